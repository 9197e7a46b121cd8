import type { FaultReason, RemarkReason } from '#contract/row-reasons.ts';
import type { Cell, DateCell } from '../formats/sheet-reader.ts';

/** A filled cell with formulas and error values resolved; text is tidied, line breaks are kept. */
export type CellValue = string | number | boolean | DateCell;

/** What reading a value gave; a remark says that it was mended or guessed. */
export type Reading<T> = { value: T; remark?: RemarkReason } | { fault: FaultReason };

export const isFault = <T>(reading: Reading<T>): reading is { fault: FaultReason } => 'fault' in reading;

const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** Latin letters and signs with single spaces between: nearly every cell, and nothing to do about it. */
const tidyAlready = /^(?:[!-~¡-¬®-ſ](?: ?[!-~¡-¬®-ſ])*)?$/;

/** Composed letters, plain spaces, nothing invisible. */
const tidy = (text: string): string => (tidyAlready.test(text) ? text : tidied(text));

const tidied = (text: string): string =>
  text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/[^\P{Cc}\n]/gu, '')
    .trim();

/** Error values as English and Hungarian Excel write them into text files. */
const errorText =
  /^#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|HIÁNYZIK|HIV!|NÉV\?|ÉRTÉK!|ZÉRÓOSZTÓ!|NULLA!|SZÁM!)$/i;

function openText(text: string): Reading<CellValue | null> {
  const clean = tidy(text);
  // ="0410000001" and '0410000001 are how people keep zeros in a text file
  const kept = /^=\s*"([^"]*)"$/.exec(clean)?.[1]?.trim() ?? clean.replace(/^'(?=\d)/, '');
  if (kept.startsWith('=')) return { fault: 'formula' };
  if (errorText.test(kept)) return { fault: 'cell_error' };
  return { value: kept === '' ? null : kept };
}

/** The value of a cell, null when empty; a formula counts with its last computed value and is a fault without one. */
export function openCell(cell: Cell | undefined): Reading<CellValue | null> {
  if (cell === undefined || cell === null) return { value: null };
  if (typeof cell === 'string') return openText(cell);
  if (typeof cell !== 'object') return { value: cell };
  if ('fault' in cell) return { fault: 'cell_error' };
  if ('serial' in cell) return { value: cell };
  return cell.value === null ? { fault: 'formula' } : openCell(cell.value);
}

/** One line of text; a date reads as its serial's number, a truth value as Hungarian Excel shows it. */
export function textOf(value: CellValue): string {
  if (typeof value === 'string') return value.includes('\n') ? value.replace(/\s*\n\s*/g, ' ') : value;
  if (typeof value === 'boolean') return value ? 'igaz' : 'hamis';
  return String(typeof value === 'number' ? value : value.serial);
}

/** What people write where there is nothing to write. */
const nothing = new Set(['-', '–', '—', '.', '0', 'x', 'n/a', 'n.a.', 'na', 'nincs', 'nincs adat', 'nem adott meg']);

export const saysNothing = (value: CellValue): boolean => nothing.has(textOf(value).toLowerCase());
