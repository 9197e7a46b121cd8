import type { Id, Instant } from '#contract/basics.ts';
import { LEASE_SECONDS } from '#contract/calls.ts';
import { openStatuses } from '#contract/account-status.ts';
import type { Db } from '#db/connect.ts';
import { rowsFromJson, skipLocked } from '#db/dialect.ts';
import { isRestricted } from '#db/restricted.ts';
import { changedBy, rowsOf } from '#db/rows.ts';
import { columns, type TaskRow } from '../task.sql.ts';

const returned = columns.join(', ');
const open = openStatuses.map((status) => `'${status}'`).join(', ');

/** Asked again at the very moment: a client who registered a second ago is not called. */
const stillOpen = `exists (select 1 from account where account.holder_id = waiting.holder_id
    and account.status in (${open}) and not ${isRestricted()})`;

type Claim = { agentId: Id; now: Instant; until: Instant };

/*
 * Which rows are meant is settled once and for all before they are changed: a plan that asks again for each row would
 * change more than the limit. The condition stands in the change too, or PostgreSQL would hand out a row twice.
 */
const meant = 'with meant as materialized';
const areMeant = 'id in (select meant.id from meant)';

/**
 * Out of the agent's hand, back where it stood: a promise whose time has not come waits for it again. Twice the
 * instant is asked for.
 */
const letGo = `agent_id = null, leased_at = null, lease_until = null,
    state = case when state = 'ready' and callback_at > ? then 'resting' else state end,
    not_before = case when state = 'ready' and callback_at > ? then callback_at else not_before end`;

/** The first of the queue nobody was promised to, held; the order is the one of `queue-order.ts`. */
export const firstOfQueue = async (db: Db, limit: number): Promise<Id[]> => {
  const rows = await rowsOf<{ id: Id }>(
    db,
    `select id from call_task as waiting
      where state = 'ready' and agent_id is null and promised = 0 and ${stillOpen}
      order by deadline, weight desc, attempts, created_at, id limit ? ${skipLocked(db)}`,
    [limit],
  );
  return rows.map(({ id }) => id);
};

/** The same looked at only: nobody has to wait, or is passed over, because of it. */
export const frontOfQueue = (db: Db, limit: number): Promise<TaskRow[]> =>
  rowsOf<TaskRow>(
    db,
    `select ${returned} from call_task as waiting
      where state = 'ready' and agent_id is null and promised = 0 and ${stillOpen}
      order by deadline, weight desc, attempts, created_at, id limit ?`,
    [limit],
  );

/** Gives each of these clients to its agent. */
export const claimEach = (
  db: Db,
  pairs: readonly { id: Id; agent: Id }[],
  { now, until }: { now: Instant; until: Instant },
): Promise<TaskRow[]> => {
  const given = JSON.stringify(pairs);
  const table = rowsFromJson(db, { id: 'integer', agent: 'integer' });
  const agent = `(select input.agent from ${table} where input.id = call_task.id)`;
  return rowsOf<TaskRow>(
    db,
    `update call_task set agent_id = ${agent}, last_agent = ${agent}, leased_at = ?, lease_until = ?, fence = fence + 1
      where id in (select input.id from ${table}) and state = 'ready' and agent_id is null
      returning ${returned}`,
    [given, given, now, until, given],
  );
};

/**
 * Those who are in the hands of these agents stay there, with a new lease. Whose lease ran out is let go, and waited
 * for where another server is just about to do the same: an agent has one client at a time.
 */
export async function renewHeld(
  db: Db,
  agents: readonly Id[],
  { now, until }: { now: Instant; until: Instant },
): Promise<TaskRow[]> {
  const theirs = `agent_id in (${agents.map(() => '?').join(', ')}) and agent_id is not null`;
  const ifKept = (value: string): string => `case when lease_until >= ? then ${value} end`;
  const waitsAgain = `lease_until < ? and state = 'ready' and callback_at > ?`;
  const rows = await rowsOf<TaskRow>(
    db,
    `update call_task set agent_id = ${ifKept('agent_id')}, leased_at = ${ifKept('leased_at')},
        lease_until = ${ifKept('?')},
        state = case when ${waitsAgain} then 'resting' else state end,
        not_before = case when ${waitsAgain} then callback_at else not_before end
      where ${theirs}
      returning ${returned}`,
    [now, now, now, until, now, now, now, now, ...agents],
  );
  return rows.filter(({ agent_id }) => agent_id !== null);
}

/**
 * What was promised and is due: to these agents first, then to anyone, the oldest promise first; after all of them
 * those merely kept for these agents.
 */
