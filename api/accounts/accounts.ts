import type { AccountFilter } from '#contract/accounts.ts';
import type { RegistrationStep } from '#contract/account-status.ts';
import type { Id, Instant, LocalDate } from '#contract/basics.ts';
import { localDate } from '#contract/deadline.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Db } from '#db/connect.ts';
import type { Reading, Tx } from '../context.ts';
import { accountKey } from './account-key.ts';
import * as sql from './accounts.sql.ts';
import { criteriaOf } from './criteria.ts';
import { idsMatching } from './narrow.sql.ts';

/** An account as stored; `status` is the one of today. */
export type Account = sql.AccountRow;

/** A broker sees its own clients only; the program itself and the client door see all. */
export const scopeOf = ({ actor }: Reading): sql.Scope => ({
  only: actor?.role === 'broker' ? (actor.intermediaryId ?? -1) : null,
});

/** Throws NOT_FOUND, also when the account is not for this person to see. Inside `write` give it the transaction. */
export async function find(ctx: Reading, id: Id): Promise<Account> {
  const found = await sql.byId(ctx.db, id, scopeOf(ctx));
  if (!found) throw new KapocsError('NOT_FOUND', { accountId: id });
  return found;
}

/** The same, held until the transaction ends: changes that begin with this take turns. */
export async function hold(tx: Tx, id: Id): Promise<Account> {
  await sql.hold(tx.db, id);
  return find(tx, id);
}

/** Every account of the client of one of them, as far as not erased. */
export const accountsOfClient = async ({ db }: Reading, { holder_id }: Account): Promise<Id[]> =>
  (await sql.accountsOfHolder(db, holder_id)).map(({ id }) => id);

/** Something beside the account changed what holds for it: whoever saw it before has to look again. */
export async function touched(tx: Tx, ids: readonly Id[]): Promise<void> {
  await sql.countUp(tx.db, ids);
  tx.tell('accounts', ids);
}

/** By the number as anyone writes it (blanks, dashes, case); null when there is none, or several insurers have it. */
export async function findByNumber(ctx: Reading, number: string, insurerId: Id | null = null): Promise<Account | null> {
  const [found, another] = await sql.byKey(ctx.db, accountKey(number), insurerId, scopeOf(ctx));
  return found && !another ? found : null;
}

/**
 * The ids of the accounts a filter means, as a query to put into `where … in`, narrowed to what the person may
 * see. Freeze an audience inside `write` with `ids(tx.db)`; page an export with `ids(ctx.db)`.
 */
export async function matching(
  ctx: Reading,
  filter: AccountFilter,
): Promise<(db: Db) => ReturnType<typeof idsMatching>> {
  const criteria = await criteriaOf(ctx, filter);
  return (db) => idsMatching(db, criteria);
}

/** Gives a new deadline to the accounts of a renewal period that have none of their own; says how many moved. */
export async function moveDeadline(tx: Tx, cohortId: Id, deadline: LocalDate): Promise<number> {
  const moved = await sql.moveDeadline(tx.db, cohortId, deadline);
  tx.tell('accounts', []);
  return moved;
}

/** Accounts of a renewal period, and those without a deadline of their own, which a new one would move. */
export const countInCohort = ({ db }: Reading, cohortId: Id): Promise<{ total: number; moving: number }> =>
  sql.countInCohort(db, cohortId);

/** Where the client stands in the registration; `startedOn` is kept from the first start. */
export async function markStep(
  tx: Tx,
  accountId: Id,
  step: RegistrationStep,
  { startedOn = null }: { startedOn?: LocalDate | null } = {},
): Promise<void> {
  await sql.moveStep(tx.db, accountId, step, startedOn);
  tx.tell('accounts', [accountId]);
}

/** Whether the client registers with another e-mail address than the contract has (portal.md 3.3). */
export async function noteEmailDiffers(tx: Tx, accountId: Id, differs: boolean): Promise<void> {
  await sql.setEmailDiffers(tx.db, accountId, differs);
  tx.tell('accounts', [accountId]);
}

/** The client counts as registered from here on (portal.md §3 step 9). False: was registered before, nothing changed. */
export async function markRegistered(
  tx: Tx,
  accountId: Id,
  { at, source }: { at: Instant; source: 'portal' | 'list' },
): Promise<boolean> {
  const changed = await sql.confirm(tx.db, accountId, { at, on: localDate(at), source });
  tx.tell('accounts', [accountId]);
  return changed > 0;
}

/** A reminder was handed over; from now on the client has been contacted. */
export async function markContacted(
  tx: Tx,
  accounts: Id | readonly Id[],
  channel: 'email' | 'sms',
  at: Instant,
): Promise<void> {
  const ids = typeof accounts === 'number' ? [accounts] : accounts;
  await sql.noteMessages(tx.db, ids, channel, at);
  tx.tell('accounts', ids);
}

/** A call was made; `reached` when the client was spoken to, which counts as a contact. */
export async function markCalled(
  tx: Tx,
  accountId: Id,
  call: { at: Instant; outcome: string; reached: boolean },
): Promise<void> {
  await sql.noteCall(tx.db, accountId, call);
  tx.tell('accounts', [accountId]);
}
