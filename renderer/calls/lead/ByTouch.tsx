import { TableCell, TableRow, Typography } from '@mui/material';
import type { LocalDate } from '#contract/basics.ts';
import { calls } from '#contract/calls.ts';
import { CardPart } from '../../shared/CardPart.tsx';
import { useFormat } from '../../shared/format.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead } from '../../shared/query.ts';
import { ShortTable } from '../../shared/ShortTable.tsx';
import { useTexts } from '../../shared/texts/index.ts';

/** What registrations of some days were preceded by: the last contact, and every one, within a week. */
export function ByTouch({ days }: { days: { from: LocalDate; to: LocalDate } }) {
  const { calls: words } = useTexts();
  const format = useFormat();
  const query = useRead(calls.touches, days, { topics: [], keep: true });
  const { touch, last, any } = words.touchHeads;
  return (
    <CardPart title={words.byTouch}>
      <Loaded query={query} lines={4}>
        {({ asOf, registrations, rows }) => {
          const of = (n: number): string =>
            registrations === 0 ? format.number(n) : `${format.number(n)} (${format.percent(n / registrations)})`;
          return (
            <>
              <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
                {words.touchesOf(format.number(registrations), format.instant(asOf))}
              </Typography>
              <ShortTable framed={false} heads={[touch, last, any]}>
                {rows.map((row) => (
                  <TableRow key={row.touch}>
                    <TableCell>{words.touches[row.touch]}</TableCell>
                    <TableCell>{of(row.last)}</TableCell>
                    <TableCell>{of(row.any)}</TableCell>
                  </TableRow>
                ))}
              </ShortTable>
            </>
          );
        }}
      </Loaded>
    </CardPart>
  );
}
