import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useFormat } from '../shared/format.ts';
import { useTexts } from '../shared/texts/index.ts';
import { fieldName, shownValue, type TellingChange } from './row-words.ts';

/** Field by field: what there was, and what there is. */
export function ChangesTable({ title, changes }: { title: string; changes: readonly TellingChange[] }) {
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
          {changes.map(({ field, heading, before, after }) => (
            <TableRow key={heading ?? field}>
              <TableCell>{fieldName(texts, field, heading)}</TableCell>
              <TableCell sx={{ color: 'text.secondary' }}>{shownValue(telling, field, before)}</TableCell>
              <TableCell sx={{ fontWeight: 600 }}>{shownValue(telling, field, after)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
