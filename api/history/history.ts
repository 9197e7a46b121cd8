import type { Tx } from '../context.ts';
import { link } from './chain.ts';
import * as sql from './history.sql.ts';

/** What was done, such as `account.corrected`, on an object such as `account:17`. */
export type Deed = { action: string; object: string; details?: Record<string, string | number | boolean | null> };

/**
 * Writes an entry in the transaction of the change itself. `details` names fields and counts;
 * personal values never stand in it (they would outlive the person).
 */
export async function record(tx: Tx, { action, object, details = {} }: Deed): Promise<void> {
  const head = await sql.head(tx.db);
  const entry = {
    seq: head.seq + 1,
    at: tx.now(),
    actor_id: tx.actor?.id ?? null,
    actor_role: tx.actor?.role ?? 'program',
    action,
    object,
    details: JSON.stringify(details),
  };
  await sql.append(tx.db, { ...entry, previous_hash: head.hash, hash: link(head.hash, entry) });
}
