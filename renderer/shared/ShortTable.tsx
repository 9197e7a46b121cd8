import { Paper, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { ReactNode } from 'react';

type ShortTableProps = {
  heads: readonly string[];
  /** read out by screen readers where the heading above does not say it */
  label?: string;
  /** a last column, without a head, for what can be done with a row */
  actions?: boolean;
  /** framed on its own, or part of a frame around it */
  framed?: boolean;
  /** the rows, TableRow each */
  children: ReactNode;
};

/** A table that fits on a screen or two; a list without end is a DataTable. */
export function ShortTable({ heads, label, actions = false, framed = true, children }: ShortTableProps) {
  const frame = framed ? { component: Paper, variant: 'outlined' as const } : {};
  return (
    <TableContainer {...frame}>
      <Table aria-label={label}>
        <TableHead>
          <TableRow>
            {heads.map((head) => (
              <TableCell key={head}>{head}</TableCell>
            ))}
            {actions && <TableCell component="td" />}
          </TableRow>
        </TableHead>
        <TableBody>{children}</TableBody>
      </Table>
    </TableContainer>
  );
}
