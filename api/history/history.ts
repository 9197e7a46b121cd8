import type { Id } from '#contract/basics.ts';
import type { HistoryAction, HistoryObject } from '#contract/history-actions.ts';
import type { HistoryDetail } from '#contract/history-details.ts';
import type { Tx } from '../context.ts';
import { link } from './chain.ts';
import * as sql from './history.sql.ts';

/** What was done, such as `account.corrected`, on an object such as `account:17`. */
export type Deed = {
  action: HistoryAction;
  object: HistoryObject;
  details?: { [Name in HistoryDetail]?: string | number | boolean | null | undefined };
};

/**
 * Writes an entry in the transaction of the change itself. `details` names fields and counts;
 * personal values never stand in it (they would outlive the person).
 */
export const record = (tx: Tx, { details, ...deed }: Deed): Promise<void> => {
  const told = tx.feed === null ? details : { ...details, key: tx.feed.id };
  return recordAll(tx, [{ ...deed, ...(told === undefined ? {} : { details: told }), actor: tx.actor }]);
};

/** Entries about these objects. */
export const countAbout = (tx: Tx, objects: readonly HistoryObject[]): Promise<number> =>
  sql.countAbout(tx.db, objects);

/** What was done to these objects, and by whom, newest first. */
export async function about(
  { db }: Pick<Tx, 'db'>,
  objects: readonly HistoryObject[],
): Promise<{ at: string; by: string | null; action: string; object: string }[]> {
  const rows = await sql.about(db, objects);
  return rows.map(({ at, actor_name, action, object }) => ({ at, by: actor_name, action, object }));
}

/** Whether somebody did one of these to one of these objects. */
export const wasDoneBy = (
  tx: Tx,
  who: { actorId: Id; actions: readonly HistoryAction[]; objects: readonly HistoryObject[] },
): Promise<boolean> => sql.wasDoneBy(tx.db, who);

/** Several entries in one go, each with who did it. */
export async function recordAll(tx: Tx, deeds: readonly (Deed & { actor: Tx['actor'] })[]): Promise<void> {
  if (deeds.length === 0) return;
  let { seq, hash } = await sql.head(tx.db);
  const rows = deeds.map(({ action, object, details = {}, actor }) => {
    seq += 1;
    const entry = {
      seq,
      at: tx.now(),
      actor_id: actor?.id ?? null,
      actor_role: actor?.role ?? 'program',
      action,
      object,
      details: JSON.stringify(details),
    };
    const row = { ...entry, previous_hash: hash, hash: link(hash, entry) };
    ({ hash } = row);
    return row;
  });
  await sql.append(tx.db, rows);
}
