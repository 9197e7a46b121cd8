import type { Id, Instant } from '#contract/basics.ts';
import type { CallReason } from '#contract/calls.ts';
import type { Db } from '#db/connect.ts';
import { dialectOf } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';

export type FigureRow = {
  agent_id: Id | null;
  agent_name: string | null;
  attempts: number;
  answered: number;
  reached: number;
  clients: number;
  reached_clients: number;
  talk_seconds: number;
  handled_seconds: number;
  converted: number;
  opt_outs: number;
  repairs: number;
  kept: number;
  due: number;
};

type Span = { from: Instant; to: Instant; agentId: Id | null };

/** Confirmed within seven days after the client was reached, compared as text; a list knows the day only. */
const converted = `exists (select 1 from account where account.holder_id = attempt.holder_id
    and account.confirmed_at <= attempt.week_on
    and case account.confirmed_source when 'list' then account.confirmed_on >= substr(attempt.at, 1, 10)
      else account.confirmed_at >= attempt.at end)`;

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

const handled = (db: Db): string =>
  dialectOf(db) === 'postgresql'
    ? 'extract(epoch from (at::timestamptz - claimed_at::timestamptz))'
    : '(julianday(at) - julianday(claimed_at)) * 86400';

const summed = (db: Db): string => `
    count(*) as attempts, coalesce(sum(contact), 0) as answered, coalesce(sum(reached), 0) as reached,
    count(distinct holder_id) as clients,
    count(distinct case when reached = 1 then holder_id end) as reached_clients,
    coalesce(sum(talk_seconds), 0) as talk_seconds,
    cast(round(coalesce(sum(${handled(db)}), 0)) as bigint) as handled_seconds,
    count(distinct case when reached = 1 and ${converted} then holder_id end) as converted,
    coalesce(sum(case when effect = 'suppress' then 1 else 0 end), 0) as opt_outs,
    coalesce(sum(case when effect = 'repair' then 1 else 0 end), 0) as repairs,
    coalesce(sum(kept), 0) as kept, count(kept) as due`;

/** The sums of a span in one row, of all or of one agent. */
export const sums = (db: Db, span: Span): Promise<FigureRow[]> =>
  rowsOf(
    db,
    `${attempts(db, span)} select null as agent_id, null as agent_name, ${summed(db)} from attempt`,
    values(span),
  );

/** The same, and a row for each agent after it: a client two agents called counts once in all. */
export async function figures(db: Db, span: Span): Promise<FigureRow[]> {
  const each = await rowsOf<FigureRow>(
    db,
    `${attempts(db, span)} select attempt.agent_id, staff.display_name as agent_name, ${summed(db)}
      from attempt join staff on staff.id = attempt.agent_id
      group by attempt.agent_id, staff.display_name order by staff.display_name`,
    values(span),
  );
  return [...(await sums(db, span)), ...each];
}

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
