import { isReferred } from '#db/dialect.ts';
import * as accounts from '../../accounts/stored.ts';
import { dropUntouched } from '../../calls/queue/drop-untouched.ts';
import { reopenFor } from '../../calls/queue/reopen-for.ts';
import type { Tx } from '../../context.ts';
import * as intermediaries from '../../intermediaries/intermediaries.ts';
import type { ChangeRecord } from './changes.sql.ts';

/** Ids of changes; `standing` counts the kept ones that concern accounts. */
export type Undone = { restored: number[]; kept: number[]; standing: number };

/** Whether an account has somebody to register it still. */
const mustRegister = (account: accounts.StoredAccount | undefined): boolean =>
  account !== undefined &&
  account.confirmed_on === null &&
  account.closed_on === null &&
  account.manager_kind === 'owner';

/** Runs a deletion by itself; false when something already refers to what is to go. */
async function unlessReferred(tx: Tx, remove: (tx: Tx) => Promise<unknown>): Promise<boolean> {
  try {
    await tx.db.transaction((db) => remove({ ...tx, db }));
    return true;
  } catch (error) {
    if (isReferred(error)) return false;
    throw error;
  }
}

const removeAccounts = (tx: Tx, ids: readonly number[]): Promise<boolean> =>
  unlessReferred(tx, async (inner) => {
    await dropUntouched(inner, ids);
    await accounts.remove(inner, ids);
  });

/** Removes what can be removed, together where possible; gives back the rest. */
async function removeCreated(tx: Tx, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0 || (await removeAccounts(tx, ids))) return new Set();
  const kept = new Set<number>();
  for (const id of ids) if (!(await removeAccounts(tx, [id]))) kept.add(id);
  return kept;
}

/**
 * Takes changes back: what was created goes, what was changed becomes exactly what it was – unless somebody has
 * changed it since, or something has come to depend on it.
 */
export async function undoRows(tx: Tx, changes: readonly ChangeRecord[]): Promise<Undone> {
  const ofAccounts = changes.filter((change) => change.kind !== 'intermediary');
  const held = await accounts.holdByIds(
    tx,
    ofAccounts.map((change) => change.object_id),
  );
  const revisions = new Map(held.map((account) => [account.id, account.revision]));
  const untouched = ofAccounts.filter((change) => revisions.get(change.object_id) === change.revision_after);

  const before = untouched.flatMap((change) =>
    change.before === null ? [] : [JSON.parse(change.before) as accounts.StoredAccount],
  );
  await accounts.rewrite(tx, before);
  const now = new Map(held.map((account) => [account.id, account]));
  await reopenFor(
    tx,
    before.filter((account) => mustRegister(account) && !mustRegister(now.get(account.id))).map(({ id }) => id),
  );
  const created = untouched.filter((change) => change.before === null).map((change) => change.object_id);
  const stuck = await removeCreated(tx, created);

  const restored = untouched.filter((change) => !stuck.has(change.object_id)).map((change) => change.id);
  for (const change of changes.filter((it) => it.kind === 'intermediary'))
    if (await unlessReferred(tx, (inner) => intermediaries.remove(inner, change.object_id))) restored.push(change.id);
  const done = new Set(restored);
  const kept = changes.filter((change) => !done.has(change.id));
  return {
    restored,
    kept: kept.map((change) => change.id),
    standing: kept.filter((change) => change.kind !== 'intermediary').length,
  };
}
