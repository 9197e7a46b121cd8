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
  moveUp: (name) => `Move ${name} forward`,
  moveDown: (name) => `Move ${name} back`,
  standardColumns: 'Standard columns',
  keys: 'Arrows, PageUp, PageDown, Home and End move, Space selects, Shift extends, Ctrl+A selects all, Enter opens.',
};
