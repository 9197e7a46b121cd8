import { createHmac } from 'node:crypto';
import { KapocsError } from '#contract/errors.ts';
import type { Context, Tx } from '../context.ts';
import * as sql from './ladder.sql.ts';

/** Longer than any pause: whoever has not failed for a day begins at the foot again. */
const FORGOTTEN_MS = 86_400_000;

/** What failures are counted under: the same for names that exist and names that do not. */
export const nameHash = ({ pepper }: Pick<Context, 'pepper'>, folded: string): string =>
  createHmac('sha256', pepper).update(`staff:${folded}`).digest('hex');

/** Grows from the fourth failure on: 1 s, 2 s, 4 s … at most 5 minutes; never for good. */
const pause = (failures: number): number => (failures < 4 ? 0 : Math.min(2 ** (failures - 4), 300) * 1000);

/** Throws TOO_MANY_REQUESTS while a pause lasts. */
export async function refuseBlocked({ db, now }: Pick<Tx, 'db' | 'now'>, hash: string): Promise<void> {
  const until = await sql.blockedUntil(db, hash);
  if (until !== null && until > now()) throw new KapocsError('TOO_MANY_REQUESTS', { until });
}

/** One rung up; how many failures in a row that makes. */
export async function climb(tx: Tx, hash: string): Promise<number> {
  const failures = await sql.climb(tx.db, hash, tx.now());
  const wait = pause(failures);
  if (wait > 0) await sql.block(tx.db, hash, new Date(Date.parse(tx.now()) + wait).toISOString());
  return failures;
}

export const stepDown = (tx: Tx, hash: string): Promise<number> => sql.stepDown(tx.db, hash);

export const forgetOld = (tx: Tx): Promise<number> =>
  sql.forget(tx.db, new Date(Date.parse(tx.now()) - FORGOTTEN_MS).toISOString());
