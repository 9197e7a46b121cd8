import type { Id } from '#contract/basics.ts';
import type { Tx } from '../../context.ts';
import * as clients from '../client.sql.ts';
import * as sql from './fill.sql.ts';
import { standingFor } from './take-in.ts';
import { change } from '../task.sql.ts';

/**
 * Accounts that go leave the queue with nothing behind. A client with another open account stays in it because of
 * that one, and so does a client somebody has dealt with.
 */
export async function dropUntouched(tx: Tx, accountIds: readonly Id[]): Promise<void> {
  const going = new Set(accountIds);
  const tasks = await sql.openAbout(tx.db, accountIds);
  const holders = tasks.map(({ holder_id }) => holder_id);
  const open = holders.length === 0 ? [] : await clients.openAccounts(tx.db, holders);
  const staying = Map.groupBy(
    open.filter(({ id }) => !going.has(id)),
    ({ holder_id }) => holder_id,
  );
  for (const { id, holder_id } of tasks) {
    const standing = standingFor(staying.get(holder_id) ?? []);
    if (standing) await change(tx.db, id, standing);
  }
  const removed = await sql.removeUntouched(tx.db, accountIds);
  if (tasks.length > 0 || removed > 0) tx.tell('calls', []);
}
