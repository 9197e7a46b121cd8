import type { LocalDate } from '#contract/basics.ts';
import { fold } from '#contract/hungarian.ts';
import { isLocalDate } from '#contract/local-date.ts';
import { localDate } from '#contract/local-time.ts';
import type { CellValue, Reading } from './cell-value.ts';
import { serial1900, serialToDay } from '../formats/date-serial.ts';

export type DateSystem = 1900 | 1904;

const months = [
  'januar',
  'februar',
  'marcius',
  'aprilis',
  'majus',
  'junius',
  'julius',
  'augusztus',
  'szeptember',
  'oktober',
  'november',
  'december',
];
const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

/** 1–12 for a name, its beginning (`feb`, `szept`) or a Roman numeral; 0 when it is none. */
function monthOf(word: string): number {
  const plain = fold(word);
  const roman = romans.indexOf(plain);
  return roman >= 0 ? roman + 1 : months.findIndex((name) => plain.length >= 3 && name.startsWith(plain)) + 1;
}

const two = (part: string | number): string => String(part).padStart(2, '0');

function judged(year: string, month: string | number, day: string, guessed = false): Reading<LocalDate> {
  const date = `${year}-${two(month)}-${two(day)}`;
  if (!isLocalDate(date)) return { fault: 'date_impossible' };
  if (date < '1900-01-01' || date > '2199-12-31') return { fault: 'date_out_of_range' };
  return guessed ? { value: date, remark: 'date_order_guessed' } : { value: date };
}

function fromSerial(serial: number): Reading<LocalDate> {
  const day = serialToDay(serial);
  return day === null ? { fault: 'date_impossible' } : { value: day };
}

/** A bare number is a compact date or a serial; a small one is more likely a year or a slip than a day before 1927. */
function fromNumber(value: number, system: DateSystem): Reading<LocalDate> {
  if (Number.isInteger(value) && value >= 19_000_101 && value <= 21_991_231) return fromText(String(value), system);
  return value >= 10_000 ? fromSerial(serial1900(value, system)) : { fault: 'date_unreadable' };
}

const zoned = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const timeOfDay = /[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?$/;

function fromText(text: string, system: DateSystem): Reading<LocalDate> {
  if (zoned.test(text) && !Number.isNaN(Date.parse(text))) return { value: localDate(text) };
  const plain = text.replace(timeOfDay, '').trim();
  const yearFirst = /^(\d{4})(?: ?[-./] ?| )(\d{1,2})(?: ?[-./] ?| )(\d{1,2})\.?$/.exec(plain);
  const compact = /^(\d{4})(\d{2})(\d{2})\.?$/.exec(plain);
  const [, year, month, day] = yearFirst ?? compact ?? [];
  if (year && month && day) return judged(year, month, day);

  const [, namedYear, name, namedDay] = /^(\d{4})[. -]{0,2}(\p{L}+)[. -]{0,2}(\d{1,2})\.?$/u.exec(plain) ?? [];
  if (namedYear && name && namedDay && monthOf(name) > 0) return judged(namedYear, monthOf(name), namedDay);

  const [, left, mark, right, lastYear] = /^(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4})\.?$/.exec(plain) ?? [];
  if (left && right && lastYear) {
    const monthFirst = mark === '/' && Number(left) <= 12;
    return monthFirst ? judged(lastYear, left, right, true) : judged(lastYear, right, left, true);
  }
  return /^\d{5}$/.test(plain) ? fromNumber(Number(plain), system) : { fault: 'date_unreadable' };
}

/**
 * A local day from any way lists write it (hungarian.md §2): `2012. 02. 20.`, `2012. február 20.`, `2012.02.20`,
 * `2012-02-20`, `20120220`, serials, with or without a time of day. Day-last forms (`02/20/2012`, `20.02.2012`)
 * are taken with a remark. Date cells are of the 1900 system already; `system` is for bare numbers.
 */
export function readDate(value: CellValue, system: DateSystem): Reading<LocalDate> {
  if (typeof value === 'string') return fromText(value.replace(/\s+/g, ' '), system);
  if (typeof value === 'number') return fromNumber(value, system);
  return typeof value === 'object' ? fromSerial(value.serial) : { fault: 'date_unreadable' };
}
