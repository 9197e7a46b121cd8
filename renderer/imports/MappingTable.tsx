import { TableCell, TableRow, TextField, Typography } from '@mui/material';
import type { ImportMapping } from '#contract/imports.ts';
import { listColumns, requiredColumns, type ListColumn } from '#contract/list-columns.ts';
import { useFormat } from '../shared/format.ts';
import { ShortTable } from '../shared/ShortTable.tsx';
import { useTexts } from '../shared/texts/index.ts';
import type { MappingForm } from './use-mapping.ts';

type Row = ImportMapping['columns'][number];

const isRequired = (column: ListColumn): boolean => requiredColumns.some((required) => required === column);

/** The columns of the file with what stands in them, and what each of them means. */
export function MappingTable({ columns, form }: { columns: readonly Row[]; form: MappingForm }) {
  const { imports: texts } = useTexts();
  return (
    <ShortTable
      heads={[texts.column, texts.heading, texts.samples, texts.meaning, texts.sure]}
      label={texts.mappingTitle}
      framed={false}
    >
      {columns.map((row) => (
        <MappingRow key={row.letter} row={row} form={form} />
      ))}
    </ShortTable>
  );
}

function MappingRow({
  row: { letter, heading, samples, column, confidence, by },
  form,
}: {
  row: Row;
  form: MappingForm;
}) {
  const { imports: texts } = useTexts();
  const format = useFormat();
  const chosen = form.chosen[letter] ?? null;
  const asGuessed = chosen !== null && chosen === column && by !== null;
  return (
    <TableRow>
      <TableCell className="figures">{letter}</TableCell>
      <TableCell sx={{ fontWeight: 600 }}>{heading}</TableCell>
      <TableCell sx={{ color: 'text.secondary', maxWidth: 320 }}>
        <Typography variant="body2" noWrap title={samples.join(' · ')}>
          {samples.join(' · ')}
        </Typography>
      </TableCell>
      <TableCell sx={{ py: 0.5 }}>
        <TextField
          select
          size="small"
          value={chosen ?? ''}
          onChange={(event) => {
            const wanted = event.target.value;
            form.choose(letter, wanted === 'extra' ? wanted : (listColumns.find((each) => each === wanted) ?? null));
          }}
          slotProps={{
            select: { native: true },
            htmlInput: { 'aria-label': texts.meaningOf(letter, heading) },
          }}
          sx={{ minWidth: 220 }}
        >
          <option value="">{texts.notNeeded}</option>
          {heading !== '' && <option value="extra">{texts.keepAsExtra}</option>}
          {listColumns.map((each) => (
            <option key={each} value={each}>
              {texts.columns[each]}
              {isRequired(each) ? ' *' : ''}
            </option>
          ))}
        </TextField>
      </TableCell>
      <TableCell sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {asGuessed && `${format.percent(confidence)} – ${texts.evidence[by]}`}
        {!asGuessed && chosen !== null && texts.evidence.person}
      </TableCell>
    </TableRow>
  );
}
