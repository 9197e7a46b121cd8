import { accountKey } from '../../accounts/account-key.ts';
import type { CellValue, Reading } from './cell-value.ts';
import type { Cell } from '../formats/sheet-reader.ts';

/** Excel keeps fifteen digits; a longer number was rounded when it was typed. */
const MOST_EXACT = 999_999_999_999_999;
const MOST_LOST_ZEROS = 9;
/** Fewer text numbers than this do not make a rule. */
const FEWEST_KNOWN = 10;

/** What tells a whole account number of an insurer. */
export type NumberShape = {
  /** The insurer's own pattern; a number that does not match is a fault. */
  pattern: RegExp | null;
  /** Without a pattern: the length of the list's text numbers, from `usualLength`. */
  length: number | null;
};

/** An insurer's pattern (settings) as it is applied: to the whole normalised number. */
export const wholePattern = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);

/**
 * The length of account numbers in a list whose insurer has no pattern: known only when all numbers kept as
 * text have the same length and begin with a zero, so that a shorter one kept as a number has surely lost it.
 */
export function usualLength(cells: readonly Cell[]): number | null {
  const texts = cells.filter((cell) => typeof cell === 'string').map(accountKey);
  const numbers = texts.filter((text) => /\d/.test(text));
  const [first] = numbers;
  if (first === undefined || numbers.length < FEWEST_KNOWN) return null;
  return numbers.every((text) => /^0\d+$/.test(text) && text.length === first.length) ? first.length : null;
}

function padded(digits: string, shape: NumberShape): string | null {
  for (let zeros = 1; zeros <= MOST_LOST_ZEROS; zeros += 1) {
    const whole = '0'.repeat(zeros) + digits;
    if (shape.pattern ? shape.pattern.test(whole) : whole.length === shape.length) return whole;
  }
  return null;
}

function judged(number: string, wasNumber: boolean, shape: NumberShape): Reading<string> {
  if (shape.pattern?.test(number)) return { value: number };
  const mayHaveLost = /^\d+$/.test(number) && (wasNumber || shape.pattern !== null);
  const restored = mayHaveLost ? padded(number, shape) : null;
  if (restored) return { value: restored, remark: 'leading_zero_restored' };
  if (shape.pattern) return { fault: 'account_number_pattern' };
  const sure = !wasNumber || number.length === shape.length;
  return sure ? { value: number } : { value: number, remark: 'leading_zero_doubtful' };
}

/** The normalised account number of a cell; a lost leading zero is restored where the shape tells how many. */
export function readAccountNumber(value: CellValue, shape: NumberShape): Reading<string> {
  if (typeof value === 'number') {
    if (value > MOST_EXACT) return { fault: 'digits_lost' };
    if (!Number.isInteger(value) || value < 0) return { fault: 'account_number_unreadable' };
    return judged(String(value), true, shape);
  }
  if (typeof value !== 'string') return { fault: 'account_number_unreadable' };
  if (/^\d(?:[.,]\d+)?E\+?\d+$/i.test(value)) return { fault: 'digits_lost' };
  const number = accountKey(value);
  const readable = /^[0-9A-Z][0-9A-Z./_]{0,39}$/.test(number) && /\d/.test(number);
  return readable ? judged(number, false, shape) : { fault: 'account_number_unreadable' };
}
