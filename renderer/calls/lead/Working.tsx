import { Button, Link, TableCell, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import { calls, type CallLine } from '#contract/calls.ts';
import { cardLink } from '../../shared/accounts-link.ts';
import { CardPart } from '../../shared/CardPart.tsx';
import { ConfirmDialog } from '../../shared/ConfirmDialog.tsx';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { useFormat } from '../../shared/format.ts';
import { useWrite } from '../../shared/query.ts';
import { ShortTable } from '../../shared/ShortTable.tsx';
import { useTexts } from '../../shared/texts/index.ts';
import { ReassignDialog } from './ReassignDialog.tsx';

/** Who is on what, since when; a client can be taken over or given to somebody else. */
export function Working({ rows }: { rows: readonly CallLine[] }) {
  const { calls: words } = useTexts();
  const format = useFormat();
  const { heads } = words;
  const [taking, setTaking] = useState<CallLine | null>(null);
  const [giving, setGiving] = useState<CallLine | null>(null);
  return (
    <CardPart title={words.working}>
      {rows.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{words.nobodyWorks}</Typography>
      ) : (
        <ShortTable framed={false} heads={[heads.agent, heads.client, heads.since]} actions>
          {rows.map((row) => (
            <TableRow key={row.id}>
              <TableCell>{row.agentName}</TableCell>
              <TableCell>
                <Link component={RouterLink} to={cardLink(row.accountId)}>
                  {row.holderName}
                </Link>
              </TableCell>
              <TableCell>{row.leasedAt === null ? '' : format.time(row.leasedAt)}</TableCell>
              <TableCell align="right" sx={{ py: 0, whiteSpace: 'nowrap' }}>
                <Button size="small" aria-label={`${words.takeOver}: ${row.holderName}`} onClick={() => setTaking(row)}>
                  {words.takeOver}
                </Button>
                <Button size="small" aria-label={`${words.reassign}: ${row.holderName}`} onClick={() => setGiving(row)}>
                  {words.reassign}
                </Button>
              </TableCell>
            </TableRow>
          ))}
        </ShortTable>
      )}
      {taking && <TakeOver row={taking} onClose={() => setTaking(null)} />}
      {giving && <ReassignDialog row={giving} onClose={() => setGiving(null)} />}
    </CardPart>
  );
}

function TakeOver({ row, onClose }: { row: CallLine; onClose: () => void }) {
  const { calls: words } = useTexts();
  const navigate = useNavigate();
  const takeOver = useWrite(calls.takeOver);
  return (
    <ConfirmDialog
      title={words.takeOver}
      action={words.takeOver}
      busy={takeOver.isPending}
      onClose={onClose}
      onConfirm={() => takeOver.mutate({ id: row.id }, { onSuccess: () => void navigate('/calls') })}
    >
      {words.takeOverText(row.agentName ?? '', row.holderName)}
      <FailureNote failure={takeOver.error} />
    </ConfirmDialog>
  );
}
