import { TableCell, TableRow } from '@mui/material';
import type { ErrorCode } from '#contract/errors.ts';
import { useFormat } from '../shared/format.ts';
import { ShortTable } from '../shared/ShortTable.tsx';
import { useTexts } from '../shared/texts/index.ts';

type Fault = { line: number; id: string | null; code: ErrorCode; fields?: readonly string[] };

/** Lines nobody can take, and why. */
export function FaultTable({ faults }: { faults: readonly Fault[] }) {
  const { common, errors, feed: texts } = useTexts();
  const format = useFormat();
  const why = ({ code, fields = [] }: Fault): string =>
    fields.length > 0 ? texts.fields(fields.join(', ')) : `${errors[code].what} ${errors[code].todo ?? ''}`;
  return (
    <ShortTable heads={[texts.line, texts.id, texts.why]} label={texts.faults}>
      {faults.map((fault) => (
        <TableRow key={fault.line}>
          <TableCell className="figures">{format.number(fault.line)}</TableCell>
          <TableCell>{fault.id ?? common.none}</TableCell>
          <TableCell>{why(fault)}</TableCell>
        </TableRow>
      ))}
    </ShortTable>
  );
}
