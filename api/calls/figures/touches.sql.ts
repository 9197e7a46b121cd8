import type { LocalDate } from '#contract/basics.ts';
import type { Db } from '#db/connect.ts';
import { dialectOf } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';

export type TouchRow = {
  registrations: number;
  email: number;
  sms: number;
  call: number;
  last_email: number;
  last_sms: number;
  last_call: number;
};

const DAYS_BEFORE = 7;

const weekBefore = (db: Db, instant: string): string =>
  dialectOf(db) === 'postgresql'
    ? `to_char((${instant}::timestamptz at time zone 'UTC') - interval '${DAYS_BEFORE} days', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
    : `strftime('%Y-%m-%dT%H:%M:%fZ', ${instant}, '-${DAYS_BEFORE} days')`;

const message = (channel: 'email' | 'sms'): string =>
  `coalesce((select max(outbox.sent_at) from outbox where outbox.account_id = registered.id
      and outbox.channel = '${channel}' and outbox.campaign_id is not null and outbox.state not in ('bounced', 'failed')
      and outbox.sent_at between registered.since and registered.until), '') as ${channel}`;

/**
 * Registrations of these days by what came in the seven days before: reminders, and calls that reached the client;
 * codes and letters of the registration itself are none. Of what a list tells the day is known, so all of it counts.
 */
export async function touched(db: Db, { from, to }: { from: LocalDate; to: LocalDate }): Promise<TouchRow | undefined> {
  const sum = (where: string): string => `coalesce(sum(case when ${where} then 1 else 0 end), 0)`;
  const [row] = await rowsOf<TouchRow>(
    db,
    `with ended as (select id, holder_id, case confirmed_source
            when 'list' then confirmed_on || 'T23:59:59.999Z' else confirmed_at end as until
          from account where confirmed_on between ? and ? and confirmed_at is not null),
        registered as (select ended.*, ${weekBefore(db, 'ended.until')} as since from ended),
        touch as (select ${message('email')}, ${message('sms')},
            coalesce((select max(call_attempt.claimed_at) from call_attempt
              where call_attempt.holder_id = registered.holder_id and call_attempt.reached = 1
                and call_attempt.claimed_at between registered.since and registered.until), '') as called
          from registered)
      select count(*) as registrations,
        ${sum(`email <> ''`)} as email, ${sum(`sms <> ''`)} as sms, ${sum(`called <> ''`)} as call,
        ${sum(`email <> '' and email >= sms and email > called`)} as last_email,
        ${sum(`sms > email and sms > called`)} as last_sms,
        ${sum(`called <> '' and called >= email and called >= sms`)} as last_call
      from touch`,
    [from, to],
  );
  return row;
}
