import { createHash } from 'node:crypto';

const KEY = /^[0-9a-f]{64}$/;
const GROUP = 4;

/** Two bytes that tell a mistyped key before anything is tried with it. */
const check = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, GROUP);

/** A key as it is printed: 16 groups of four, and a group that checks them. */
export const printedKey = (key: string): string => (key + check(key)).toUpperCase().match(/.{4}/g)?.join('-') ?? '';

/** A key as a file holds it: 64 hex digits, or as printed, with whatever blanks and dashes. Null: no key at all. */
export function readKey(text: string): string | null {
  const digits = text.toLowerCase().replace(/[\s-]/g, '');
  if (KEY.test(digits)) return digits;
  const key = digits.slice(0, -GROUP);
  return KEY.test(key) && digits.endsWith(check(key)) ? key : null;
}
