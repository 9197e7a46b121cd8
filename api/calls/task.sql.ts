import type { Id, Instant, LocalDate } from '#contract/basics.ts';
import type { CallEnd, CallReason, CallState } from '#contract/calls.ts';
import type { Db } from '#db/connect.ts';
import { forUpdate, rowsFromJson, skipLocked } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';

export type TaskRow = {
  id: Id;
  holder_id: string;
  account_id: Id;
  cohort_id: Id;
  reason: CallReason;
  state: CallState;
  deadline: LocalDate;
  attempts: number;
  created_at: Instant;
  ready_at: Instant;
  not_before: Instant | null;
  agent_id: Id | null;
  leased_at: Instant | null;
  lease_until: Instant | null;
  fence: number;
  last_agent: Id | null;
  promised: number;
  for_agent: Id | null;
  fall_at: Instant | null;
  fell_at: Instant | null;
  callback_at: Instant | null;
  callback_words: string | null;
  callback_by: Id | null;
  missed_closed: number;
  added_why: string | null;
  closed_reason: CallEnd | null;
};

export const columns = [
  'id',
  'holder_id',
  'account_id',
  'cohort_id',
  'reason',
  'state',
  'deadline',
  'attempts',
  'created_at',
  'ready_at',
  'not_before',
  'agent_id',
  'leased_at',
  'lease_until',
  'fence',
  'last_agent',
  'promised',
  'for_agent',
  'fall_at',
  'fell_at',
  'callback_at',
  'callback_words',
  'callback_by',
  'missed_closed',
  'added_why',
  'closed_reason',
] as const;

export const one = (db: Db, id: Id): Promise<TaskRow | undefined> =>
  db('call_task').select<TaskRow[]>(columns).where({ id }).first();

/** The same, held until the transaction ends. */
export const hold = (db: Db, id: Id): Promise<TaskRow | undefined> =>
  db('call_task').select<TaskRow[]>(columns).where({ id }).forUpdate().first();

export const heldBy = (db: Db, agentId: Id): Promise<TaskRow | undefined> =>
  db('call_task').select<TaskRow[]>(columns).where('agent_id', agentId).first();

export const change = (
  db: Db,
  id: Id,
  set: Partial<Omit<TaskRow, 'id' | 'holder_id'>> & { closed_at?: Instant | null; weight?: number },
): Promise<number> => db('call_task').where({ id }).update(set);

/** Tasks of a client that are not done, or still in somebody's hands. */
export const openOf = (db: Db, accountId: Id): Promise<TaskRow[]> =>
  db('call_task')
    .select<TaskRow[]>(columns)
    .whereIn('holder_id', db('account').select('holder_id').where('id', accountId))
    .whereNot('state', 'closed');

/** The newest task of each of these clients: the one that is open, where there is one. */
export const lastOf = (db: Db, holderIds: readonly string[]): Promise<TaskRow[]> =>
  db('call_task')
    .select<TaskRow[]>(columns)
    .whereIn('id', db('call_task').max('id').whereIn('holder_id', holderIds).groupBy('holder_id'));

/** Tasks nobody has in hand, in the order of ids, from a place on. */
export const lying = (db: Db, { after, limit }: { after: Id; limit: number }): Promise<TaskRow[]> =>
  db('call_task')
    .select<TaskRow[]>(columns)
    .where('id', '>', after)
    .whereNot('state', 'closed')
    .whereNull('agent_id')
    .orderBy('id')
    .limit(limit);

/**
 * Closes what nobody has in hand; what somebody took meanwhile is judged when it is given back, and what somebody is
 * just about to take is passed over, so that two who close do not wait for each other.
 */
export const closeLying = (db: Db, ids: readonly Id[], end: CallEnd, now: Instant): Promise<{ id: Id }[]> =>
  rowsOf(
    db,
    `with meant as materialized (select id from call_task
        where id in (select id from ${rowsFromJson(db, { id: 'integer' })}) and state <> 'closed' and agent_id is null
        ${skipLocked(db)})
      update call_task set state = 'closed', closed_at = ?, closed_reason = ?, not_before = null, fall_at = null
      where id in (select meant.id from meant) and state <> 'closed' and agent_id is null
      returning id`,
    [JSON.stringify(ids.map((id) => ({ id }))), now, end],
  );

export const staff = (db: Db): Promise<{ id: Id; display_name: string }[]> =>
  db('staff')
    .select('id', 'display_name')
    .whereIn('role', ['admin', 'agent'])
    .where('active', 1)
    .orderBy('display_name');

/** Those who are not switched off. One call after the other of the same person waits here; SQLite has one writer anyway. */
export async function holdAgents(db: Db, ids: readonly Id[]): Promise<Id[]> {
  const rows = await rowsOf<{ id: Id }>(
    db,
    `select id from staff where id in (${ids.map(() => '?').join(', ')}) and active = 1 order by id ${forUpdate(db)}`,
    ids,
  );
  return rows.map(({ id }) => id);
}

export const holdAgent = async (db: Db, id: Id): Promise<void> => void (await holdAgents(db, [id]));

export async function namesOfStaff(db: Db, ids: readonly Id[]): Promise<Map<Id, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db('staff').select<{ id: Id; display_name: string }[]>('id', 'display_name').whereIn('id', ids);
  return new Map(rows.map(({ id, display_name }) => [id, display_name]));
}
