import type { Id } from '#contract/basics.ts';
import type { Tx } from '../../context.ts';
import * as sql from './attachments.sql.ts';

const idsIn = ({ account_ids }: sql.Listed): Id[] => JSON.parse(account_ids) as Id[];

/**
 * Of these letters, those whose list tells of somebody it must not any more: registered, restricted or erased since it
 * was made (sending.md §1.5). Its bytes are frozen, so that it is written anew as a whole.
 */
export async function outdated(tx: Pick<Tx, 'db'>, outboxIds: readonly Id[]): Promise<ReadonlySet<Id>> {
  const found = new Set<Id>();
  if (outboxIds.length === 0) return found;
  for (const list of await sql.lists(tx.db, outboxIds))
    if (await sql.anySettled(tx.db, idsIn(list))) found.add(list.outbox_id);
  return found;
}

/** Takes the lists that tell of these clients; a letter that waits is written anew without them at the gate. */
export async function dropListsOf(tx: Tx, accountIds: readonly Id[]): Promise<number> {
  const gone = new Set(accountIds);
  const ids = (await sql.lists(tx.db)).filter((list) => idsIn(list).some((id) => gone.has(id)));
  const settled = await sql.settledAmong(
    tx.db,
    ids.map(({ outbox_id }) => outbox_id),
  );
  await sql.drop(tx.db, settled);
  return settled.length;
}
