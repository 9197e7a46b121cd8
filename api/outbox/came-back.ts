import type { Id } from '#contract/basics.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Reading } from '../context.ts';
import * as sql from './came-back.sql.ts';

/**
 * Accounts whose reminders came back or could not go, from a place on; `place` is where the next asking begins.
 * The first asking begins at ''.
 */
export async function cameBack(
  { db }: Pick<Reading, 'db'>,
  { after, limit }: { after: string; limit: number },
): Promise<{ accountIds: Id[]; place: string; more: boolean }> {
  const [at = '', id = '0'] = after.split('|');
  if (!/^\d+$/.test(id)) throw new KapocsError('CURSOR_INVALID');
  const rows = await sql.cameBack(db, { at, id: Number(id), limit });
  const last = rows.at(-1);
  return {
    accountIds: [...new Set(rows.flatMap(({ account_id }) => account_id ?? []))],
    place: last ? `${last.changed_at}|${last.id}` : after,
    more: rows.length === limit,
  };
}
