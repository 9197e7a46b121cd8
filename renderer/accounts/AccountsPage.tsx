import FolderSharedOutlined from '@mui/icons-material/FolderSharedOutlined';
import { Box, Button } from '@mui/material';
import { useCallback, useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { accounts as promises, type AccountFilter } from '#contract/accounts.ts';
import { MOST_ADDED } from '#contract/calls.ts';
import { settings } from '#contract/settings.ts';
import { exportLink, reminderLink, sortIn } from '../shared/accounts-link.ts';
import { useNow } from '../shared/clock.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { useFilterWords } from '../shared/filter-words.ts';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/PageHeader.tsx';
import { useRead } from '../shared/query.ts';
import { useMay } from '../shared/session.ts';
import { useColumnLayout } from '../shared/table/column-layout.ts';
import { ColumnChooser } from '../shared/table/ColumnChooser.tsx';
import { DataTable } from '../shared/table/DataTable.tsx';
import { usePagedRows } from '../shared/table/paged-rows.ts';
import { PrintList } from '../shared/table/PrintList.tsx';
import { countSelected, type Selection } from '../shared/table/selection.ts';
import { SelectionBar } from '../shared/table/SelectionBar.tsx';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { CallDialog } from './CallDialog.tsx';
import { CardDrawer } from './CardDrawer.tsx';
import { changed } from './changed-filter.ts';
import { FilterBar } from './FilterBar.tsx';
import { SearchBox } from './SearchBox.tsx';
import { useColumns } from './use-columns.tsx';
import { useListAddress } from './use-list-address.ts';
import { ViewsMenu } from './ViewsMenu.tsx';

/** What the selection means: the filter itself, or the accounts picked one by one. */
const audience = (filter: AccountFilter, selection: Selection): AccountFilter =>
  selection.kind === 'all' ? filter : { ids: [...selection.ids] };

/** The list of client accounts: who is due, who is stuck where. */
export function AccountsPage() {
  const texts = useTexts();
  const format = useFormat();
  const now = useNow();
  const navigate = useNavigate();
  const mayRemind = useMay('campaigns:run');
  const mayExport = useMay('exports:make');
  const mayLead = useMay('calls:supervise');
  const [calling, setCalling] = useState(false);
  const { filter, sort, selection, card, change } = useListAddress();
  const layout = useColumnLayout('accounts', useColumns());
  const rows = usePagedRows(
    promises.list,
    useMemo(() => ({ ...filter, sort }), [filter, sort]),
  );
  const { data: summary } = useRead(promises.summary, filter, { keep: true });
  const { data: cohorts } = useRead(settings.cohorts, {});
  const { data: intermediaries } = useRead(settings.intermediaries, {});
  const shown = layout.visible.map(({ key }) => key);
  const words = useFilterWords(filter);
  const state = `${texts.accounts.count(format.number(rows.total ?? 0))} · ${texts.common.asOf(format.instant(now))}`;
  const narrowed = Object.keys(filter).length > 0;
  const search = useCallback(
    (q: string) => change({ filter: changed(filter, { q: q === '' ? undefined : q }) }, true),
    [change, filter],
  );
  const selected = countSelected(selection, rows.total ?? 0);
  const call = (): void =>
    selected > MOST_ADDED
      ? toast(texts.calls.adding.tooMany(format.number(MOST_ADDED)), { kind: 'told' })
      : setCalling(true);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 480 }}>
      <PageHeader
        title={texts.frame.screens.accounts}
        note={<span aria-live="polite">{rows.total === undefined ? texts.common.loading : state}</span>}
        actions={
          <>
            <ViewsMenu
              filter={filter}
              sort={sort}
              onChoose={(chosen, order) => change({ filter: chosen, sort: order })}
            />
            <ColumnChooser {...layout} />
            <PrintList
              title={texts.frame.screens.accounts}
              note={[...words.map((part) => part.words), state].join(' · ')}
              columns={layout.visible}
              rows={rows}
            />
            {mayExport && countSelected(selection, 1) === 0 && (rows.total ?? 0) > 0 && (
              <Button onClick={() => void navigate(exportLink(filter, sort, shown))}>{texts.accounts.excel}</Button>
            )}
          </>
        }
      />
      <Box
        className="no-print"
        sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.75, px: 3, pb: 1.25 }}
      >
        <SearchBox value={filter.q ?? ''} onSearch={search} />
        <FilterBar
          filter={filter}
          onChange={(next) => change({ filter: next })}
          summary={summary}
          cohorts={cohorts?.rows ?? []}
          intermediaries={intermediaries?.rows ?? []}
        />
      </Box>
      <DataTable
        label={texts.accounts.label}
        columns={layout.visible}
        rows={rows}
        sort={sort}
        onSort={(next) => change({ sort: sortIn(new URLSearchParams({ sort: next })) })}
        selection={selection}
        onSelect={(next) => change({ selection: next }, true)}
        onOpen={({ id }) => change({ card: id })}
        empty={narrowed ? <NoMatch /> : <NoAccounts />}
      />
      <SelectionBar
        selection={selection}
        total={rows.total ?? 0}
        onSelect={(next) => change({ selection: next }, true)}
      >
        {mayExport && (
          <Button onClick={() => void navigate(exportLink(audience(filter, selection), sort, shown))}>
            {texts.accounts.excel}
          </Button>
        )}
        {mayLead && <Button onClick={call}>{texts.calls.adding.action}</Button>}
        {mayRemind && (
          <Button variant="contained" onClick={() => void navigate(reminderLink(audience(filter, selection)))}>
            {texts.accounts.remind}
          </Button>
        )}
      </SelectionBar>
      {calling && (
        <CallDialog audience={audience(filter, selection)} count={selected} onClose={() => setCalling(false)} />
      )}
      {card !== null && <CardDrawer key={card} id={card} onClose={() => change({ card: null })} />}
    </Box>
  );
}

function NoMatch() {
  const texts = useTexts().accounts;
  return <EmptyState icon={FolderSharedOutlined} title={texts.noMatch} hint={texts.noMatchHint} />;
}

function NoAccounts() {
  const texts = useTexts().accounts;
  const mayLoad = useMay('imports:run');
  const load = (
    <Button component={Link} to="/imports" variant="contained">
      {texts.toImports}
    </Button>
  );
  return (
    <EmptyState
      icon={FolderSharedOutlined}
      title={texts.empty}
      hint={mayLoad ? texts.emptyHint : texts.emptyWait}
      {...(mayLoad ? { action: load } : {})}
    />
  );
}
