import type { Id, Instant, LocalDate } from '#contract/basics.ts';
import type { CallReason, CallState } from '#contract/calls.ts';
import type { Db } from '#db/connect.ts';
import { rowsOf } from '#db/rows.ts';

export type LineRow = {
  id: Id;
  account_id: Id;
  account_number: string;
  holder_name: string;
  reason: CallReason;
  state: CallState;
  deadline: LocalDate;
  weight: number;
  attempts: number;
  created_at: Instant;
  ready_at: Instant;
  not_before: Instant | null;
  agent_id: Id | null;
  agent_name: string | null;
  leased_at: Instant | null;
  lease_until: Instant | null;
  for_agent: Id | null;
  for_agent_name: string | null;
  callback_at: Instant | null;
  callback_words: string | null;
  callback_by_name: string | null;
  fell_at: Instant | null;
  missed_closed: number;
  added_why: string | null;
};

const lines = (db: Db) =>
  db('call_task as task')
    .join('account', 'account.id', 'task.account_id')
    .leftJoin('staff as agent', 'agent.id', 'task.agent_id')
    .leftJoin('staff as keeper', 'keeper.id', 'task.for_agent')
    .leftJoin('staff as promiser', 'promiser.id', 'task.callback_by')
    .select<LineRow[]>(
      'task.id as id',
      'task.account_id as account_id',
      'account.account_number as account_number',
      'account.holder_name as holder_name',
      'task.reason as reason',
      'task.state as state',
      'task.deadline as deadline',
      'task.weight as weight',
      'task.attempts as attempts',
      'task.created_at as created_at',
      'task.ready_at as ready_at',
      'task.not_before as not_before',
      'task.agent_id as agent_id',
      'agent.display_name as agent_name',
      'task.leased_at as leased_at',
      'task.lease_until as lease_until',
      'task.for_agent as for_agent',
      'keeper.display_name as for_agent_name',
      'task.callback_at as callback_at',
      'task.callback_words as callback_words',
      'promiser.display_name as callback_by_name',
      'task.fell_at as fell_at',
      'task.missed_closed as missed_closed',
      'task.added_why as added_why',
    );

export type Narrow = { state: 'ready' | 'resting' | null; reason: CallReason | null };

/** Written out, not bound: SQLite uses the indexes of what is not closed only where it can read it in the query. */
const notClosed = `state <> 'closed'`;

/** The queue in its order; nobody is left out, whoever has the client. */
export function queue(
  db: Db,
  { state, reason }: Narrow,
  { limit, skip }: { limit: number; skip: number },
): Promise<LineRow[]> {
  const query = lines(db).whereRaw(`task.${notClosed}`);
  if (state !== null) query.where('task.state', state);
  if (reason !== null) query.where('task.reason', reason);
  return query
    .orderByRaw('task.promised desc, task.deadline, task.weight desc, task.attempts, task.created_at, task.id')
    .offset(skip)
    .limit(limit);
}

export async function countQueue(db: Db, { state, reason }: Narrow): Promise<number> {
  const query = db('call_task').whereRaw(notClosed);
  if (state !== null) query.where({ state });
  if (reason !== null) query.where({ reason });
  const [row] = await query.count<{ n: number }[]>({ n: '*' });
  return row?.n ?? 0;
}

export const working = (db: Db): Promise<LineRow[]> =>
  lines(db).whereNotNull('task.agent_id').orderBy('task.leased_at').limit(500);

const MOST_CALLBACKS = 500;

/** Promised calls by their time; `agents` null: everybody's. */
export function callbacks(db: Db, agents: readonly Id[] | null): Promise<LineRow[]> {
  const query = lines(db).whereNotNull('task.callback_at').whereRaw(`task.${notClosed}`);
  if (agents !== null)
    query.where((where) => void where.whereNull('task.for_agent').orWhereIn('task.for_agent', [...agents]));
  return query.orderBy(['task.callback_at', 'task.id']).limit(MOST_CALLBACKS);
}

/** Counting stops here: the screen says "more than". */
export const COUNTED = 1000;

const upTo = (where: string): string =>
  `(select count(*) from (select 1 from call_task where ${where} limit ${COUNTED + 1}) as counted)`;

export type DeskCounts = { ready: number; resting: number; mine: number; anyone: number; missed: number };

