import type { Id, Instant } from '#contract/basics.ts';
import type { AudienceReason } from '#contract/campaigns.ts';
import type { Channel, Purpose } from '#contract/outbox.ts';
import type { Cap } from '#contract/sending-rules.ts';
import type { Db } from '#db/connect.ts';
import { rowsFromJson } from '#db/dialect.ts';
import { isRestricted } from '#db/restricted.ts';

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

/** Whom a campaign may have reached. */
export const reachedBy =
  (campaignId: Id) =>
  (db: Db): Query =>
    db
      .queryBuilder()
      .select('outbox.account_id')
      .from('outbox')
      .where('outbox.campaign_id', campaignId)
      .whereIn('outbox.state', ['sent', 'delivered', 'unknown', 'simulated']);

/** Those an approver saw the texts of. */
export const approvedOf =
  (campaignId: Id) =>
  (db: Db): Query =>
    db.queryBuilder().select('seen.account_id').from('campaign_approved as seen').where('seen.campaign_id', campaignId);

const address = { email: 'account.email', sms: 'account.mobile' } as const;

const invalid = {
  email: `account.email not like '%_@_%._%' or account.email like '% %'`,
  sms: `account.mobile not like '+%' or (account.mobile like '+36%' and substr(account.mobile, 4, 2) not in ('20', '30', '31', '50', '70'))`,
} as const;

/** Why an account would not get the message; null: it would. The preview counts with what freezes the audience. */
const reasonOf = (channel: Channel): string => `case
    when account.id in (select struck.account_id from campaign_struck as struck where struck.campaign_id = ?) then 'struck_out'
    when account.status in ('registered_in_time', 'registered_late') then 'registered'
    when account.status in ('not_required', 'closed') then 'not_required'
    when ${isRestricted()} then 'paused_account'
    when coalesce(${address[channel]}, '') = '' then 'no_address'
    when ${invalid[channel]} then 'invalid_address'
    when exists (select 1 from suppression where suppression.channel = '${channel}'
      and suppression.address = lower(${address[channel]}) and suppression.purpose in ('all', ?)) then 'suppressed'
    when ? = 'marketing' and not exists (select 1 from consent where consent.channel = '${channel}'
      and consent.address = lower(${address[channel]})) then 'no_consent'
  end`;

export type Judging = {
  among: Among;
  channel: Channel;
  purpose: Purpose;
  cap: Cap;
  campaignId: Id;
  /** several accounts of one address get one message */
  oncePerAddress?: boolean;
};

/** Reminders each holder has had lately: one look at the recent ones, not one per client. */
const recently = (db: Db, { weekFrom, dayFrom, states }: Cap): Query =>
  db
    .queryBuilder()
    .from('outbox as recent')
    .join('account as reminded', 'reminded.id', 'recent.account_id')
    .select('reminded.holder_id')
    .count({ week: '*' })
    .select(
      db.raw(`sum(case when recent.channel = 'sms' and recent.handed_at >= ? then 1 else 0 end) as day`, [dayFrom]),
    )
    .where('recent.lane', 'bulk')
    .where('recent.handed_at', '>=', weekFrom)
    .whereIn('recent.state', states)
    .groupBy('reminded.holder_id');

function judgedAlone(db: Db, { among, channel, purpose, campaignId }: Judging): Query {
  const query: Query = db.queryBuilder().from('account');
  query.select('account.id', 'account.account_number', 'account.holder_name', `${address[channel]} as recipient`);
  query.select('account.holder_id', db.raw(`${reasonOf(channel)} as reason`, [campaignId, purpose, purpose]));
  for (const ids of among) query.whereIn('account.id', ids(db));
  return query;
}

/** Of those who would get it at one address, the first does. */
function judgedByAddress(db: Db, judging: Judging): Query {
  if (!judging.oncePerAddress) return judgedAlone(db, judging);
  const numbered = db
    .queryBuilder()
    .from(judgedAlone(db, judging).as('each'))
    .select(
      'each.*',
      db.raw(
        'row_number() over (partition by lower(recipient), case when reason is null then 0 else 1 end order by id) as nth',
      ),
    );
  return db
    .queryBuilder()
    .from(numbered.as('numbered'))
    .select('id', 'account_number', 'holder_name', 'recipient', 'holder_id')
    .select(db.raw(`case when reason is null and nth > 1 then 'duplicate_address' else reason end as reason`));
}

