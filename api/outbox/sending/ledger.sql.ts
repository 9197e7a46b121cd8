import type { AccountStatus } from '#contract/account-status.ts';
import type { Id, Instant } from '#contract/basics.ts';
import type { CampaignState } from '#contract/campaigns.ts';
import type { Channel, Lane, MessageReason, MessageState } from '#contract/outbox.ts';
import type { Cap } from '#contract/sending-rules.ts';
import type { Db } from '#db/connect.ts';
import { dialectOf, rowsFromJson, skipLocked } from '#db/dialect.ts';
import { isRestricted } from '#db/restricted.ts';
import { changedBy, rowsOf, rowsOfKept } from '#db/rows.ts';

/** A leased message; every later change names its fence, so that a sender that stalled can overwrite nothing. */
export type Leased = {
  id: Id;
  fence: number;
  channel: Channel;
  lane: Lane;
  campaign_id: Id | null;
  account_id: Id | null;
  recipient: string;
  subject: string;
  text: string;
  html: string | null;
  mime: string | null;
  message_id: string | null;
  sender_id: Id | null;
  attempts: number;
  /** when it was handed over before, for one that came back and goes again */
  sent_at: Instant | null;
};

export type Claim = {
  channel: Channel;
  lane: Lane;
  /** null: messages of no campaign */
  campaignId: Id | null;
  now: Instant;
  until: Instant;
  owner: string;
  limit: number;
};

const due = (campaignId: Id | null): string =>
  `state = 'queued' and channel = ? and lane = ? and campaign_id ${campaignId === null ? 'is null' : '= ?'} and not_before <= ?`;

const dueBindings = ({ channel, lane, campaignId, now }: Omit<Claim, 'until' | 'owner' | 'limit'>) => [
  channel,
  lane,
  ...(campaignId === null ? [] : [campaignId]),
  now,
];

/**
 * The state of rows found by their ids. PostgreSQL must not see that a partial index knows it too: counted when nothing
 * was sent it seems empty, and all that is queued would be read for each message.
 */
const inState = (state: MessageState): string => `coalesce(outbox.state, '') = '${state}'`;

/**
 * The condition stands in the outer update too: without it PostgreSQL claims twice (architecture.md §4.3). The choice
 * is made once and for all before: a plan that asks it again for each row would claim more than the limit.
 */
export const claimStatement = (db: Db, ask: Claim): { sql: string; values: (string | number)[] } => ({
  sql: `with due as materialized (
        select id from outbox where ${due(ask.campaignId)} order by not_before, id limit ? ${skipLocked(db)})
      update outbox set state = 'leased', lease_owner = ?, lease_until = ?, fence = fence + 1, changed_at = ?
      where id in (select due.id from due) and ${inState('queued')}
      returning id, fence, channel, lane, campaign_id, account_id, recipient, subject, text, html, mime, message_id, sender_id, attempts, sent_at`,
  values: [...dueBindings(ask), ask.limit, ask.owner, ask.until, ask.now],
});

export function claim(db: Db, ask: Claim): Promise<Leased[]> {
  const { sql, values } = claimStatement(db, ask);
  return rowsOf<Leased>(db, sql, values);
}

export const anyDue = async (db: Db, ask: { channel: Channel; lane: Lane; now: Instant }): Promise<boolean> => {
  const rows = await rowsOf(
    db,
    `select 1 from outbox where state = 'queued' and channel = ? and lane = ? and not_before <= ? limit 1`,
    [ask.channel, ask.lane, ask.now],
  );
  return rows.length > 0;
};

/** `urgent`: only those that go on outside the sending hours. */
export function runningCampaigns(db: Db, channel: Channel, { urgent }: { urgent: boolean }): Promise<{ id: Id }[]> {
  const query = db('campaign').select<{ id: Id }[]>('id').where({ channel, state: 'running' }).orderBy('id');
  return urgent ? query.whereNotNull('urgent_why') : query;
}

/**
 * What a killed or stalled sender left: what was leased cannot have been accepted and goes back to the queue,
 * what was in flight is in doubt (sending.md §4.4). `all`: nobody else can be sending, whatever the lease says.
 */