/** A few small counts, each promise in one of them; `soon`: promises up to this instant count as due. */
export async function counts(db: Db, agents: readonly Id[], soon: Instant): Promise<DeskCounts> {
  const hands = agents.map(() => '?').join(', ');
  const waiting = `callback_at is not null and state <> 'closed' and agent_id is null`;
  const due = `${waiting} and missed_closed = 0 and callback_at <= ?`;
  const [row] = await rowsOf<DeskCounts>(
    db,
    `select ${upTo(`state = 'ready' and agent_id is null and promised = 0`)} as ready,
      ${upTo(`state = 'resting'`)} as resting,
      ${upTo(`${due} and for_agent in (${hands})`)} as mine,
      ${upTo(`${due} and for_agent is null`)} as anyone,
      ${upTo(`${waiting} and missed_closed = 1 and (for_agent is null or for_agent in (${hands}))`)} as missed`,
    [soon, ...agents, soon, ...agents],
  );
  return row ?? { ready: 0, resting: 0, mine: 0, anyone: 0, missed: 0 };
}

export type TicketRow = {
  id: Id;
  account_id: Id;
  holder_name: string;
  account_number: string;
  outcome: string;
  note: string;
  at: Instant;
  by: string | null;
};

export const tickets = (db: Db): Promise<TicketRow[]> =>
  db('call_ticket')
    .join('account', 'account.id', 'call_ticket.account_id')
    .leftJoin('staff', 'staff.id', 'call_ticket.made_by')
    .select<TicketRow[]>(
      'call_ticket.id as id',
      'call_ticket.account_id as account_id',
      'account.holder_name as holder_name',
      'account.account_number as account_number',
      'call_ticket.outcome as outcome',
      'call_ticket.note as note',
      'call_ticket.at as at',
      'staff.display_name as by',
    )
    .whereNull('call_ticket.settled_at')
    .orderBy('call_ticket.id')
    .limit(500);

export const settleTicket = (db: Db, id: Id, at: Instant, by: Id | null): Promise<number> =>
  db('call_ticket').where({ id }).whereNull('settled_at').update({ settled_at: at, settled_by: by });

export type RefusalRow = { id: Id; holder_id: string; outcome: string; at: Instant; by: string | null };

export const refusals = (db: Db): Promise<RefusalRow[]> =>
  db('call_refusal')
    .leftJoin('staff', 'staff.id', 'call_refusal.made_by')
    .select<RefusalRow[]>(
      'call_refusal.id as id',
      'call_refusal.holder_id as holder_id',
      'call_refusal.outcome as outcome',
      'call_refusal.at as at',
      'staff.display_name as by',
    )
    .orderBy('call_refusal.id', 'desc')
    .limit(500);

export const holderNames = (
  db: Db,
  holderIds: readonly string[],
): Promise<{ id: Id; holder_id: string; holder_name: string }[]> =>
  db('account').select('id', 'holder_id', 'holder_name').whereIn('holder_id', holderIds).orderBy('id');

/** The matter may be taken up again as well. */
export async function liftRefusal(db: Db, id: Id): Promise<number> {
  const row = await db('call_refusal').select<{ holder_id: string }[]>('holder_id').where({ id }).first();
  if (!row) return 0;
  await db('call_task')
    .where({ holder_id: row.holder_id, state: 'closed', closed_reason: 'suppressed' })
    .update({ closed_reason: 'repair' });
  return db('call_refusal').where({ id }).delete();
}

/** Promises whose keeper works here, or calls, no more are everybody's. */
export const orphaned = (db: Db, now: Instant): Promise<{ id: Id }[]> =>
  rowsOf(
    db,
    `update call_task set for_agent = null, fall_at = null, fell_at = ?,
        promised = case when callback_at is null then 0 else 1 end
      where for_agent in (select id from staff where active = 0 or role not in ('admin', 'agent')) and agent_id is null
      returning id`,
    [now],
  );

/** Promises whose time came while no program was there to remind of them. */
export const markMissed = (db: Db, from: Instant, to: Instant): Promise<number> =>
  db('call_task')
    .whereNotNull('callback_at')
    .whereRaw(notClosed)
    .where('callback_at', '>', from)
    .where('callback_at', '<', to)
    .update({ missed_closed: 1 });
