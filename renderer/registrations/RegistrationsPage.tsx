import HowToRegOutlined from '@mui/icons-material/HowToRegOutlined';
import { Box, Chip } from '@mui/material';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { registrations as promises } from '#contract/registrations.ts';
import type { Topic } from '#contract/live.ts';
import { useNow } from '../shared/clock.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/PageHeader.tsx';
import { useRead } from '../shared/query.ts';
import { DataTable } from '../shared/table/DataTable.tsx';
import { usePagedRows } from '../shared/table/paged-rows.ts';
import { useTexts } from '../shared/texts/index.ts';
import { HelpDialog } from './HelpDialog.tsx';
import { PagesForClients } from './PagesForClients.tsx';
import { PortalTabs } from './PortalTabs.tsx';
import { useColumns } from './use-columns.tsx';

const topics: readonly Topic[] = ['portal', 'accounts'];

/** Registrations under way: who is where, who is stuck and why, and help. */
export function RegistrationsPage() {
  const { common, frame, registrations: texts } = useTexts();
  const format = useFormat();
  const now = useNow();
  const [address, setAddress] = useSearchParams();
  const stuck = address.get('stuck') === 'true';
  const helped = Number(address.get('help') ?? 0);
  const change = (name: string, value: string | null): void =>
    setAddress((before) => {
      const after = new URLSearchParams(before);
      if (value === null) after.delete(name);
      else after.set(name, value);
      return after;
    });
  const rows = usePagedRows(
    promises.list,
    useMemo(() => ({ stuck }), [stuck]),
    { topics },
  );
  const { data: allStuck } = useRead(promises.list, { stuck: true, limit: 1 }, { topics });
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <PageHeader
        title={frame.screens.portal}
        note={
          <>
            <span aria-live="polite">
              {rows.total === undefined
                ? common.loading
                : `${texts.count(format.number(rows.total))} · ${common.asOf(format.instant(now))}`}
            </span>
            <PagesForClients />
          </>
        }
        actions={
          <Chip
            label={texts.stuck(format.number(allStuck?.total ?? 0))}
            variant={stuck ? 'filled' : 'outlined'}
            aria-pressed={stuck}
            onClick={() => change('stuck', stuck ? null : 'true')}
          />
        }
      />
      <PortalTabs />
      <DataTable
        label={texts.label}
        columns={useColumns()}
        rows={rows}
        onOpen={({ accountId }) => change('help', String(accountId))}
        empty={
          <EmptyState icon={HowToRegOutlined} title={stuck ? texts.noneStuck : texts.none} hint={texts.noneHint} />
        }
      />
      {helped > 0 && <HelpDialog key={helped} id={helped} onClose={() => change('help', null)} />}
    </Box>
  );
}
