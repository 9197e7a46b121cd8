import { z } from 'zod';
import type { AccountSort } from '#contract/accounts.ts';
import { KapocsError } from '#contract/errors.ts';

const Cursor = z.tuple([z.string(), z.array(z.union([z.string(), z.number()]))]);

/** Where a list was left: the sort values of its last row and its id, for one sort only. */
export const cursorOf = (sort: AccountSort, place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify([sort, place])).toString('base64url');

/** Throws CURSOR_INVALID for anything that is not a cursor of this sort. */
export function placeIn(cursor: string, sort: AccountSort, parts: number): (string | number)[] {
  let read: unknown = null;
  try {
    read = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new KapocsError('CURSOR_INVALID');
  }
  const parsed = Cursor.safeParse(read);
  if (!parsed.success || parsed.data[0] !== sort || parsed.data[1].length !== parts)
    throw new KapocsError('CURSOR_INVALID');
  return parsed.data[1];
}
