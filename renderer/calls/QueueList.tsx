import { Button, Link, TableCell, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { calls, type CallLine } from '#contract/calls.ts';
import { cardLink } from '../shared/accounts-link.ts';
import { CardPart } from '../shared/CardPart.tsx';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { useRead, useWrite } from '../shared/query.ts';
import { ShortTable } from '../shared/ShortTable.tsx';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { ReassignDialog } from './ReassignDialog.tsx';

const SHOWN = 20;

/** The next clients in the order they will be given out. */
export function QueueList() {
  const { calls: words } = useTexts();
  const format = useFormat();
  const { heads } = words;
  const query = useRead(calls.list, { state: 'ready', limit: SHOWN });
  const [giving, setGiving] = useState<CallLine | null>(null);
  const [dropping, setDropping] = useState<CallLine | null>(null);
  return (
    <CardPart title={words.list}>
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Typography sx={{ color: 'text.secondary' }}>{words.queueEmpty}</Typography>
          ) : (
            <ShortTable
              framed={false}
              heads={[heads.client, heads.reason, heads.deadline, heads.ready, heads.forWhom]}
              actions
            >
              {rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell>
                    <Link component={RouterLink} to={cardLink(row.accountId)}>
                      {row.holderName}
                    </Link>
                  </TableCell>
                  <TableCell>
                    {words.reasons[row.reason]}
                    {row.why !== null && ` – ${row.why}`}
                  </TableCell>
                  <TableCell>{format.date(row.deadline)}</TableCell>
                  <TableCell>{format.instant(row.readyAt)}</TableCell>
                  <TableCell>{row.forAgentName ?? words.anyone}</TableCell>
                  <TableCell align="right" sx={{ py: 0, whiteSpace: 'nowrap' }}>
                    <Button
                      size="small"
                      aria-label={`${words.reassign}: ${row.holderName}`}
                      onClick={() => setGiving(row)}
                    >
                      {words.reassign}
                    </Button>
                    <Button
                      size="small"
                      aria-label={`${words.drop}: ${row.holderName}`}
                      onClick={() => setDropping(row)}
                    >
                      {words.drop}
                    </Button>
                  </TableCell>
                </TableRow>
              ))}
            </ShortTable>
          )
        }
      </Loaded>
      {giving && <ReassignDialog row={giving} onClose={() => setGiving(null)} />}
      {dropping && <DropDialog row={dropping} onClose={() => setDropping(null)} />}
    </CardPart>
  );
}

function DropDialog({ row, onClose }: { row: CallLine; onClose: () => void }) {
  const { calls: words } = useTexts();
  const drop = useWrite(calls.drop);
  const go = (): void =>
    drop.mutate(
      { id: row.id },
      {
        onSuccess: () => {
          toast(words.dropped);
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={words.drop}
      action={words.drop}
      destructive
      busy={drop.isPending}
      onClose={onClose}
      onConfirm={go}
    >
      {words.dropText(row.holderName)}
    </ConfirmDialog>
  );
}
