import { Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { type DifferenceKind, type DifferenceRow, listDifference } from '#contract/list-difference.ts';
import { useFormat } from '../shared/format.ts';
import type { Column } from '../shared/table/column.ts';
import { DataTable } from '../shared/table/DataTable.tsx';
import { usePagedRows } from '../shared/table/paged-rows.ts';
import { useTexts } from '../shared/texts/index.ts';
import { ChangesTable } from './ChangesTable.tsx';
import { LineDrawer } from './LineDrawer.tsx';
import { changeWords } from './row-words.ts';
import type { Pair } from './use-difference.ts';

function useDifferenceColumns(): Column<DifferenceRow>[] {
  const texts = useTexts();
  const format = useFormat();
  const { imports: words } = texts;
  return [
    { key: 'number', title: words.number, width: 150, cell: ({ accountNumber }) => accountNumber },
    { key: 'name', title: words.name, width: 200, grow: 1, cell: ({ holderName }) => holderName },
    {
      key: 'detail',
      title: words.detail,
      width: 320,
      grow: 3,
      cell: ({ changes }) => {
        const said = changes.map((change) => changeWords({ texts, format }, change)).join(' · ');
        return <span title={said}>{said}</span>;
      },
    },
  ];
}

/** The accounts behind one count; Enter or a click shows field by field what differs. */
export function DifferenceTable({ pair: { was, now }, kind }: { pair: Pair; kind: DifferenceKind }) {
  const texts = useTexts();
  const [opened, setOpened] = useState<DifferenceRow | null>(null);
  const { difference } = texts;
  const rows = usePagedRows(
    listDifference.rows,
    useMemo(() => ({ was, ...(now === undefined ? {} : { now }), kind }), [was, now, kind]),
  );
  const columns = useDifferenceColumns();
  return (
    <>
      <DataTable
        label={difference.rowsOf(difference.kinds[kind])}
        columns={columns}
        rows={rows}
        onOpen={setOpened}
        empty={<Typography sx={{ p: 3, color: 'text.secondary', textAlign: 'center' }}>{difference.none}</Typography>}
      />
      {opened && <OneAccount row={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

function OneAccount({
  row: { holderName, accountNumber, changes },
  onClose,
}: {
  row: DifferenceRow;
  onClose: () => void;
}) {
  const { difference } = useTexts();
  return (
    <LineDrawer title={holderName} note={accountNumber} onClose={onClose}>
      {changes.length > 0 && <ChangesTable title={difference.drawer} changes={changes} />}
    </LineDrawer>
  );
}
