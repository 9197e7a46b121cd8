import '@fontsource-variable/source-sans-3/wght.css';
import { Box } from '@mui/material';
import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { useColumnLayout } from '../../../renderer/shared/table/column-layout.ts';
import type { Column } from '../../../renderer/shared/table/column.ts';
import { ColumnChooser } from '../../../renderer/shared/table/ColumnChooser.tsx';
import { DataTable } from '../../../renderer/shared/table/DataTable.tsx';
import { type RowOf, usePagedRows } from '../../../renderer/shared/table/paged-rows.ts';
import { PrintList } from '../../../renderer/shared/table/PrintList.tsx';
import { nothing, type Selection } from '../../../renderer/shared/table/selection.ts';
import { SelectionBar } from '../../../renderer/shared/table/SelectionBar.tsx';
import { newQueryClient } from '../../../renderer/shared/query.ts';
import { speakFully } from '../../../renderer/shared/texts/index.ts';
import { Toasts } from '../../../renderer/shared/Toasts.tsx';
import { ThemeRoot } from '../../../renderer/shared/theme/ThemeRoot.tsx';
import { jumpList, stepList } from './promise.ts';

type Row = RowOf<typeof jumpList>;

const columns: readonly Column<Row>[] = [
  { key: 'name', title: 'Név', width: 220, grow: 2, sort: 'name', cell: ({ name }) => name },
  { key: 'number', title: 'Számlaszám', width: 160, sort: 'number', cell: ({ number }) => number },
  { key: 'days', title: 'Nap', width: 80, align: 'end', cell: ({ days }) => days },
  { key: 'note', title: 'Megjegyzés', width: 200, grow: 1, extra: true, cell: () => 'megjegyzés' },
];

function List() {
  const [sort, setSort] = useState('name');
  const [selection, setSelection] = useState<Selection>(nothing);
  const [opened, setOpened] = useState('');
  const layout = useColumnLayout<Row>('test', columns);
  const list = location.search === '?step' ? stepList : jumpList;
  const rows = usePagedRows(
    list,
    useMemo(() => ({ sort }), [sort]),
  );
  return (
    <Box component="main" sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <h1>Lista</h1>
      <div style={{ display: 'flex' }}>
        <ColumnChooser {...layout} />
        <PrintList title="Lista" note="mind" columns={layout.visible} rows={rows} />
      </div>
      <DataTable
        label="Próbalista"
        columns={layout.visible}
        rows={rows}
        sort={sort}
        onSort={setSort}
        selection={selection}
        onSelect={setSelection}
        onOpen={({ name }) => setOpened(name)}
        empty={<p>üres</p>}
      />
      <SelectionBar selection={selection} total={rows.total ?? 0} onSelect={setSelection}>
        {null}
      </SelectionBar>
      <output data-testid="opened">{opened}</output>
    </Box>
  );
}

await speakFully();
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <QueryClientProvider client={newQueryClient()}>
      <ThemeRoot>
        <List />
        <Toasts />
      </ThemeRoot>
    </QueryClientProvider>,
  );
