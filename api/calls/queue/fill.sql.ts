import type { Id, Instant, LocalDate } from '#contract/basics.ts';
import type { CallReason, CallState } from '#contract/calls.ts';
import type { Db } from '#db/connect.ts';
import { rowsFromJson } from '#db/dialect.ts';
import { changedBy, rowsOf } from '#db/rows.ts';

export type NewTask = {
  holder_id: string;
  account_id: number;
  cohort_id: number;
  reason: CallReason;
  deadline: LocalDate;
  weight: number;
};

export type NewTaskRow = NewTask & {
  attempts: number;
  state: CallState;
  created_at: Instant;
  ready_at: Instant;
  not_before: Instant | null;
  added_why: string | null;
  added_batch: string | null;
};

const columns = {
  holder_id: 'text',
  account_id: 'integer',
  cohort_id: 'integer',
  reason: 'text',
  deadline: 'text',
  weight: 'integer',
  attempts: 'integer',
  state: 'text',
  created_at: 'text',
  ready_at: 'text',
  not_before: 'text',
  added_why: 'text',
  added_batch: 'text',
} as const;

/** A client who is in the queue already stays as it is. */
export function insert(db: Db, rows: readonly NewTaskRow[]): Promise<number> {
  const names = Object.keys(columns).join(', ');
  return changedBy(
    db,
    `insert into call_task (${names}) select ${names} from ${rowsFromJson(db, columns)} where true
      on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}

/** Which of these clients are not in the queue. */
export async function withoutTask(db: Db, holderIds: readonly string[]): Promise<string[]> {
  const rows = await db('call_task')
    .select<{ holder_id: string }[]>('holder_id')
    .whereIn('holder_id', holderIds)
    .where((where) => void where.whereNot('state', 'closed').orWhereNotNull('agent_id'));
  const there = new Set(rows.map(({ holder_id }) => holder_id));
  return holderIds.filter((id) => !there.has(id));
}

/** Clients whose matter ended in a renewal period; a wrong number is no end, nor is a registration that left accounts open. */
export const doneWith = (db: Db, holderIds: readonly string[]): Promise<{ holder_id: string; cohort_id: Id }[]> =>
  db('call_task')
    .distinct<{ holder_id: string; cohort_id: Id }[]>('holder_id', 'cohort_id')
    .whereIn('holder_id', holderIds)
    .where('state', 'closed')
    .whereIn('closed_reason', ['outcome', 'capped', 'suppressed', 'dropped']);

const untouched = `attempts = 0 and agent_id is null and last_agent is null and callback_by is null
      and for_agent is null and not exists (select 1 from call_attempt where call_attempt.task_id = call_task.id)`;

/** Takes tasks out of the queue that nobody has had in hand, called or promised anything for. */
export const removeUntouched = (db: Db, accountIds: readonly Id[]): Promise<number> =>
  changedBy(
    db,
    `delete from call_task where account_id in (select id from ${rowsFromJson(db, { id: 'integer' })}) and ${untouched}`,
    [JSON.stringify(accountIds.map((id) => ({ id })))],
  );

export const removeBatch = (db: Db, batch: string): Promise<number> =>
  changedBy(db, `delete from call_task where added_batch = ? and state <> 'closed' and ${untouched}`, [batch]);

/** Tasks not done yet that stand for one of these accounts. */
export const openAbout = (db: Db, accountIds: readonly Id[]): Promise<{ id: Id; holder_id: string }[]> =>
  rowsOf(
    db,
    `select id, holder_id from call_task
      where account_id in (select id from ${rowsFromJson(db, { id: 'integer' })}) and state <> 'closed'`,
    [JSON.stringify(accountIds.map((id) => ({ id })))],
  );
