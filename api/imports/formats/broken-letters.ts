import type { Cell, SheetRow } from './sheet-reader.ts';

/** Hungarian text once read as Latin-1 holds õ û where ő ű were; no Hungarian word has õ or û (hungarian.md §2). */
export function lettersAreBroken(rows: readonly SheetRow[]): boolean {
  const texts = rows.flatMap((row) => row.cells.filter((cell) => typeof cell === 'string'));
  return texts.some((text) => /[õûÕÛ]/.test(text)) && !texts.some((text) => /[őűŐŰ]/.test(text));
}

const repaired = new Map([
  ['õ', 'ő'],
  ['û', 'ű'],
  ['Õ', 'Ő'],
  ['Û', 'Ű'],
]);

export const repairLetters = (text: string): string =>
  text.replaceAll(/[õûÕÛ]/g, (letter) => repaired.get(letter) ?? letter);

export function repairRow(row: SheetRow): SheetRow {
  return { ...row, cells: row.cells.map(repairCell) };
}

function repairCell(cell: Cell): Cell {
  if (typeof cell === 'string') return repairLetters(cell);
  if (cell !== null && typeof cell === 'object' && 'formula' in cell && typeof cell.value === 'string') {
    return { formula: cell.formula, value: repairLetters(cell.value) };
  }
  return cell;
}
