import type { Id, Instant } from '#contract/basics.ts';
import type { Db } from '#db/connect.ts';

export type Contract = { id: Id; insurer_id: Id; number: string };

const idsOf = (rows: readonly { id: Id }[]): Id[] => rows.map(({ id }) => id);

/** Contracts of these accounts, and those that belong to none and have one of these addresses. */
export const policiesOf = (db: Db, accountIds: readonly Id[], emails: readonly string[]): Promise<Contract[]> =>
  db('policy')
    .select<Contract[]>('id', 'insurer_id', 'number')
    .whereIn('account_id', accountIds)
    .orWhere((loose) => void loose.whereNull('account_id').whereIn('email_key', emails));

export const mailboxesOf = async (db: Db, emails: readonly string[]): Promise<Id[]> =>
  idsOf(await db('mailbox').select<{ id: Id }[]>('id').whereIn('email_key', emails));

export type Shelves = { mailboxIds: readonly Id[]; loginIds: readonly Id[]; policyIds: readonly Id[] };

export const itemsOf = async (db: Db, { mailboxIds, loginIds, policyIds }: Shelves): Promise<Id[]> =>
  idsOf(
    await db('post_item')
      .select<{ id: Id }[]>('id')
      .whereIn('mailbox_id', mailboxIds)
      .orWhereIn('login_id', loginIds)
      .orWhereIn('policy_id', policyIds),
  );

/** The number of a contract is as telling as a name. */
export const wipePolicies = (db: Db, ids: readonly Id[]): Promise<number> =>
  db('policy')
    .whereIn('id', ids)
    .update({
      number: '',
      number_key: db.raw(`'erased:' || id`),
      holder_name: '',
      email: null,
      email_key: null,
      mobile: null,
      annual_premium: null,
    });

export async function wipeMailboxes(db: Db, ids: readonly Id[], now: Instant): Promise<void> {
  for (const table of ['mailbox_session', 'mailbox_link', 'mailbox_upgrade'])
    await db(table).whereIn('mailbox_id', ids).delete();
  await db('mailbox')
    .whereIn('id', ids)
    .update({
      email: '',
      email_key: db.raw(`'erased:' || id`),
      mobile: null,
      link_hash: null,
      initial_digest: null,
      password_hash: null,
      closed_at: db.raw('coalesce(closed_at, ?)', [now]),
    });
}

/** That something was placed and read stays, as after the year of a mailbox is over; what it was goes. */
export async function wipeItems(db: Db, ids: readonly Id[], now: Instant): Promise<void> {
  await db('post_content').whereIn('item_id', ids).delete();
  const at = db.raw('coalesce(purged_at, ?)', [now]);
  await db('post_item')
    .whereIn('id', ids)
    .update({ subject: '', subject_sort: '', contract_number: '', contract_sort: '', purged_at: at });
}

/** Upgrades of a mailbox that lead to an account which is to be nobody's. */
export const forgetUpgrades = (db: Db, accountIds: readonly Id[]): Promise<number> =>
  db('mailbox_upgrade').whereIn('account_id', accountIds).delete();
