import { Box, Button, Link, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { calls, type CallLine } from '#contract/calls.ts';
import { cardLink } from '../../shared/accounts-link.ts';
import { CardPart } from '../../shared/CardPart.tsx';
import { ConfirmDialog } from '../../shared/ConfirmDialog.tsx';
import { useFormat } from '../../shared/format.ts';
import { useWrite } from '../../shared/query.ts';
import type { Column } from '../../shared/table/column.ts';
import { DataTable } from '../../shared/table/DataTable.tsx';
import { usePagedRows } from '../../shared/table/paged-rows.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { ReassignDialog } from './ReassignDialog.tsx';

type Doing = { row: CallLine; what: 'give' | 'drop' };

/** Everybody waiting, in the order they will be given out. */
export function QueueList() {
  const { calls: words } = useTexts();
  const format = useFormat();
  const rows = usePagedRows(calls.list, { state: 'ready' }, { topics: ['calls'] });
  const [doing, setDoing] = useState<Doing | null>(null);
  const columns = useColumns(setDoing);
  const done = (): void => setDoing(null);
  return (
    <CardPart title={rows.total === undefined ? words.list : words.listOf(format.number(rows.total))}>
      {rows.total === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{words.queueEmpty}</Typography>
      ) : (
        <Box sx={{ display: 'flex', flexDirection: 'column', height: heightOf(rows.total), mx: -2, mb: -1.5 }}>
          <DataTable label={words.list} columns={columns} rows={rows} empty={null} />
        </Box>
      )}
      {doing?.what === 'give' && <ReassignDialog row={doing.row} onClose={done} />}
      {doing?.what === 'drop' && <DropDialog row={doing.row} onClose={done} />}
    </CardPart>
  );
}

const ROW_PX = 36;
const MOST_SHOWN = 12;
/** As high as its rows and head, up to a dozen; the rest is scrolled to. */
const heightOf = (total: number | undefined): number => (Math.min(total ?? MOST_SHOWN, MOST_SHOWN) + 1) * ROW_PX + 12;

function useColumns(onDo: (doing: Doing) => void): readonly Column<CallLine>[] {
  const { calls: words } = useTexts();
  const format = useFormat();
  const { heads } = words;
  return useMemo(
    () => [
      { key: 'client', title: heads.client, width: 150, grow: 1, cell: (row) => <Client row={row} /> },
      {
        key: 'reason',
        title: heads.reason,
        width: 160,
        grow: 1,
        cell: ({ reason, why }) => (why === null ? words.reasons[reason] : `${words.reasons[reason]} – ${why}`),
      },
      { key: 'deadline', title: heads.deadline, width: 110, cell: ({ deadline }) => format.date(deadline) },
      { key: 'ready', title: heads.ready, width: 150, cell: ({ readyAt }) => format.instant(readyAt) },
      { key: 'whom', title: heads.forWhom, width: 120, cell: ({ forAgentName }) => forAgentName ?? words.anyone },
      { key: 'do', title: heads.action, width: 270, align: 'end', cell: (row) => <Actions row={row} onDo={onDo} /> },
    ],
    [heads, words, format, onDo],
  );
}

const Client = ({ row: { accountId, holderName } }: { row: CallLine }) => (
  <Link component={RouterLink} to={cardLink(accountId)}>
    {holderName}
  </Link>
);

function Actions({ row, onDo }: { row: CallLine; onDo: (doing: Doing) => void }) {
  const { calls: words } = useTexts();
  return (
    <>
      <Button
        size="small"
        aria-label={`${words.reassign}: ${row.holderName}`}
        onClick={() => onDo({ row, what: 'give' })}
      >
        {words.reassign}
      </Button>
      <Button size="small" aria-label={`${words.drop}: ${row.holderName}`} onClick={() => onDo({ row, what: 'drop' })}>
        {words.drop}
      </Button>
    </>
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