/** A holder of several accounts gets no more of them than the cap leaves; the rest are capped. */
function judged(db: Db, judging: Judging): Query {
  const { cap, channel } = judging;
  const full = [
    ...(cap.perWeek === null ? [] : ['turn > ? - coalesce(recent.week, 0)']),
    ...(cap.smsPerDay === null || channel !== 'sms' ? [] : ['turn > ? - coalesce(recent.day, 0)']),
  ];
  const bounds = [cap.perWeek, channel === 'sms' ? cap.smsPerDay : null].filter((bound) => bound !== null);
  if (full.length === 0) return judgedByAddress(db, judging);
  const turns = db
    .queryBuilder()
    .from(judgedByAddress(db, judging).as('alone'))
    .select(
      'alone.*',
      db.raw(
        'row_number() over (partition by holder_id, case when reason is null then 0 else 1 end order by id) as turn',
      ),
    );
  return db
    .queryBuilder()
    .from(turns.as('turns'))
    .leftJoin(recently(db, cap).as('recent'), 'recent.holder_id', 'turns.holder_id')
    .select('turns.id', 'turns.account_number', 'turns.holder_name', 'turns.recipient')
    .select(
      db.raw(
        `case when turns.reason is null and (${full.join(' or ')}) then 'capped' else turns.reason end as reason`,
        bounds,
      ),
    );
}

/** `no_consent` is told apart for whoever looks; in the ledger it is `suppressed`. */
export type JudgedReason = AudienceReason | 'no_consent';

export const countByReason = (db: Db, judging: Judging): Promise<{ reason: JudgedReason | null; n: number }[]> =>
  db
    .queryBuilder()
    .from(judged(db, judging).as('judged'))
    .select('reason')
    .count<{ reason: JudgedReason | null; n: number }[]>({ n: '*' })
    .groupBy('reason');

export type AudienceRow = {
  id: Id;
  account_number: string;
  holder_name: string;
  recipient: string | null;
  reason: JudgedReason | null;
};

/** By id, so that pages hold while the audience changes. `reason`: undefined all, null those who get it. */
export function page(
  db: Db,
  judging: Judging,
  { reason, after, limit }: { reason: JudgedReason | null | undefined; after: Id; limit: number },
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

export type Sharer = { account_id: Id; address: string };

/** Who would be left out because somebody at the same address gets the one letter of it. */
export const sharersAt = (db: Db, judging: Judging, addresses: readonly string[]): Promise<Sharer[]> =>
  db
    .queryBuilder()
    .from(judged(db, judging).as('judged'))
    .select<Sharer[]>('id as account_id', db.raw('lower(recipient) as address'))
    .where({ reason: 'duplicate_address' })
    .whereIn(
      db.raw('lower(recipient)') as never,
      db
        .queryBuilder()
        .select('input.address')
        .from(
          db.raw(rowsFromJson(db, { address: 'text' }), [
            JSON.stringify(addresses.map((each) => ({ address: each }))),
          ]) as never,
        ),
    )
    .orderBy('id');

/** Keeps who would get it now: nobody else does once it is approved (sending.md §1.2). */
export async function keepApproved(db: Db, judging: Judging): Promise<void> {
  await forgetApproved(db, judging.campaignId);
  await db.raw(
    `insert into campaign_approved (campaign_id, account_id)
      select ?, judged.id from (?) as judged where judged.reason is null`,
    [judging.campaignId, judged(db, judging)] as never,
  );
}

/** Who would get it by now, and did not when it was approved. */
export async function countUnapproved(db: Db, judging: Judging): Promise<number> {
  const [row] = await db
    .queryBuilder()
    .from(judged(db, judging).as('judged'))
    .whereNull('judged.reason')
    .whereNotIn('judged.id', approvedOf(judging.campaignId)(db))
    .count<{ n: number }[]>({ n: '*' });
  return row?.n ?? 0;
}

export const forgetApproved = (db: Db, campaignId: Id): Promise<number> =>
  db('campaign_approved').where({ campaign_id: campaignId }).delete();

export type Freezing = Judging & {
  now: Instant;
  notBefore: Instant;
  by: Id | null;
  senderId?: Id | null;
  /** who is moved to another renewal period meanwhile does not get it */
  boundToCohort?: boolean;
  /** leaves no line for those who would not get it */
  onlyWilling?: boolean;
};

/** One insert-select makes the audience fixed, one row each; doing it twice adds nothing (sending.md §1.2). */
export async function freeze(
  db: Db,
  { now, notBefore, by, onlyWilling = false, boundToCohort = false, senderId = null, ...judging }: Freezing,
): Promise<void> {
  await db.raw(
    `insert into outbox (channel, lane, purpose, account_id, campaign_id, sender_id, cohort_id, state, reason, not_before, created_at, created_by, changed_at)
      select ?, 'bulk', ?, judged.id, ?, ?,
        ${boundToCohort ? '(select account.cohort_id from account where account.id = judged.id)' : 'null'},
        case when judged.reason is null then 'planned' when judged.reason = 'struck_out' then 'cancelled' else 'skipped' end,
        case when judged.reason = 'no_consent' then 'suppressed' else judged.reason end, ?, ?, ?, ?
      from (?) as judged where ${onlyWilling ? 'judged.reason is null' : 'true'}
      on conflict do nothing`,
    [
      judging.channel,
      judging.purpose,
      judging.campaignId,
      senderId,
      notBefore,
      now,
      by ?? null,
      now,
      judged(db, judging),
    ] as never,
  );
}
