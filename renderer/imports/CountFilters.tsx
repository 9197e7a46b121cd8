import { Box } from '@mui/material';
import type { ImportCounts, RowView } from '#contract/imports.ts';
import { useTexts } from '../shared/texts/index.ts';
import { CountButton } from './CountButton.tsx';

/** Shown even when there is nothing of them: that too is an answer. */
const always: readonly RowView[] = ['new', 'changed', 'same', 'faulty', 'gone'];
const onlyWhenAny: readonly RowView[] = ['conflict', 'back', 'repeated', 'erased', 'kept'];

export const viewsOf = (counts: ImportCounts): RowView[] => [
  ...always,
  ...onlyWhenAny.filter((view) => counts[view] > 0),
];

type CountFiltersProps = { counts: ImportCounts; chosen: RowView; onChoose: (view: RowView) => void };

/** How many lines there are of each kind; each number shows the lines it counts. */
export function CountFilters({ counts, chosen, onChoose }: CountFiltersProps) {
  const { common, imports: texts } = useTexts();
  return (
    <Box role="group" aria-label={common.filters} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {viewsOf(counts).map((view) => (
        <CountButton
          key={view}
          count={counts[view]}
          label={texts.views[view]}
          chosen={view === chosen}
          onChoose={() => onChoose(view)}
        />
      ))}
    </Box>
  );
}
