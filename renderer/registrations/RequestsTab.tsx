import AssignmentOutlined from '@mui/icons-material/AssignmentOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import HighlightOff from '@mui/icons-material/HighlightOff';
import Inbox from '@mui/icons-material/Inbox';
import TrendingFlat from '@mui/icons-material/TrendingFlat';
import { Box, Chip } from '@mui/material';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Topic } from '#contract/live.ts';
import { requests as promises, requestStates, type RequestRow, type RequestState } from '#contract/requests.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/PageHeader.tsx';
import type { Column } from '../shared/table/column.ts';
import { DataTable } from '../shared/table/DataTable.tsx';
import { usePagedRows } from '../shared/table/paged-rows.ts';
import { useTexts } from '../shared/texts/index.ts';
import { type Tone, ToneChip } from '../shared/ToneChip.tsx';
import { PortalTabs } from './PortalTabs.tsx';
import { RequestDialog } from './RequestDialog.tsx';

const topics: readonly Topic[] = ['portal'];

const looks: Record<RequestState, { tone: Tone; icon: typeof Inbox }> = {
  received: { tone: 'soon', icon: Inbox },
  in_progress: { tone: 'busy', icon: TrendingFlat },
  done: { tone: 'done', icon: CheckCircleOutlined },
  rejected: { tone: 'quiet', icon: HighlightOff },
};

function useColumns(): readonly Column<RequestRow>[] {
  const { common, registrations, story } = useTexts();
  const format = useFormat();
  return useMemo(() => {
    const { requestColumns: titles } = registrations;
    return [
      {
        key: 'state',
        title: titles.state,
        width: 140,
        cell: ({ state }) => <ToneChip {...looks[state]} word={story.requestStates[state]} />,
      },
      { key: 'kind', title: titles.kind, width: 150, cell: (row) => story.requestKinds[row.kind] },
      { key: 'client', title: titles.client, width: 180, grow: 2, cell: (row) => row.clientName },
      { key: 'number', title: titles.number, width: 120, cell: (row) => row.accountNumber ?? common.none },
      { key: 'contract', title: titles.contract, width: 130, cell: (row) => row.contractNumber ?? common.none },
      { key: 'assigned', title: titles.assigned, width: 130, grow: 1, cell: (row) => row.assignedTo ?? common.none },
      { key: 'created', title: titles.created, width: 136, cell: (row) => format.instant(row.createdAt) },
    ];
  }, [common, registrations, story, format]);
}

/** What clients ask for at the portal, and their replies: taken on, answered, seen by them. */
export function RequestsTab() {
  const { common, frame, registrations: texts, story } = useTexts();
  const format = useFormat();
  const [address, setAddress] = useSearchParams();
  const state = requestStates.find((each) => each === address.get('state'));
  const open = Number(address.get('request') ?? 0);
  const change = (name: string, value: string | null): void =>
    setAddress((before) => {
      const after = new URLSearchParams(before);
      if (value === null) after.delete(name);
      else after.set(name, value);
      return after;
    });
  const rows = usePagedRows(
    promises.list,
    useMemo(() => (state === undefined ? {} : { state: [state] }), [state]),
    { topics },
  );
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <PageHeader
        title={frame.screens.portal}
        note={
          <span aria-live="polite">
            {rows.total === undefined ? common.loading : texts.requestCount(format.number(rows.total))}
          </span>
        }
        actions={requestStates.map((each) => (
          <Chip
            key={each}
            label={story.requestStates[each]}
            variant={each === state ? 'filled' : 'outlined'}
            aria-pressed={each === state}
            onClick={() => change('state', each === state ? null : each)}
          />
        ))}
      />
      <PortalTabs />
      <DataTable
        label={texts.tabs.requests}
        columns={useColumns()}
        rows={rows}
        onOpen={({ id }) => change('request', String(id))}
        empty={<EmptyState icon={AssignmentOutlined} title={texts.noRequests} hint={texts.noRequestsHint} />}
      />
      {open > 0 && <RequestDialog key={open} id={open} onClose={() => change('request', null)} />}
    </Box>
  );
}