export async function claimPromised(
  db: Db,
  agents: readonly Id[],
  { agentId, now, until }: Claim,
): Promise<TaskRow | undefined> {
  const [row] = await rowsOf<TaskRow>(
    db,
    `${meant} (select id from call_task as waiting
        where state = 'ready' and agent_id is null and promised = 1
          and (for_agent is null or for_agent in (${agents.map(() => '?').join(', ')})) and ${stillOpen}
        order by case when callback_at is null then 1 else 0 end, case when for_agent is null then 1 else 0 end,
          callback_at, id limit 1 ${skipLocked(db)})
      update call_task set agent_id = ?, last_agent = ?, leased_at = ?, lease_until = ?, fence = fence + 1
      where ${areMeant} and state = 'ready' and agent_id is null
      returning ${returned}`,
    [...agents, agentId, agentId, now, until],
  );
  return row;
}

/** A client somebody picked. */
export async function claimThis(db: Db, id: Id, { agentId, now, until }: Claim): Promise<TaskRow | undefined> {
  const [row] = await rowsOf<TaskRow>(
    db,
    `update call_task set agent_id = ?, last_agent = ?, leased_at = ?, lease_until = ?, fence = fence + 1,
        state = 'ready', not_before = null
      where id = ? and agent_id is null and state <> 'closed'
      returning ${returned}`,
    [agentId, agentId, now, until, id],
  );
  return row;
}

export type Untidy = { expired: number; falling: number; rested: number; promised: number };

/** A lease ends so long after no lease given now would: the clock it was given by was set back since. */
const BEYOND_MS = 4 * LEASE_SECONDS * 1000;
const beyondAny = (now: Instant): Instant => new Date(Date.parse(now) + BEYOND_MS).toISOString();
const overdue = '(lease_until < ? or lease_until > ?)';

/** What the passing of time has changed; four looks at the ends of small indexes. */
export async function untidy(db: Db, now: Instant): Promise<Untidy> {
  const is = (name: string, where: string): string =>
    `case when exists (select 1 from call_task where ${where}) then 1 else 0 end as ${name}`;
  const [row] = await rowsOf<Untidy>(
    db,
    `select ${[
      is('expired', `agent_id is not null and ${overdue}`),
      is('falling', 'fall_at is not null and fall_at <= ?'),
      is('rested', `state = 'resting' and not_before <= ?`),
      is('promised', `state = 'ready' and agent_id is null and promised = 1`),
    ].join(', ')}`,
    [now, beyondAny(now), now, now],
  );
  return row ?? { expired: 0, falling: 0, rested: 0, promised: 0 };
}

/** Those whose agent gives no sign are free again, where they stood; so are those of a clock that was ahead. */
export const freeExpired = (db: Db, now: Instant): Promise<number> =>
  changedBy(
    db,
    `${meant} (select id from call_task where agent_id is not null and ${overdue} ${skipLocked(db)})
      update call_task set ${letGo} where ${areMeant} and ${overdue}`,
    [now, beyondAny(now), now, now, now, beyondAny(now)],
  );

/** What was kept for one agent too long is everybody's. */
export const letFall = (db: Db, now: Instant): Promise<{ id: Id }[]> =>
  rowsOf(
    db,
    `${meant} (select id from call_task where fall_at is not null and fall_at <= ? and agent_id is null
        ${skipLocked(db)})
      update call_task set for_agent = null, fall_at = null, fell_at = ?,
        promised = case when callback_at is null then 0 else 1 end
      where ${areMeant} and fall_at <= ? and agent_id is null
      returning id`,
    [now, now, now],
  );

const AT_ONCE = 1000;

/** Who rested long enough may be called. */
export const wakeRested = (db: Db, now: Instant): Promise<number> =>
  changedBy(
    db,
    `${meant} (select id from call_task where state = 'resting' and not_before <= ?
        order by not_before, id limit ${AT_ONCE} ${skipLocked(db)})
      update call_task set state = 'ready', ready_at = ?, not_before = null
      where ${areMeant} and state = 'resting'`,
    [now, now],
  );

/** Given back on purpose: what is still on its way for the claim that ends comes too late. */
export const release = (
  db: Db,
  who: { agentId: Id } | { taskId: Id },
  now: Instant,
): Promise<{ id: Id; account_id: Id }[]> =>
  rowsOf(
    db,
    `update call_task set fence = fence + 1, ${letGo} where ${'agentId' in who ? 'agent_id' : 'id'} = ?
      returning id, account_id`,
    [now, now, 'agentId' in who ? who.agentId : who.taskId],
  );