export async function recover(
  db: Db,
  { channel, lane, now, all }: { channel: Channel; lane: Lane; now: Instant; all: boolean },
): Promise<number> {
  const whose = `channel = ? and lane = ? and ${all ? 'lease_until is not null' : 'lease_until < ?'}`;
  const bindings = [channel, lane, ...(all ? [] : [now])];
  const requeued = await changedBy(
    db,
    `update outbox set state = 'queued', lease_owner = null, lease_until = null, changed_at = ? where state = 'leased' and ${whose}`,
    [now, ...bindings],
  );
  const doubted = await changedBy(
    db,
    `update outbox set state = 'unknown', reason = 'interrupted', lease_owner = null, lease_until = null, changed_at = ?,
        text = case when secret = 1 then '' else text end, html = null, mime = case when secret = 1 then null else mime end
      where state = 'in_flight' and ${whose}`,
    [now, ...bindings],
  );
  return requeued + doubted;
}

export const anyStale = async (db: Db, now: Instant): Promise<boolean> => {
  const rows = await rowsOf(
    db,
    `select 1 from outbox where state in ('leased', 'in_flight') and lease_until < ? limit 1`,
    [now],
  );
  return rows.length > 0;
};

export type LastFactsRow = {
  id: Id;
  lane: Lane;
  campaign_state: CampaignState | null;
  account_status: AccountStatus | null;
  account_gone: number;
  account_restricted: number;
  address_changed: number;
  outside_cohort: number;
  suppressed: number;
  holder_id: string | null;
  /** reminders handed over to the holder in the last seven days, and SMS today */
  week: number;
  day: number;
};

/** From the few accounts of a holder to their messages: the other way round every look would read all recent ones. */
const handedSince = (more: string, states: number): string =>
  `(select count(*) from account as sibling cross join outbox as recent
      where sibling.holder_id = account.holder_id and recent.account_id = sibling.id and recent.lane = 'bulk'
        and coalesce(recent.handed_at, '') >= ? ${more} and recent.state in (${Array(states).fill('?').join(', ')}))`;

/** One row per message still leased with its fence, with all that is asked again before it leaves. */
export const lastFacts = (
  db: Db,
  messages: readonly { id: Id; fence: number; hash: string }[],
  { weekFrom, dayFrom, states }: Cap,
): Promise<LastFactsRow[]> =>
  rowsOfKept<LastFactsRow>(
    db,
    `select outbox.id, outbox.lane, campaign.state as campaign_state, account.status as account_status,
        case when outbox.account_id is not null and account.id is null then 1 else 0 end as account_gone,
        case when ${isRestricted('outbox.account_id')} then 1 else 0 end as account_restricted,
        case when account.id is not null
          and coalesce(case outbox.channel when 'email' then account.email else account.mobile end, '') <> outbox.recipient
          then 1 else 0 end as address_changed,
        case when account.cohort_id <> outbox.cohort_id then 1 else 0 end as outside_cohort,
        case when exists (select 1 from suppression where suppression.channel = outbox.channel
          and suppression.address_hash = input.hash and suppression.purpose in ('all', outbox.purpose))
          or (outbox.purpose = 'marketing' and not exists (select 1 from consent
            where consent.channel = outbox.channel and consent.address_hash = input.hash))
          then 1 else 0 end as suppressed,
        account.holder_id,
        ${handedSince('', states.length)} as week,
        ${handedSince(`and recent.channel = 'sms'`, states.length)} as day
      from ${rowsFromJson(db, { id: 'integer', fence: 'integer', hash: 'text' })}
      join outbox on outbox.id = input.id and outbox.fence = input.fence and ${inState('leased')}
      left join campaign on campaign.id = outbox.campaign_id
      left join account on account.id = outbox.account_id`,
    [weekFrom, ...states, dayFrom, ...states, JSON.stringify(messages)],
  );

/** One after the other across servers, so that a holder’s messages are counted before the next one goes. */
export const takeTurns = async (db: Db): Promise<void> => {
  if (dialectOf(db) === 'postgresql') await rowsOfKept(db, 'select pg_advisory_xact_lock(811)');
};

const detours = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'enable_sort'];

/**
 * A few rows by key, or the first of an index, for the rest of this transaction: what PostgreSQL plans, and keeps, for
 * tables that were small when it last counted would read them as a whole.
 */
export const byKey = async (db: Db): Promise<void> => {
  if (dialectOf(db) === 'postgresql')
    await rowsOfKept(db, `select ${detours.map((name) => `set_config('${name}', 'off', true)`).join(', ')}`);
};

