import type { Id, Instant } from '#contract/basics.ts';
import type { Db } from '#db/connect.ts';
import { rowsFromJson } from '#db/dialect.ts';
import { changedBy, rowsOf } from '#db/rows.ts';

export type Which = { accountIds: readonly Id[]; addresses: readonly string[] };

/** Messages to accounts, and those that belong to none and went to these addresses. */
export async function messagesOf(db: Db, { accountIds, addresses }: Which): Promise<Id[]> {
  const ofAccounts = await rowsOf<{ id: Id }>(
    db,
    `select id from outbox where account_id in (select id from ${rowsFromJson(db, { id: 'integer' })})`,
    [JSON.stringify(accountIds.map((id) => ({ id })))],
  );
  const ofNobody = await rowsOf<{ id: Id }>(
    db,
    `select id from outbox where account_id is null
      and lower(recipient) in (select address from ${rowsFromJson(db, { address: 'text' })})`,
    [JSON.stringify(addresses.map((address) => ({ address })))],
  );
  return [...ofAccounts, ...ofNobody].map(({ id }) => id);
}

/** Messages to somebody else that name the client too: one letter for several people at an address. */
export const namedIn = async (db: Db, accountIds: readonly Id[], names: readonly string[]): Promise<Id[]> =>
  (
    await rowsOf<{ id: Id }>(
      db,
      `select outbox.id from outbox
        where outbox.campaign_id in (select mine.campaign_id from outbox as mine
            where mine.account_id in (select id from ${rowsFromJson(db, { id: 'integer' })}) and mine.reason = 'duplicate_address')
          and exists (select 1 from ${rowsFromJson(db, { name: 'text' })} where outbox.text like '%' || input.name || '%')`,
      [JSON.stringify(accountIds.map((id) => ({ id }))), JSON.stringify(names.map((name) => ({ name })))],
    )
  ).map(({ id }) => id);

/** Their words go; what still waits is written anew, without the client. */
export const wipeWords = (db: Db, ids: readonly Id[]): Promise<number> =>
  db('outbox')
    .whereIn('id', ids)
    .update({
      subject: '',
      text: '',
      html: null,
      mime: null,
      state: db.raw(`case when state = 'queued' then 'planned' else state end`),
    });

/** What has not been handed over yet stays here. */
export const withhold = async (db: Db, ids: readonly Id[], now: Instant): Promise<Id[]> =>
  (
    await db('outbox')
      .whereIn('id', ids)
      .whereIn('state', ['planned', 'queued', 'leased', 'held'])
      .update({ state: 'skipped', reason: 'erased', changed_at: now })
      .returning<{ id: Id }[]>('id')
  ).map(({ id }) => id);

/** When it went and what became of it stays, as proof of nobody in particular. */
export async function wipe(db: Db, ids: readonly Id[]): Promise<number> {
  await db('outbox_attachment').whereIn('outbox_id', ids).delete();
  return db('outbox')
    .whereIn('id', ids)
    .where((some) => void some.whereNotNull('recipient').orWhereNot('text', '').orWhereNot('subject', ''))
    .update({ recipient: null, subject: '', text: '', html: null, mime: null, answer: null });
}

export const clearTrialBox = (db: Db, ids: readonly Id[], accountIds: readonly Id[]): Promise<number> =>
  changedBy(
    db,
    `delete from trial_box where outbox_id in (select id from ${rowsFromJson(db, { id: 'integer' })})
      or account_id in (select id from ${rowsFromJson(db, { id: 'integer' })})`,
    [ids, accountIds].map((some) => JSON.stringify(some.map((id) => ({ id })))),
  );

/** Who must not be written to is recognised by the hash alone from now on. */
export const hideAddresses = (db: Db, table: 'suppression' | 'consent', hashes: readonly string[]): Promise<number> =>
  db(table)
    .whereIn('address_hash', hashes)
    .where((told) => void told.whereNotNull('address').orWhereNotNull('note'))
    .update({ address: null, note: null });

export const countSuppressed = async (db: Db, hashes: readonly string[]): Promise<number> =>
  (await db('suppression').whereIn('address_hash', hashes).count<{ n: number }[]>({ n: '*' }).first())?.n ?? 0;
