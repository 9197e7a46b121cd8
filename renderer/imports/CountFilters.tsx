import { Box, ButtonBase, Typography } from '@mui/material';
import type { ImportCounts, RowView } from '#contract/imports.ts';
import { useFormat } from '../shared/format.ts';
import { useTexts } from '../shared/texts/index.ts';

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
  const format = useFormat();
  return (
    <Box role="group" aria-label={common.filters} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {viewsOf(counts).map((view) => (
        <ButtonBase
          key={view}
          aria-pressed={view === chosen}
          onClick={() => onChoose(view)}
          sx={{
            display: 'grid',
            justifyContent: 'start',
            justifyItems: 'start',
            textAlign: 'start',
            minWidth: 108,
            px: 1.5,
            py: 0.75,
            border: 1,
            borderColor: view === chosen ? 'primary.main' : 'divider',
            outline: view === chosen ? 1 : 0,
            outlineColor: 'primary.main',
            borderRadius: 1,
            bgcolor: 'background.paper',
            '&:hover': { bgcolor: 'action.hover' },
            '&:focus-visible': { outline: 2, outlineColor: 'primary.main', outlineOffset: 2 },
          }}
        >
          <Typography component="span" className="figures" sx={{ fontSize: 22, fontWeight: 650, lineHeight: 1.2 }}>
            {format.number(counts[view])}
          </Typography>
          <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
            {texts.views[view]}
          </Typography>
        </ButtonBase>
      ))}
    </Box>
  );
}
