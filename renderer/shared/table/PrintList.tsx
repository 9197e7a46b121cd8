import PrintOutlined from '@mui/icons-material/PrintOutlined';
import { IconButton, Tooltip } from '@mui/material';
import { useEffect, useEffectEvent, useState } from 'react';
import { createPortal } from 'react-dom';
import { useFormat } from '../format.ts';
import { useTexts } from '../texts/index.ts';
import { toast } from '../toast.ts';
import type { Column } from './column.ts';
import type { PagedRows } from './paged-rows.ts';
import './print.css';

/** More than these are a pile of some hundred sheets. */
export const MOST_PRINTED = 3000;

type PrintListProps<Row> = {
  title: string;
  /** what the list holds and as of when, under the title */
  note: string;
  columns: readonly Column<Row>[];
  rows: PagedRows<Row>;
};

/** Prints a list as filtered, also what is not on the screen: by its button and by Ctrl+P. */
export function PrintList<Row extends { id: number }>({ title, note, columns, rows }: PrintListProps<Row>) {
  const texts = useTexts().table;
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const [sheet, setSheet] = useState<Row[] | null>(null);
  const total = rows.total ?? 0;

  const begin = async (): Promise<void> => {
    if (total > MOST_PRINTED)
      return toast(texts.tooManyToPrint(format.number(total), format.number(MOST_PRINTED)), { kind: 'told' });
    setBusy(true);
    try {
      setSheet(await rows.rowsBetween(0, total));
    } catch {
      toast(texts.notPrinted, { kind: 'failed' });
    } finally {
      setBusy(false);
    }
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!busy) void begin();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  useEffect(() => {
    if (sheet === null) return undefined;
    const done = (): void => setSheet(null);
    addEventListener('afterprint', done);
    print();
    return () => removeEventListener('afterprint', done);
  }, [sheet]);

  return (
    <>
      <Tooltip title={texts.print}>
        {/* a button that is off tells no tooltip */}
        <span>
          <IconButton aria-label={texts.print} disabled={busy || total === 0} onClick={() => void begin()}>
            <PrintOutlined />
          </IconButton>
        </span>
      </Tooltip>
      {sheet !== null &&
        createPortal(<Sheet title={title} note={note} columns={columns} rows={sheet} />, document.body)}
    </>
  );
}

function Sheet<Row extends { id: number }>(props: Omit<PrintListProps<Row>, 'rows'> & { rows: readonly Row[] }) {
  const { title, note, columns, rows } = props;
  return (
    <div className="printed">
      <h1>{title}</h1>
      <p>{note}</p>
      <table>
        <thead>
          <tr>
            {columns.map(({ key, title, align }) => (
              <th key={key} data-end={align === 'end' ? '' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map(({ key, align, cell }) => (
                <td key={key} data-end={align === 'end' ? '' : undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
