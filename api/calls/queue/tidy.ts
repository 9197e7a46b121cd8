import type { Tx } from '../../context.ts';
import * as sql from '../hand/claim.sql.ts';

/** Brings the queue up to this instant: leases that ran out, promises nobody kept, clients who rested long enough. */
export async function tidy(tx: Tx): Promise<sql.Untidy> {
  const now = tx.now();
  const found = await sql.untidy(tx.db, now);
  const freed = found.expired ? await sql.freeExpired(tx.db, now) : 0;
  const fallen = found.falling ? await sql.letFall(tx.db, now) : [];
  const woken = found.rested ? await sql.wakeRested(tx.db, now) : 0;
  if (freed + fallen.length + woken === 0) return found;
  tx.tell('calls', []);
  // what has just become ready may have been promised
  return { ...found, promised: 1 };
}
