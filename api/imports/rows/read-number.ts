import { textOf, type CellValue, type Reading } from './cell-value.ts';

/** Hungarian grouping first (`1 234 567,5`, `1.234.567`), then plain and English writing. */
const writings: readonly [RegExp, (text: string) => string][] = [
  [/^-?\d{1,3}(?:[ .]\d{3})+(?:,\d+)?$/, (text) => text.replace(/[ .]/g, '').replace(',', '.')],
  [/^-?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$/, (text) => text.replaceAll(',', '')],
  [/^-?\d+(?:[.,]\d+)?$/, (text) => text.replace(',', '.')],
];

/** An amount or a count, with or without `Ft`, `HUF`, `db` after it. */
export function readNumber(value: CellValue): Reading<number> {
  if (typeof value === 'number') return Number.isFinite(value) ? { value } : { fault: 'number_unreadable' };
  const text = textOf(value).replace(/ ?(?:Ft|HUF|db)\.?$|,-$/i, '');
  const [, plainly] = writings.find(([shape]) => shape.test(text)) ?? [];
  return plainly && typeof value === 'string' ? { value: Number(plainly(text)) } : { fault: 'number_unreadable' };
}

/** No premium and no count of contracts comes near; a larger number is a slip, and would not fit its column. */
const MOST_FORINTS = 1e12;
const MOST_CONTRACTS = 1e6;

/** A premium in whole forints. */
export function readForints(value: CellValue): Reading<number> {
  const reading = readNumber(value);
  if ('fault' in reading) return reading;
  return Math.abs(reading.value) <= MOST_FORINTS
    ? { value: Math.round(reading.value) }
    : { fault: 'number_unreadable' };
}

/** How many contracts: a whole number. */
export function readCount(value: CellValue): Reading<number> {
  const reading = readNumber(value);
  if ('fault' in reading) return reading;
  const counts = Number.isInteger(reading.value) && reading.value >= 0 && reading.value <= MOST_CONTRACTS;
  return counts ? reading : { fault: 'number_unreadable' };
}
