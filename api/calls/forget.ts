import type { Tx } from '../context.ts';
import type { Person } from '../erasure/person.ts';
import * as sql from './forget.sql.ts';

export type Forgotten = { callTasks: number; callNotes: number; calls: number };

/** Takes a client out of the queue, and what was said on the phone out of the calls. */
export async function forgetCalls(tx: Tx, { holderIds, ids, nobody }: Person): Promise<Forgotten> {
  const which = { holderIds, accountIds: ids };
  const callTasks = await sql.close(tx.db, which, tx.now());
  await sql.nameless(tx.db, which, nobody);
  const { calls, notes } = await sql.silence(tx.db, which, nobody);
  tx.tell('calls', []);
  return { callTasks, callNotes: notes, calls };
}
