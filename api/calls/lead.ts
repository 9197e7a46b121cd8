import type { Id } from '#contract/basics.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { release } from './hand/claim.sql.ts';
import { closeNow } from './queue/close-now.ts';
import { fallsAt } from './hand/promise-times.ts';
import * as sql from './task.sql.ts';

async function openTask(tx: Tx, id: Id): Promise<sql.TaskRow> {
  const task = await sql.hold(tx.db, id);
  if (!task || task.state === 'closed') throw new KapocsError('NOT_FOUND', { taskId: id });
  return task;
}

/** Keeps a client for one agent, or gives it to anyone. Whoever has it in hand loses it. Throws NOT_FOUND, INPUT_INVALID. */
export async function reassign(tx: Tx, { id, agentId }: { id: Id; agentId: Id | null }): Promise<void> {
  const task = await openTask(tx, id);
  if (agentId !== null && !(await sql.staff(tx.db)).some((person) => person.id === agentId))
    throw new KapocsError('INPUT_INVALID', { fields: ['agentId'] });
  await release(tx.db, { taskId: id }, tx.now());
  await sql.change(tx.db, id, {
    // whoever had it is told that it is another's now
    last_agent: agentId ?? tx.actor?.id ?? null,
    for_agent: agentId,
    fall_at: agentId === null ? null : fallsAt(task.callback_at, tx.now()),
    fell_at: null,
    promised: agentId === null && task.callback_at === null ? 0 : 1,
  });
  await history.record(tx, {
    action: 'call.reassigned',
    object: `account:${task.account_id}`,
    details: { task: id, from: task.agent_id ?? task.for_agent, to: agentId },
  });
  tx.tell('calls', [id]);
}

/** Takes a client out of the queue for this renewal period. Throws NOT_FOUND. */
export async function drop(tx: Tx, id: Id): Promise<void> {
  const task = await openTask(tx, id);
  await closeNow(tx, task, 'dropped');
  await history.record(tx, { action: 'call.dropped', object: `account:${task.account_id}`, details: { task: id } });
  tx.tell('calls', [id]);
}
