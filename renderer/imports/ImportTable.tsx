import { Link, TableCell, TableRow } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { Import } from '#contract/imports.ts';
import { useFormat } from '../shared/format.ts';
import { ShortTable } from '../shared/ShortTable.tsx';
import { useTexts } from '../shared/texts/index.ts';
import { StateChip } from './StateChip.tsx';

/** The lists taken in, newest first. */
export function ImportTable({ rows }: { rows: readonly Import[] }) {
  const { frame, imports: texts } = useTexts();
  return (
    <ShortTable
      heads={[texts.file, texts.state, texts.content, texts.when, texts.who]}
      label={frame.screens.imports}
      framed={false}
    >
      {rows.map((row) => (
        <ImportLine key={row.id} row={row} />
      ))}
    </ShortTable>
  );
}

function ImportLine({ row: { id, filename, state, counts, progress, createdAt, createdBy } }: { row: Import }) {
  const { common, imports: texts, listFolder } = useTexts();
  const format = useFormat();
  const { number } = format;
  const share = progress.total > 0 ? progress.done / progress.total : 0;
  const underWay = state === 'reading' || state === 'applying' || state === 'undoing';
  return (
    <TableRow hover>
      <TableCell sx={{ fontWeight: 600 }}>
        <Link component={RouterLink} to={`/imports/${id}`} underline="hover">
          {filename}
        </Link>
      </TableCell>
      <TableCell>
        <StateChip state={state} />
        {underWay && ` ${format.percent(share)}`}
      </TableCell>
      <TableCell className="figures">
        {state === 'failed' || state === 'needs_mapping' || state === 'received'
          ? common.none
          : texts.brief(number(counts.new), number(counts.changed), number(counts.faulty))}
      </TableCell>
      <TableCell className="figures" sx={{ whiteSpace: 'nowrap' }}>
        {format.instant(createdAt)}
      </TableCell>
      <TableCell>{createdBy ?? listFolder.by}</TableCell>
    </TableRow>
  );
}
