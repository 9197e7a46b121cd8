import type { SheetRow, SheetSummary } from './sheet-reader.ts';

/** Rows looked at to tell a list from a notice. */
export const sampleRows = 200;

/** Columns filled in at least a fifth of the rows: a list has many, a notice one or two. */
export function filledColumns(rows: readonly SheetRow[]): number {
  const filled: number[] = [];
  for (const row of rows) {
    row.cells.forEach((cell, column) => {
      if (cell !== null) filled[column] = (filled[column] ?? 0) + 1;
    });
  }
  return filled.filter((count) => count * 5 >= rows.length).length;
}

/** The sheet with the most lines × filled columns; a hidden one only when no shown one holds anything. */
export function likelySheet(sheets: readonly SheetSummary[]): number {
  const size = (sheet: SheetSummary): number => (sheet.lastLine ?? sampleRows) * sheet.filledColumns;
  let best = -1;
  sheets.forEach((sheet, index) => {
    const holder = sheets[best];
    if (size(sheet) === 0) return;
    if (!holder || (holder.hidden && !sheet.hidden) || (holder.hidden === sheet.hidden && size(sheet) > size(holder)))
      best = index;
  });
  return best;
}
