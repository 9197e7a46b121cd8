import { fold } from '#contract/hungarian.ts';
import { requiredColumns, type ListColumn } from '#contract/list-columns.ts';
import { textOf, type CellValue } from './cell-value.ts';
import type { IgnoredRow } from './list-row.ts';
import { scoreHeading } from '../headings/score-heading.ts';

/** The filled cells of a row; a cell that cannot be read counts as filled, with no value. */
export type FilledCells = ReadonlyMap<ListColumn, CellValue | null>;

const totalWords = /^(?:mind)?(?:osszesen|ossz|osszeg|vegosszeg|darabszam|atlag|total|sum|szumma)\b/;
const LONGEST_IDENTIFIER = 40;

const identifying = ['accountNumber', 'holderName', 'managerKind'] as const;

const isHeading = (column: ListColumn, value: CellValue): boolean =>
  scoreHeading(textOf(value)).some((score) => score.column === column && score.by !== 'similarity');

const isNotice = (column: ListColumn, text: string): boolean =>
  text.length > LONGEST_IDENTIFIER || (column === 'accountNumber' && /\p{L}+[,.:;]? \p{L}+/u.test(text));

/** Whether a row is no account at all: empty, a total, a remark under the list, the header once more. */
export function ignoredRow(filled: FilledCells): IgnoredRow | null {
  if (filled.size === 0) return 'blank';
  if (!requiredColumns.some((column) => filled.has(column))) return 'totals';
  const [number, name, manager] = identifying.map((column) => filled.get(column));
  if (manager === undefined && [number, name].some((value) => value && totalWords.test(fold(textOf(value)))))
    return 'totals';
  const [only] = filled;
  if (filled.size === 1 && only && typeof only[1] === 'string' && isNotice(only[0], only[1])) return 'notice';
  return repeatsHeader(filled) ? 'heading' : null;
}

function repeatsHeader(filled: FilledCells): boolean {
  const number = filled.get('accountNumber');
  if (typeof number !== 'string' || /\d/.test(number)) return false;
  const repeated = identifying.filter((column) => {
    const value = filled.get(column);
    return typeof value === 'string' && isHeading(column, value);
  });
  return repeated.length > 1;
}