/** Durable before anything can be accepted; the ids that made it. */
export const launch = (
  db: Db,
  {
    now,
    until,
    messages,
  }: { now: Instant; until: Instant; messages: readonly { id: Id; fence: number; mime: string | null }[] },
): Promise<{ id: Id }[]> =>
  rowsOfKept<{ id: Id }>(
    db,
    `update outbox set state = 'in_flight', mime = coalesce(input.mime, outbox.mime), lease_until = ?, handed_at = ?, changed_at = ?
      from ${rowsFromJson(db, { id: 'integer', fence: 'integer', mime: 'text' })}
      where outbox.id = input.id and outbox.fence = input.fence and ${inState('leased')}
      returning outbox.id`,
    [until, now, now, JSON.stringify(messages)],
  );

export type Withholding = { id: Id; fence: number; state: MessageState; reason: MessageReason | null };

export const withhold = (
  db: Db,
  { now, messages }: { now: Instant; messages: readonly Withholding[] },
): Promise<number> =>
  changedBy(
    db,
    `update outbox set state = input.state, reason = input.reason, lease_owner = null, lease_until = null, changed_at = ?
      from ${rowsFromJson(db, { id: 'integer', fence: 'integer', state: 'text', reason: 'text' })}
      where outbox.id = input.id and outbox.fence = input.fence and ${inState('leased')}`,
    [now, JSON.stringify(messages)],
  );

export type Settled = {
  id: Id;
  fence: number;
  state: MessageState;
  reason: MessageReason | null;
  answer: string | null;
  provider_ref: string | null;
  not_before: Instant | null;
  tries: number;
};

const settledColumns = {
  id: 'integer',
  fence: 'integer',
  state: 'text',
  reason: 'text',
  answer: 'text',
  provider_ref: 'text',
  not_before: 'text',
  tries: 'integer',
} as const;

// A late answer still settles what was meanwhile put in doubt; the fence says it is the same try.
const ofThisTry = `outbox.id = input.id and outbox.fence = input.fence and outbox.state in ('leased', 'in_flight', 'unknown')`;

/** The trial box keeps what the ledger is about to wipe; secrets only where all is training. */
export const keepTrials = (
  db: Db,
  { now, training, messages }: { now: Instant; training: boolean; messages: readonly Settled[] },
): Promise<unknown[]> =>
  rowsOfKept(
    db,
    `insert into trial_box (outbox_id, channel, recipient, subject, text, secret, account_id, at)
      select outbox.id, outbox.channel, outbox.recipient,
        ${training ? 'outbox.subject, outbox.text' : `case when outbox.secret = 1 then '' else outbox.subject end, case when outbox.secret = 1 then '' else outbox.text end`},
        outbox.secret, outbox.account_id, ?
      from ${rowsFromJson(db, settledColumns)} join outbox on ${ofThisTry}
      where input.state = 'simulated' order by outbox.id`,
    [now, JSON.stringify(messages)],
  );

/** Notes who is reached by what is about to be settled as handed over; their accounts follow (reached.job.ts). */
export const keepReached = (
  db: Db,
  { now, messages }: { now: Instant; messages: readonly Pick<Settled, 'id' | 'fence'>[] },
): Promise<unknown[]> =>
  rowsOfKept(
    db,
    `insert into reached (outbox_id, account_id, channel, at)
      select outbox.id, outbox.account_id, outbox.channel, ?
      from ${rowsFromJson(db, { id: 'integer', fence: 'integer' })} join outbox on ${ofThisTry}
      where outbox.account_id is not null
      on conflict do nothing`,
    [now, JSON.stringify(messages)],
  );

/** Writes what became of messages; the ids of those it did. Secrets are wiped unless the message waits for another try. */
export const settle = (
  db: Db,
  { now, messages }: { now: Instant; messages: readonly Settled[] },
): Promise<{ id: Id }[]> =>
  rowsOfKept(
    db,
    `update outbox set state = input.state, reason = input.reason, answer = input.answer,
        provider_ref = coalesce(input.provider_ref, outbox.provider_ref),
        not_before = coalesce(input.not_before, outbox.not_before), attempts = outbox.attempts + input.tries,
        sent_at = case when input.state in ('sent', 'simulated') then ? else outbox.sent_at end,
        text = case when outbox.secret = 1 and input.state <> 'queued' then '' else outbox.text end,
        mime = case when outbox.secret = 1 and input.state <> 'queued' then null else outbox.mime end,
        html = case when outbox.mime is not null or input.state <> 'queued' then null else outbox.html end,
        lease_owner = null, lease_until = null, changed_at = ?
      from ${rowsFromJson(db, settledColumns)}
      where ${ofThisTry}
      returning outbox.id`,
    [now, now, JSON.stringify(messages)],
  );
