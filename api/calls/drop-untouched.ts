import type { Id } from '#contract/basics.ts';
import type { Tx } from '../context.ts';
import * as sql from './fill.sql.ts';

/** Accounts that go leave the queue with nothing behind; a client somebody has dealt with stays in it. */
export async function dropUntouched(tx: Tx, accountIds: readonly Id[]): Promise<void> {
  if ((await sql.removeUntouched(tx.db, accountIds)) > 0) tx.tell('calls', []);
}
