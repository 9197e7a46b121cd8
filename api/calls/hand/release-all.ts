import type { Id } from '#contract/basics.ts';
import type { Tx } from '../../context.ts';
import * as history from '../../history/history.ts';
import * as sql from './claim.sql.ts';

/** Whoever leaves gives back the client in hand. */
export async function releaseAll(tx: Tx, agentId: Id): Promise<void> {
  for (const { id, account_id } of await sql.release(tx.db, { agentId }, tx.now())) {
    tx.tell('calls', [id]);
    await history.record(tx, { action: 'call.released', object: `account:${account_id}`, details: { task: id } });
  }
}
