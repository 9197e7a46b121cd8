/** The list every screen uses. */
export const table = {
  rows: (n: string) => `${n} sor`,
  noRows: 'Nincs ilyen sor.',
  selectAll: 'Minden sor kijelölése',
  selectRow: (row: number) => `${row}. sor kijelölése`,
  selected: (n: string) => `${n} kijelölve`,
  allSelected: (n: string) => `Minden sor kijelölve (${n})`,
  selectAllMatching: (n: string) => `Az összes kijelölése (${n})`,
  clearSelection: 'Kijelölés törlése',
  columns: 'Oszlopok',
  moveUp: (name: string) => `${name} előrébb`,
  moveDown: (name: string) => `${name} hátrább`,
  standardColumns: 'Alaphelyzet',
  keys: 'Nyilak, PageUp, PageDown, Home és End mozgat, szóköz kijelöl, Shift bővít, Ctrl+A mindet kijelöli, Enter megnyit.',
};
