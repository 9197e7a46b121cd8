import type { Texts } from '../texts.ts';

export const table: Texts['table'] = {
  rows: (n) => (n === '1' ? '1 row' : `${n} rows`),
  noRows: 'No such rows.',
  selectAll: 'Select every row',
  selectRow: (row) => `Select row ${row}`,
  selected: (n) => `${n} selected`,
  allSelected: (n) => `Every row selected (${n})`,
  selectAllMatching: (n) => `Select all ${n}`,
  clearSelection: 'Clear selection',
  columns: 'Columns',
  print: 'Print',
  notPrinted: 'The list did not arrive as a whole, so it cannot be printed. Try again.',
  tooManyToPrint: (n, most) => `This list has ${n} rows. At most ${most} go on paper: narrow it, or have it in Excel.`,
  moveUp: (name) => `Move ${name} forward`,
  moveDown: (name) => `Move ${name} back`,
  standardColumns: 'Standard columns',
  keys: 'Arrows, PageUp, PageDown, Home and End move, Space selects, Shift extends, Ctrl+A selects all, Enter opens.',
};
