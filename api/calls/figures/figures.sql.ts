import type { Id, Instant } from '#contract/basics.ts';
import type { CallReason } from '#contract/calls.ts';
import type { Db } from '#db/connect.ts';
import { dialectOf } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';

export type FigureRow = {
  attempts: number;
  answered: number;
  reached: number;
  clients: number;
  reached_clients: number;
  talk_seconds: number;
  handled_seconds: number;
  answered_handled_seconds: number;
  converted: number;
  opt_outs: number;
  repairs: number;
  kept: number;
  due: number;
};

export type Span = { from: Instant; to: Instant; agentId: Id | null };

/** Confirmed since the client was in these hands, be it during the call, compared as text; a list knows the day only. */
const confirmedSince = (instant: string): string =>
  `case account.confirmed_source when 'list' then account.confirmed_on >= substr(${instant}, 1, 10)
    else account.confirmed_at >= ${instant} end`;

const converted = `exists (select 1 from account where account.holder_id = attempt.holder_id
    and account.confirmed_at <= attempt.week_on and ${confirmedSince('attempt.claimed_at')})`;

const DAYS_COUNTED = 7;

const inSpan = ({ agentId }: Span): string => `at >= ? and at <= ?${agentId === null ? '' : ' and agent_id = ?'}`;
const values = ({ from, to, agentId }: Span): (string | number)[] => [from, to, ...(agentId === null ? [] : [agentId])];

/** The attempts of a span, each with the end of the week in which a registration counts as its doing. */
const attempts = (db: Db, span: Span): string => {
  const weekOn =
    dialectOf(db) === 'postgresql'
      ? `to_char((at::timestamptz at time zone 'UTC') + interval '${DAYS_COUNTED} days', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
      : `strftime('%Y-%m-%dT%H:%M:%fZ', at, '+${DAYS_COUNTED} days')`;
  return `with attempt as (select call_attempt.*, ${weekOn} as week_on from call_attempt where ${inSpan(span)})`;
};

const seconds = (db: Db, from: string, to: string): string =>
  dialectOf(db) === 'postgresql'
    ? `extract(epoch from (${to}::timestamptz - ${from}::timestamptz))`
    : `(julianday(${to}) - julianday(${from})) * 86400`;

const handled = (db: Db, of: string): string =>
  `cast(round(coalesce(sum(case when ${of} then ${seconds(db, 'claimed_at', 'at')} end), 0)) as bigint)`;

const summed = (db: Db): string => `
    count(*) as attempts, coalesce(sum(contact), 0) as answered, coalesce(sum(reached), 0) as reached,
    count(distinct holder_id) as clients,
    count(distinct case when reached = 1 then holder_id end) as reached_clients,
    coalesce(sum(talk_seconds), 0) as talk_seconds,
    ${handled(db, '1 = 1')} as handled_seconds, ${handled(db, 'contact = 1')} as answered_handled_seconds,
    count(distinct case when reached = 1 and ${converted} then holder_id end) as converted,
    coalesce(sum(case when effect = 'suppress' and reached = 1 then 1 else 0 end), 0) as opt_outs,
    coalesce(sum(case when effect = 'repair' then 1 else 0 end), 0) as repairs,
    coalesce(sum(kept), 0) as kept, count(kept) as due`;

/** The sums of a span in one row, of all or of one agent. */
export const sums = (db: Db, span: Span): Promise<FigureRow[]> =>
  rowsOf(db, `${attempts(db, span)} select ${summed(db)} from attempt`, values(span));

export const sumsByAgent = (db: Db, span: Span): Promise<(FigureRow & { agent_id: Id; agent_name: string })[]> =>
  rowsOf(
    db,
    `${attempts(db, span)} select attempt.agent_id, staff.display_name as agent_name, ${summed(db)}
      from attempt join staff on staff.id = attempt.agent_id
      group by attempt.agent_id, staff.display_name order by staff.display_name, attempt.agent_id`,
    values(span),
  );

export type WaitRow = { agent_id: Id; median_seconds: number; clients: number };

/**
 * How long clients took to register, from the first call of the span in which they were reached; of all in one row,
 * or by agent. The middle one, or the mean of the two in the middle. A registration a list tells of counts whole days.
 */
export const waits = (db: Db, span: Span, by: 'all' | 'agent'): Promise<WaitRow[]> =>
  rowsOf(
    db,
    `with reached as (select ${by === 'all' ? '0' : 'agent_id'} as who, holder_id, claimed_at from call_attempt
        where ${inSpan(span)} and reached = 1),
      talk as (select who, holder_id, min(claimed_at) as began from reached group by who, holder_id),
      wait as (select talk.who, min(case account.confirmed_source
            when 'list' then ${seconds(db, 'substr(talk.began, 1, 10)', 'account.confirmed_on')}
            else ${seconds(db, 'talk.began', 'account.confirmed_at')} end) as seconds
        from talk join account on account.holder_id = talk.holder_id
        where account.confirmed_at is not null and ${confirmedSince('talk.began')}
        group by talk.who, talk.holder_id),
      ranked as (select who, seconds, row_number() over (partition by who order by seconds) as place,
          count(*) over (partition by who) as n from wait)
      select who as agent_id, cast(round(avg(seconds)) as bigint) as median_seconds, n as clients
      from ranked where place between n / 2.0 and n / 2.0 + 1 group by who, n`,
    values(span),
  );

export const byOutcome = (db: Db, span: Span): Promise<{ outcome: string; n: number }[]> =>
  rowsOf(
    db,
    `select outcome, count(*) as n from call_attempt where ${inSpan(span)} group by outcome order by n desc, outcome`,
    values(span),
  );

/** By the hour of UTC as written; the local hour is worked out from it. */
export const byUtcHour = (db: Db, span: Span): Promise<{ hour: string; attempts: number; reached: number }[]> =>
  rowsOf(
    db,
    `select substr(at, 1, 13) as hour, count(*) as attempts, coalesce(sum(reached), 0) as reached
      from call_attempt where ${inSpan(span)} group by substr(at, 1, 13)`,
    values(span),
  );

export const queueByReason = (
  db: Db,
): Promise<{ reason: CallReason; ready: number; resting: number; oldest: Instant | null }[]> =>
  rowsOf(
    db,
    `select reason, coalesce(sum(case when state = 'ready' then 1 else 0 end), 0) as ready,
        coalesce(sum(case when state = 'resting' then 1 else 0 end), 0) as resting,
        min(case when state = 'ready' then ready_at end) as oldest
      from call_task where state <> 'closed' group by reason`,
  );
