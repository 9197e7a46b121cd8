import { Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { imports, type Import, type ImportRow, type RowView } from '#contract/imports.ts';
import { useFormat } from '../shared/format.ts';
import type { Column } from '../shared/table/column.ts';
import { DataTable } from '../shared/table/DataTable.tsx';
import { usePagedRows } from '../shared/table/paged-rows.ts';
import { useTexts } from '../shared/texts/index.ts';
import { RowDrawer } from './RowDrawer.tsx';
import { rowWords } from './row-words.ts';

function useRowColumns(view: RowView): Column<ImportRow>[] {
  const texts = useTexts();
  const format = useFormat();
  const { imports: words } = texts;
  return [
    {
      key: 'line',
      title: words.line,
      width: 84,
      align: 'end',
      cell: ({ line }) => (line === null ? words.noLine : format.number(line)),
    },
    { key: 'number', title: words.number, width: 150, cell: ({ accountNumber }) => accountNumber },
    { key: 'name', title: words.name, width: 200, grow: 1, cell: ({ holderName }) => holderName },
    {
      key: 'detail',
      title: words.detail,
      width: 320,
      grow: 3,
      cell: (row) => {
        const said = rowWords({ texts, format }, view, row);
        return <span title={said}>{said}</span>;
      },
    },
  ];
}

/** The lines of a list of one kind; Enter or a click tells everything of one. */
export function RowsTable({ list, view }: { list: Import; view: RowView }) {
  const { imports: texts } = useTexts();
  const [opened, setOpened] = useState<ImportRow | null>(null);
  const columns = useRowColumns(view);
  const rows = usePagedRows(
    imports.rows,
    useMemo(() => ({ id: list.id, kind: view }), [list.id, view]),
  );
  return (
    <>
      <DataTable
        label={texts.rowsOf(texts.views[view])}
        columns={columns}
        rows={rows}
        onOpen={setOpened}
        empty={<Typography sx={{ p: 3, color: 'text.secondary', textAlign: 'center' }}>{texts.noRows}</Typography>}
      />
      {opened && <RowDrawer list={list} row={opened} onClose={() => setOpened(null)} />}
    </>
  );
}
