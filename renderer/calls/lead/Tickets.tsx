import { Button, Link, TableCell, TableRow, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { calls, COMPLAINT } from '#contract/calls.ts';
import { cardLink } from '../../shared/accounts-link.ts';
import { CardPart } from '../../shared/CardPart.tsx';
import { useFormat } from '../../shared/format.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead, useWrite } from '../../shared/query.ts';
import { ShortTable } from '../../shared/ShortTable.tsx';
import { useTexts } from '../../shared/texts/index.ts';
import { outcomeWord } from '../words.ts';

/** What clients asked for on the phone and somebody still has to do. */
export function Tickets() {
  const texts = useTexts();
  const { calls: words } = texts;
  const { heads } = words;
  const format = useFormat();
  const query = useRead(calls.tickets, {});
  const settle = useWrite(calls.settleTicket);
  return (
    <CardPart title={words.tickets}>
      <Loaded query={query} lines={2}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Typography sx={{ color: 'text.secondary' }}>{words.noTickets}</Typography>
          ) : (
            <ShortTable framed={false} heads={[heads.when, heads.client, heads.outcome, heads.note, heads.by]} actions>
              {rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell>{format.instant(row.at)}</TableCell>
                  <TableCell>
                    <Link component={RouterLink} to={cardLink(row.accountId)}>
                      {row.holderName}
                    </Link>
                  </TableCell>
                  <TableCell>
                    {row.outcome === COMPLAINT
                      ? words.complaint
                      : outcomeWord(texts, { code: row.outcome, name: row.outcomeName })}
                  </TableCell>
                  <TableCell sx={{ maxWidth: 320, overflowWrap: 'anywhere' }}>{row.note}</TableCell>
                  <TableCell>{row.by}</TableCell>
                  <TableCell align="right" sx={{ py: 0 }}>
                    <Button
                      size="small"
                      disabled={settle.isPending}
                      aria-label={`${words.settle}: ${row.holderName}`}
                      onClick={() => settle.mutate({ id: row.id })}
                    >
                      {words.settle}
                    </Button>
                  </TableCell>
                </TableRow>
              ))}
            </ShortTable>
          )
        }
      </Loaded>
    </CardPart>
  );
}
