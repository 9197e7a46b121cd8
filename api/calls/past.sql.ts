import type { Id, Instant } from '#contract/basics.ts';
import type { Db } from '#db/connect.ts';
import { rowsFromJson } from '#db/dialect.ts';

const columns = {
  account_id: 'integer',
  agent_id: 'integer',
  at: 'text',
  outcome: 'text',
  talk_seconds: 'integer',
  contact: 'integer',
  reached: 'integer',
} as const;

export type PastRow = Record<keyof typeof columns, string | number>;

/** Each call hangs on a task that is long done. */
export async function insertPast(db: Db, rows: readonly PastRow[]): Promise<void> {
  const given = JSON.stringify(rows);
  await db.raw(
    `insert into call_task (holder_id, account_id, cohort_id, reason, state, deadline, weight, attempts, created_at,
        ready_at, closed_at, closed_reason)
      select account.holder_id, account.id, account.cohort_id, 'due_soon', 'closed', account.deadline, 0,
        count(*), min(input.at), min(input.at), max(input.at), 'repair'
      from ${rowsFromJson(db, columns)} join account on account.id = input.account_id
      group by account.id, account.holder_id, account.cohort_id, account.deadline`,
    [given],
  );
  await db.raw(
    `insert into call_attempt (task_id, holder_id, account_id, cohort_id, agent_id, at, claimed_at, talk_seconds,
        outcome, contact, reached, effect, identified, note, script_version)
      select task.id, task.holder_id, task.account_id, task.cohort_id, input.agent_id, input.at, input.at,
        input.talk_seconds, input.outcome, input.contact, input.reached, 'none', 0, '', 0
      from ${rowsFromJson(db, columns)} join call_task as task on task.account_id = input.account_id
      order by input.at`,
    [given],
  );
}

type Promised = { accountId: Id; at: Instant; words: string; by: Id; mine: boolean; fallAt: Instant };

export async function insertPromises(db: Db, promises: readonly Promised[], now: Instant): Promise<void> {
  for (const { accountId, at, words, by, mine, fallAt } of promises)
    await db.raw(
      `insert into call_task (holder_id, account_id, cohort_id, reason, state, deadline, weight, attempts, created_at,
          ready_at, not_before, promised, for_agent, fall_at, callback_at, callback_words, callback_by)
        select holder_id, id, cohort_id, 'due_soon', 'resting', deadline, 0, 1, ?, ?, ?, 1, ?, ?, ?, ?, ?
        from account where id = ? and holder_id not in
          (select holder_id from call_task where state <> 'closed')`,
      [now, now, at, mine ? by : null, mine ? fallAt : null, at, words, by, accountId],
    );
}
