import type { Id, Instant } from '#contract/basics.ts';
import type { Channel, Purpose, SkipReason } from '#contract/outbox.ts';
import type { Db } from '#db/connect.ts';
import { rowsFromJson } from '#db/dialect.ts';

type Query = ReturnType<Db['queryBuilder']>;

/** Whom a campaign means, as queries of account ids an account must be in: all of them. */
export type Among = readonly ((db: Db) => Query)[];

export const idsIn =
  (accountIds: readonly Id[]) =>
  (db: Db): Query =>
    db
      .queryBuilder()
      .select('input.id')
      .from(db.raw(rowsFromJson(db, { id: 'integer' }), [JSON.stringify(accountIds.map((id) => ({ id })))]));

const address = { email: 'account.email', sms: 'account.mobile' } as const;

const invalid = {
  email: `account.email not like '%_@_%._%' or account.email like '% %'`,
  sms: `account.mobile not like '+%' or (account.mobile like '+36%' and substr(account.mobile, 4, 2) not in ('20', '30', '31', '50', '70'))`,
} as const;

/** Why an account would not get the message; null: it would. The preview counts with what freezes the audience. */
const reasonOf = (channel: Channel): string => `case
    when account.status in ('registered_in_time', 'registered_late') then 'registered'
    when account.status in ('not_required', 'closed') then 'not_required'
    when coalesce(${address[channel]}, '') = '' then 'no_address'
    when ${invalid[channel]} then 'invalid_address'
    when exists (select 1 from suppression where suppression.channel = '${channel}'
      and suppression.address = lower(${address[channel]}) and suppression.purpose in ('all', ?)) then 'suppressed'
  end`;

export type Judging = { among: Among; channel: Channel; purpose: Purpose };

function judged(db: Db, { among, channel, purpose }: Judging): Query {
  const query: Query = db.queryBuilder().from('account');
  query.select('account.id', 'account.account_number', 'account.holder_name', `${address[channel]} as recipient`);
  query.select(db.raw(`${reasonOf(channel)} as reason`, [purpose]));
  for (const ids of among) query.whereIn('account.id', ids(db));
  return query;
}

export const countByReason = (db: Db, judging: Judging): Promise<{ reason: SkipReason | null; n: number }[]> =>
  db
    .queryBuilder()
    .from(judged(db, judging).as('judged'))
    .select('reason')
    .count<{ reason: SkipReason | null; n: number }[]>({ n: '*' })
    .groupBy('reason');

export type AudienceRow = {
  id: Id;
  account_number: string;
  holder_name: string;
  recipient: string | null;
  reason: SkipReason | null;
};

/** By id, so that pages hold while the audience changes. `reason`: undefined all, null those who get it. */
export function page(
  db: Db,
  judging: Judging,
  { reason, after, limit }: { reason: SkipReason | null | undefined; after: Id; limit: number },
): Promise<AudienceRow[]> {
  const query = db
    .queryBuilder()
    .from(judged(db, judging).as('judged'))
    .select<AudienceRow[]>('id', 'account_number', 'holder_name', 'recipient', 'reason')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit);
  if (reason === undefined) return query;
  return reason === null ? query.whereNull('reason') : query.where({ reason });
}

export type Freezing = Judging & { campaignId: Id; now: Instant; notBefore: Instant; by: Id | null };

/** One insert-select makes the audience fixed, one row each; doing it twice adds nothing (sending.md §1.2). */
export async function freeze(db: Db, { campaignId, now, notBefore, by, ...judging }: Freezing): Promise<void> {
  await db.raw(
    `insert into outbox (channel, lane, purpose, account_id, campaign_id, state, reason, not_before, created_at, created_by, changed_at)
      select ?, 'bulk', ?, judged.id, ?, case when judged.reason is null then 'planned' else 'skipped' end, judged.reason, ?, ?, ?, ?
      from (?) as judged where true
      on conflict do nothing`,
    [judging.channel, judging.purpose, campaignId, notBefore, now, by ?? null, now, judged(db, judging)] as never,
  );
}
