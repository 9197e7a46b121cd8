import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import { Box, Button, LinearProgress } from '@mui/material';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { campaigns as promises, type Campaign } from '#contract/campaigns.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { useFormat } from '../shared/format.ts';
import { useMay } from '../shared/session.ts';
import type { Column } from '../shared/table/column.ts';
import { DataTable } from '../shared/table/DataTable.tsx';
import { usePagedRows } from '../shared/table/paged-rows.ts';
import { useTexts } from '../shared/texts/index.ts';
import { progressOf } from './campaign-progress.ts';
import { CampaignChip, ChannelChip } from './StateChips.tsx';
import { Tabs } from './Tabs.tsx';

function useColumns(): readonly Column<Campaign>[] {
  const texts = useTexts().reminders;
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'name',
        title: texts.columns.name,
        width: 220,
        grow: 2,
        cell: ({ name }) => <strong title={name}>{name}</strong>,
      },
      {
        key: 'channel',
        title: texts.columns.channel,
        width: 90,
        cell: ({ channel }) => <ChannelChip channel={channel} />,
      },
      { key: 'state', title: texts.columns.state, width: 160, cell: (row) => <CampaignChip campaign={row} /> },
      { key: 'progress', title: texts.columns.progress, width: 180, grow: 1, cell: (row) => <Bar campaign={row} /> },
      {
        key: 'sent',
        title: texts.columns.sent,
        width: 70,
        align: 'end',
        cell: (row) => format.number(progressOf(row).sent),
      },
      {
        key: 'trouble',
        title: texts.columns.trouble,
        width: 72,
        align: 'end',
        cell: (row) => <Trouble count={progressOf(row).trouble} />,
      },
      { key: 'createdBy', title: texts.columns.createdBy, width: 130, cell: ({ createdBy }) => createdBy.displayName },
      {
        key: 'startedAt',
        title: texts.columns.startedAt,
        width: 150,
        cell: (row) => <Begins campaign={row} />,
      },
    ],
    [texts, format],
  );
}

/** When it began; of one that waits for its time, when it will. */
function Begins({ campaign: { state, startedAt, sendAt } }: { campaign: Campaign }) {
  const format = useFormat();
  const at = state === 'scheduled' ? sendAt : startedAt;
  return at === null ? null : format.instant(at);
}

function Trouble({ count }: { count: number }) {
  const format = useFormat();
  return count === 0 ? null : (
    <Box component="span" sx={{ color: 'error.main', fontWeight: 650 }}>
      {format.number(count)}
    </Box>
  );
}

function Bar({ campaign }: { campaign: Campaign }) {
  const texts = useTexts().reminders;
  const format = useFormat();
  const { done, total, sent, trouble } = progressOf(campaign);
  if (total === 0) return null;
  const reached = campaign.state === 'cancelled' ? sent + trouble : done;
  const said = texts.progress(format.number(reached), format.number(total));
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, width: '100%' }}>
      <LinearProgress
        variant="determinate"
        aria-label={`${texts.columns.progress}: ${said}`}
        value={(reached / total) * 100}
        sx={{ flex: 1, height: 6, borderRadius: 3 }}
      />
      <Box component="span" className="figures" sx={{ minWidth: 72, textAlign: 'right' }}>
        {said}
      </Box>
    </Box>
  );
}

/** All campaigns, newest first; those under way move by themselves. */
export function CampaignsTab() {
  const texts = useTexts().reminders;
  const navigate = useNavigate();
  const rows = usePagedRows(promises.list, {});
  return (
    <Tabs>
      <DataTable
        label={texts.campaignsLabel}
        columns={useColumns()}
        rows={rows}
        onOpen={({ id }) => void navigate(`/reminders/campaigns/${id}`)}
        empty={<NoCampaigns />}
      />
    </Tabs>
  );
}

function NoCampaigns() {
  const texts = useTexts().reminders;
  const mayRun = useMay('campaigns:run');
  const begin = (
    <Button component={Link} to="/reminders/new" variant="contained">
      {texts.new}
    </Button>
  );
  return (
    <EmptyState
      icon={CampaignOutlined}
      title={texts.noCampaigns}
      hint={texts.noCampaignsHint}
      {...(mayRun ? { action: begin } : {})}
    />
  );
}
