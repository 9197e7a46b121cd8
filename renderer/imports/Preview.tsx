import ViewColumnOutlined from '@mui/icons-material/ViewColumnOutlined';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { rowViews, type Import, type ImportCounts, type RowView } from '#contract/imports.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { ApiFailure } from '../shared/api-client.ts';
import { useTexts } from '../shared/texts/index.ts';
import { ConflictBar } from './ConflictBar.tsx';
import { CountFilters, viewsOf } from './CountFilters.tsx';
import { FaultsButton } from './FaultsButton.tsx';
import { MappingPanel } from './MappingPanel.tsx';
import { RowsTable } from './RowsTable.tsx';
import { toApply } from './row-words.ts';

/** What is looked at first: what needs a look. */
const firstView = (counts: ImportCounts): RowView =>
  viewsOf(counts).find((view) => view !== 'same' && counts[view] > 0) ?? 'same';

/** What a list would do or has done: counts that are filters, and the lines behind each. */
export function Preview({ list }: { list: Import }) {
  const { imports: texts } = useTexts();
  const [search, setSearch] = useSearchParams();
  const [columnsOpen, setColumnsOpen] = useState(false);
  const { counts, state, mapping, error } = list;
  const asked = rowViews.find((view) => view === search.get('kind'));
  const view = asked ?? (state === 'undone' && counts.kept > 0 ? 'kept' : firstView(counts));
  const idle = state === 'preview' && toApply(counts) === 0;
  return (
    <>
      <Box sx={{ display: 'grid', gap: 1.25, px: 3, pb: 1.25 }}>
        {error !== null && <FailureNote failure={new ApiFailure(error.code, 0, error.code, error.details)} />}
        {idle && (
          <Alert severity="info" variant="outlined">
            {counts.faulty > 0 && counts.same === 0 ? texts.allFaulty : texts.nothingToApply}
          </Alert>
        )}
        <CountFilters counts={counts} chosen={view} onChoose={(kind) => setSearch({ kind }, { replace: true })} />
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', minHeight: 36 }}>
          <Typography aria-live="polite" variant="body2" sx={{ color: 'text.secondary', flex: 1, minWidth: 280 }}>
            {texts.viewHints[view]}
          </Typography>
          {view === 'faulty' && counts.faulty > 0 && <FaultsButton list={list} />}
          {state === 'preview' && (
            <Button
              startIcon={<ViewColumnOutlined />}
              aria-expanded={columnsOpen}
              onClick={() => setColumnsOpen(!columnsOpen)}
            >
              {texts.mapping}
            </Button>
          )}
        </Box>
        {view === 'conflict' && state === 'preview' && counts.conflict > 0 && <ConflictBar list={list} />}
        {columnsOpen && mapping && state === 'preview' && <MappingPanel id={list.id} mapping={mapping} />}
      </Box>
      {!columnsOpen && <RowsTable key={view} list={list} view={view} />}
    </>
  );
}
