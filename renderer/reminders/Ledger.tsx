import OutboxOutlined from '@mui/icons-material/OutboxOutlined';
import { useMemo, useState } from 'react';
import type { Input } from '#contract/endpoint.ts';
import { outbox, type Message } from '#contract/outbox.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { useFormat } from '../shared/format.ts';
import type { Column } from '../shared/table/column.ts';
import { DataTable } from '../shared/table/DataTable.tsx';
import { usePagedRows } from '../shared/table/paged-rows.ts';
import { useTexts } from '../shared/texts/index.ts';
import { useMay } from '../shared/session.ts';
import { nothing } from '../shared/table/selection.ts';
import { Doubts } from './Doubts.tsx';
import { MessageDrawer } from './MessageDrawer.tsx';
import { ChannelChip, MessageChip } from './StateChips.tsx';

export type LedgerFilter = Omit<Input<typeof outbox.list>, 'limit' | 'after'>;

function useColumns(inCampaign: boolean): readonly Column<Message>[] {
  const texts = useTexts();
  const { messageColumns: titles } = texts.reminders;
  const format = useFormat();
  return useMemo(() => {
    const columns: Column<Message>[] = [
      { key: 'holder', title: titles.holder, width: 170, grow: 2, cell: ({ holderName }) => holderName ?? '' },
      {
        key: 'to',
        title: titles.to,
        width: 190,
        grow: 2,
        cell: ({ to, channel }) => (to === null ? '' : channel === 'sms' ? format.phone(to) : to),
      },
      { key: 'channel', title: titles.channel, width: 84, cell: ({ channel }) => <ChannelChip channel={channel} /> },
      { key: 'state', title: titles.state, width: 130, cell: ({ state }) => <MessageChip state={state} /> },
      {
        key: 'reason',
        title: titles.reason,
        width: 184,
        grow: 1,
        cell: ({ reason }) => (reason === null ? '' : texts.story.messageReasons[reason]),
      },
      { key: 'campaign', title: titles.campaign, width: 140, grow: 1, cell: ({ campaignName }) => campaignName ?? '' },
      { key: 'at', title: titles.at, width: 150, cell: ({ sentAt, createdAt }) => format.instant(sentAt ?? createdAt) },
    ];
    return columns.filter(({ key }) => !inCampaign || (key !== 'campaign' && key !== 'channel'));
  }, [texts, titles, format, inCampaign]);
}

/** Messages and what became of them; opening one shows its text and what can be done. */
export function Ledger({ filter, inCampaign = false }: { filter: LedgerFilter; inCampaign?: boolean }) {
  const texts = useTexts().reminders;
  const [opened, setOpened] = useState<Message | null>(null);
  const rows = usePagedRows(outbox.list, filter, { topics: ['outbox'] });
  const deciding = useMay('outbox:settle') && filter.state === 'unknown';
  const [selection, setSelection] = useState(nothing);
  return (
    <>
      <DataTable
        label={texts.outboxLabel}
        columns={useColumns(inCampaign)}
        rows={rows}
        onOpen={setOpened}
        {...(deciding ? { selection, onSelect: setSelection } : {})}
        empty={<EmptyState icon={OutboxOutlined} title={texts.noMessages} hint={texts.noMessagesHint} />}
      />
      {deciding && <Doubts filter={filter} total={rows.total ?? 0} selection={selection} onSelect={setSelection} />}
      {opened !== null && <MessageDrawer message={opened} onClose={() => setOpened(null)} />}
    </>
  );
}
