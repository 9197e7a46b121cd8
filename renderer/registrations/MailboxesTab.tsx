import MailOutlined from '@mui/icons-material/MailOutlined';
import { Box } from '@mui/material';
import { useMemo } from 'react';
import { insurer as promises, type MailboxRow } from '#contract/insurer.ts';
import type { Topic } from '#contract/live.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/PageHeader.tsx';
import type { Column } from '../shared/table/column.ts';
import { DataTable } from '../shared/table/DataTable.tsx';
import { usePagedRows } from '../shared/table/paged-rows.ts';
import { useTexts } from '../shared/texts/index.ts';
import { PortalTabs } from './PortalTabs.tsx';

const topics: readonly Topic[] = ['portal'];

function useColumns(): readonly Column<MailboxRow>[] {
  const { common, registrations: texts } = useTexts();
  const format = useFormat();
  return useMemo(() => {
    const { mailboxColumns: titles, mailboxStates } = texts;
    return [
      { key: 'email', title: titles.email, width: 180, grow: 2, cell: (row) => row.email },
      { key: 'state', title: titles.state, width: 168, cell: (row) => mailboxStates[row.state] },
      { key: 'contracts', title: titles.contracts, width: 96, cell: (row) => format.number(row.contracts) },
      {
        key: 'holders',
        title: titles.holders,
        width: 128,
        cell: ({ holders }) => (holders > 1 ? texts.sharedBox(format.number(holders)) : format.number(holders)),
      },
      { key: 'items', title: titles.items, width: 96, cell: (row) => format.number(row.items) },
      { key: 'unread', title: titles.unread, width: 96, cell: (row) => format.number(row.unread) },
      { key: 'created', title: titles.created, width: 136, cell: (row) => format.instant(row.createdAt) },
      {
        key: 'expires',
        title: titles.expires,
        width: 136,
        cell: (row) => (row.passwordExpiresAt === null ? common.none : format.instant(row.passwordExpiresAt)),
      },
    ];
  }, [common, texts, format]);
}

/** The mailboxes: in use or not, how much is unread; what is in them nobody here sees. */
export function MailboxesTab() {
  const { common, frame, registrations: texts } = useTexts();
  const format = useFormat();
  const rows = usePagedRows(
    promises.mailboxes,
    useMemo(() => ({}), []),
    { topics },
  );
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <PageHeader
        title={frame.screens.portal}
        note={
          <span aria-live="polite">
            {rows.total === undefined ? common.loading : texts.mailboxCount(format.number(rows.total))}
          </span>
        }
      />
      <PortalTabs />
      <DataTable
        label={texts.tabs.mailboxes}
        columns={useColumns()}
        rows={rows}
        empty={<EmptyState icon={MailOutlined} title={texts.noMailboxes} hint={texts.noMailboxesHint} />}
      />
    </Box>
  );
}
