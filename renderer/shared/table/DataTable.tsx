import { Box } from '@mui/material';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { ErrorPanel } from '../ErrorPanel.tsx';
import { useTexts } from '../texts/index.ts';
import { type Column, templateOf, widthOf } from './column.ts';
import type { PagedRows } from './paged-rows.ts';
import { countSelected, everything, extended, isSelected, nothing, type Selection, toggled } from './selection.ts';
import { stepFor } from './table-keys.ts';
import { TableHead } from './TableHead.tsx';
import { TableLine } from './TableLine.tsx';
import './table.css';
import { useViewport } from './use-viewport.ts';
import { ROW, sheetHeight } from './viewport.ts';

/** While the first answer is on its way this many rows are drawn grey. */
const EXPECTED_ROWS = 20;
/** A quick pull of the scroll bar fetches only where it comes to rest. */
const REST_MS = 60;

export type DataTableProps<Row extends { id: number }> = {
  /** what the list holds, for screen readers */
  label: string;
  columns: readonly Column<Row>[];
  rows: PagedRows<Row>;
  sort?: string;
  onSort?: (sort: string) => void;
  /** without it nothing can be selected */
  selection?: Selection;
  onSelect?: (selection: Selection) => void;
  onOpen?: (row: Row) => void;
  /** instead of rows, when there is none */
  empty: ReactNode;
};

/** A list of any length: sticky head, 36 px rows, one keyboard. Fills the height of its parent (a flex column). */
export function DataTable<Row extends { id: number }>(props: DataTableProps<Row>) {
  const { label, columns, rows, sort, onSort, selection, onSelect, onOpen, empty } = props;
  const texts = useTexts().table;
  const id = useId();
  const [active, setActive] = useState(0);
  const anchor = useRef(0);
  const total = rows.total ?? EXPECTED_ROWS;
  const { attach, first, last, fits, block, show, sheet } = useViewport(total, active);

  const { look } = rows;
  useEffect(() => {
    const timer = setTimeout(() => look(first, last), REST_MS);
    return () => clearTimeout(timer);
  }, [look, first, last]);

  const { question } = rows;
  const asked = useRef(question);
  useEffect(() => {
    if (asked.current === question) return;
    asked.current = question;
    anchor.current = 0;
    setActive(0);
    show(0);
  }, [question, show]);

  const select = (next: Selection): void => onSelect?.(next);
  const toggle = (index: number): void => {
    const row = rows.rowAt(index);
    if (row && selection) select(toggled(selection, row.id));
    anchor.current = index;
  };
  const extend = async (to: number): Promise<void> => {
    if (!selection) return;
    const [from, until] = [Math.min(anchor.current, to), Math.max(anchor.current, to) + 1];
    const picked = await rows.rowsBetween(from, until);
    select(
      extended(
        selection,
        picked.map(({ id }) => id),
      ),
    );
  };
  const open = (index: number): void => {
    const row = rows.rowAt(index);
    if (row) onOpen?.(row);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || rows.total === 0) return;
    const step = stepFor(event, { active, total, page: Math.max(1, fits - 1) });
    // All that match can be meant before it is known how many they are; a place in the list cannot.
    if (step === undefined || (rows.total === undefined && step.kind !== 'all')) return;
    event.preventDefault();
    switch (step.kind) {
      case 'move':
        setActive(step.to);
        show(step.to);
        if (step.extend) void extend(step.to);
        else anchor.current = step.to;
        return;
      case 'toggle':
        return toggle(active);
      case 'all':
        return select(everything);
      case 'none':
        return select(nothing);
      case 'open':
        return open(active);
    }
  };
  const onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest('a, button') !== null) return;
    const index = Number(event.target.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? 'none');
    if (Number.isNaN(index)) return;
    setActive(index);
    if (event.shiftKey) void extend(index);
    else if (event.ctrlKey || event.metaKey || event.target.closest('[data-pick]') !== null) toggle(index);
    else open(index);
  };

  const picked = selection === undefined ? 0 : countSelected(selection, total);
  const template = templateOf(columns, selection !== undefined);
  const width = widthOf(columns, selection !== undefined);
  if (rows.failure !== null && rows.total === undefined)
    return (
      <Box sx={{ p: 3 }}>
        <ErrorPanel failure={rows.failure} onRetry={rows.retry} />
      </Box>
    );
  return (
    <>
      <div
        className="rows"
        ref={attach}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-describedby={`${id}-keys`}
        aria-rowcount={rows.total === undefined ? -1 : total + 1}
        aria-colcount={columns.length + (selection === undefined ? 0 : 1)}
        aria-multiselectable={selection === undefined ? undefined : true}
        aria-busy={rows.total === undefined || rows.former}
        data-empty={rows.total === 0 || undefined}
        aria-activedescendant={active >= first && active < last ? `${id}-${active}` : undefined}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <span id={`${id}-keys`} hidden>
          {texts.keys}
        </span>
        <div style={{ minWidth: width }}>
          <TableHead
            columns={columns}
            template={template}
            sort={sort}
            onSort={onSort}
            picked={picked === 0 ? 'none' : picked === total ? 'all' : 'some'}
            onPickAll={selection && (() => select(picked === 0 ? everything : nothing))}
          />
          <div role="rowgroup" style={{ position: 'relative', height: sheetHeight(sheet) }}>
            <div role="presentation" style={{ transform: `translateY(${block.place}px)` }}>
              {Array.from({ length: Math.max(0, last - first) }, (_, offset) => {
                const index = first + offset;
                const row = rows.rowAt(index);
                return (
                  <TableLine
                    key={index}
                    id={`${id}-${index}`}
                    index={index}
                    row={row}
                    columns={columns}
                    template={template}
                    place={(index - block.first) * ROW}
                    selectable={selection !== undefined}
                    selected={selection !== undefined && row !== undefined && isSelected(selection, row.id)}
                    active={index === active}
                    former={rows.former}
                    opens={onOpen !== undefined}
                    pickLabel={texts.selectRow(index + 1)}
                  />
                );
              })}
            </div>
          </div>
        </div>
      </div>
      {rows.total === 0 && <Box sx={{ flex: 1, overflow: 'auto', bgcolor: 'background.paper' }}>{empty}</Box>}
    </>
  );
}
