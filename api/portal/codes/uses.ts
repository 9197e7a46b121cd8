import type { Instant } from '#contract/basics.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Tx } from '../../context.ts';
import * as sql from './code.sql.ts';
import { LOOK_BACK, allowedFrom, later, type Allowance } from '../limits.ts';

/** Counts one more of something limited, each after the other however many come at once; else from when it may be. */
export async function countUse(tx: Tx, subject: string, allowance: Allowance): Promise<Instant | null> {
  const now = tx.now();
  await sql.holdSubject(tx.db, subject);
  const until = allowedFrom(await sql.uses(tx.db, subject, later(now, -LOOK_BACK)), allowance);
  if (until !== null && until > now) return until;
  await sql.noteUses(tx.db, [subject], now);
  return null;
}

/** The same for what is refused then. Throws TOO_MANY_REQUESTS with `until`. */
export async function requireUse(tx: Tx, subject: string, allowance: Allowance): Promise<void> {
  const until = await countUse(tx, subject, allowance);
  if (until !== null) throw new KapocsError('TOO_MANY_REQUESTS', { until });
}

/** Whether something limited may happen once more now; if so it is counted. */
export const spendUse = async (tx: Tx, subject: string, allowance: Allowance): Promise<boolean> =>
  (await countUse(tx, subject, allowance)) === null;
