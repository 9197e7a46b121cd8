import { memo } from 'react';
import type { Column } from './column.ts';

type TableLineProps<Row> = {
  id: string;
  index: number;
  row: Row | undefined;
  columns: readonly Column<Row>[];
  template: string;
  place: number;
  selectable: boolean;
  selected: boolean;
  active: boolean;
  former: boolean;
  opens: boolean;
  pickLabel: string;
};

const flag = (on: boolean): '' | undefined => (on ? '' : undefined);

function LineOf<Row>(props: TableLineProps<Row>) {
  const { id, index, row, columns, template, place, selectable, selected, active, former, opens, pickLabel } = props;
  return (
    <div
      className="rows-line"
      id={id}
      role="row"
      // The head is row 1.
      aria-rowindex={index + 2}
      aria-selected={selectable ? selected : undefined}
      data-index={index}
      data-active={flag(active)}
      data-former={flag(former)}
      data-open={flag(opens)}
      style={{ gridTemplateColumns: template, transform: `translateY(${place}px)` }}
    >
      {selectable && (
        <div className="rows-pick" role="gridcell" data-pick="">
          <input type="checkbox" tabIndex={-1} readOnly checked={selected} aria-label={pickLabel} />
        </div>
      )}
      {columns.map(({ key, align, cell }) => (
        <div key={key} className="rows-cell" role="gridcell" data-end={flag(align === 'end')}>
          {row === undefined ? <div className="rows-ghost" /> : cell(row)}
        </div>
      ))}
    </div>
  );
}

/** One row; drawn anew only when something of its own changes. */
export const TableLine = memo(LineOf) as typeof LineOf;
