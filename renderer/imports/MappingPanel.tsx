import { Alert, Box, Button, Paper, Stack, Typography } from '@mui/material';
import type { ImportMapping } from '#contract/imports.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useFormat } from '../shared/format.ts';
import { useTexts } from '../shared/texts/index.ts';
import { MappingTable } from './MappingTable.tsx';
import { OpeningChoices } from './OpeningChoices.tsx';
import { columnList } from './row-words.ts';
import { useMapping } from './use-mapping.ts';

/** Which column of the file means what: guessed, shown with samples, changeable. */
export function MappingPanel({ id, mapping }: { id: number; mapping: ImportMapping }) {
  const texts = useTexts();
  const format = useFormat();
  const { imports: words } = texts;
  const form = useMapping(id, mapping);
  const { headerLine, ties } = mapping;
  // where it is only not known which of several it is, that is said instead
  const missing = form.missing.filter((column) => !ties.some(({ columns }) => columns.includes(column)));
  return (
    <Paper variant="outlined" sx={{ p: 2.5, display: 'grid', gap: 1.5 }}>
      <Box>
        <Typography variant="h2">{words.mappingTitle}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {words.mappingHint} {headerLine === null ? words.noHeader : words.headerLine(format.number(headerLine))}
        </Typography>
      </Box>
      <FailureNote failure={form.failure} />
      {missing.length > 0 && (
        <Alert severity="warning" variant="outlined">
          {words.mappingMissing(columnList(texts, missing))}
        </Alert>
      )}
      {ties.map(({ columns, letters }) => (
        <Alert key={letters.join()} severity="info" variant="outlined">
          {words.mappingTie(letters.join(', '), columnList(texts, columns))}
        </Alert>
      ))}
      {form.twice.length > 0 && (
        <Alert severity="error" variant="outlined">
          {words.mappingTwice(columnList(texts, form.twice))}
        </Alert>
      )}
      <OpeningChoices mapping={mapping} busy={form.busy} onChange={form.reopen} />
      <MappingTable columns={mapping.columns} form={form} />
      <Stack direction="row">
        <Button variant="contained" disabled={!form.ready || form.busy} onClick={form.send}>
          {words.readAgain}
        </Button>
      </Stack>
    </Paper>
  );
}
