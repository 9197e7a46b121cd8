import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { RowChange } from '#contract/imports.ts';
import { useFormat } from '../shared/format.ts';
import { useTexts } from '../shared/texts/index.ts';
import { fieldName, shownValue } from './row-words.ts';

/** Field by field: what there was, and what there is. */
export function ChangesTable({ title, changes }: { title: string; changes: readonly RowChange[] }) {
  const texts = useTexts();
  const format = useFormat();
  const { imports: words } = texts;
  const telling = { texts, format };
  return (
    <Box>
      <Typography variant="h3">{title}</Typography>
      <Table size="small" aria-label={title}>
        <TableHead>
          <TableRow>
            <TableCell>{words.field}</TableCell>
            <TableCell>{words.before}</TableCell>
            <TableCell>{words.after}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {changes.map(({ field, before, after }) => (
            <TableRow key={field}>
              <TableCell>{fieldName(texts, field)}</TableCell>
              <TableCell sx={{ color: 'text.secondary' }}>{shownValue(telling, field, before)}</TableCell>
              <TableCell sx={{ fontWeight: 600 }}>{shownValue(telling, field, after)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
