import { listColumns, type ListColumn } from '#contract/list-columns.ts';
import type { FaultReason, RemarkReason, RowFault, RowRemark } from '#contract/row-reasons.ts';
import { isFault, openCell, saysNothing, textOf, type CellValue, type Reading } from './cell-value.ts';
import type { FilledCells } from './ignored-row.ts';
import type { RowCells } from './list-row.ts';
import { readDate } from './read-date.ts';
import type { Cell } from '../formats/sheet-reader.ts';

const SHOWN = 200;

/** What a person sees in the cell. */
export function shown(cell: Cell | undefined, most = SHOWN): string {
  if (cell === undefined || cell === null) return '';
  if (typeof cell !== 'object') return textOf(cell).trim().slice(0, most);
  if ('fault' in cell) return cell.fault.slice(0, most);
  if ('formula' in cell) return cell.value === null ? `=${cell.formula}`.slice(0, most) : shown(cell.value, most);
  const date = readDate(cell, 1900);
  return isFault(date) ? textOf(cell) : date.value;
}

/** Reads a row cell by cell and keeps what was wrong with it. */
export type RowReading = {
  faults: RowFault[];
  remarks: RowRemark[];
  filled: FilledCells;
  /** undefined: no such column in the list; null: empty or at fault. */
  open: (column: ListColumn) => CellValue | null | undefined;
  read: <T>(column: ListColumn, reader: (value: CellValue) => Reading<T>) => T | null | undefined;
  fault: (column: ListColumn, reason: FaultReason) => void;
  remark: (column: ListColumn, reason: RemarkReason, value?: string) => void;
};

export function startReading(cells: RowCells): RowReading {
  const faults: RowFault[] = [];
  const remarks: RowRemark[] = [];
  const present = listColumns.filter((column) => column in cells);
  const opened = new Map(present.map((column) => [column, openCell(cells[column])]));
  const fault = (column: ListColumn, reason: FaultReason): void =>
    void faults.push({ column, value: shown(cells[column]), reason });
  const remark = (column: ListColumn, reason: RemarkReason, value = shown(cells[column])): void =>
    void remarks.push({ column, value, reason });

  const filled = new Map<ListColumn, CellValue | null>();
  for (const [column, reading] of opened) {
    if (isFault(reading)) filled.set(column, null);
    else if (reading.value !== null) filled.set(column, reading.value);
  }

  const open = (column: ListColumn): CellValue | null | undefined => {
    const reading = opened.get(column);
    if (reading === undefined) return undefined;
    if (!isFault(reading)) return reading.value;
    fault(column, reading.fault);
    return null;
  };

  const read = <T>(column: ListColumn, reader: (value: CellValue) => Reading<T>): T | null | undefined => {
    const value = open(column);
    if (value === undefined || value === null) return value;
    const reading = reader(value);
    if (isFault(reading)) {
      fault(column, reading.fault);
      return null;
    }
    if (reading.remark) remark(column, reading.remark);
    return reading.value;
  };

  return { faults, remarks, filled, open, read, fault, remark };
}

/** A reader that takes `-`, `nincs` and the like for an empty cell. */
export const orNothing =
  <T>(reader: (value: CellValue) => Reading<T>) =>
  (value: CellValue): Reading<T | null> =>
    saysNothing(value) ? { value: null } : reader(value);

/** One line of text of a bounded length. */
export const text =
  (longest: number) =>
  (value: CellValue): Reading<string> =>
    textOf(value).length > longest ? { fault: 'too_long' } : { value: textOf(value) };
