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
  print: 'Nyomtatás',
  notPrinted: 'A lista nem jött le egészen, így nem nyomtatható. Próbálja újra.',
  tooManyToPrint: (n: string, most: string) =>
    `Ez a lista ${n} sor. Papírra legfeljebb ${most} kerül: szűkítse, vagy kérje Excelben.`,
  moveUp: (name: string) => `${name} előrébb`,
  moveDown: (name: string) => `${name} hátrább`,
  standardColumns: 'Alaphelyzet',
  keys: 'Nyilak, PageUp, PageDown, Home és End mozgat, szóköz kijelöl, Shift bővít, Ctrl+A mindet kijelöli, Enter megnyit.',
};
