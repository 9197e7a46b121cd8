import type { Recording } from '#contract/calls.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Tx } from '../../context.ts';
import * as history from '../../history/history.ts';
import * as attempts from './attempt.sql.ts';
import * as clients from '../client.sql.ts';
import { endedItself } from '../queue/close-now.ts';
import { agentOf } from '../hand/lease.ts';
import * as sql from '../task.sql.ts';

/** Whose the call is that somebody tells of; `before`: what is recorded of it already. */
export type Told = { task: sql.TaskRow; recorded: Recording; before: attempts.RecordedAttempt | null };

/** Whether this agent has had the client at all. */
async function everHad(tx: Tx, { holder_id }: sql.TaskRow): Promise<boolean> {
  const ids = await clients.idsOf(tx.db, holder_id);
  return history.wasDoneBy(tx, {
    actorId: agentOf(tx),
    actions: ['call.claimed', 'call.taken_over'],
    objects: ids.map((id) => `account:${id}` as const),
  });
}

/**
 * How what an agent says of a call is to be kept, with the task held until the transaction ends: nothing typed is
 * lost, whoever has the client by now. Throws NOT_FOUND, LEASE_LOST when the agent never had the client.
 */
export async function toldOf(tx: Tx, { id, fence }: { id: number; fence?: number | undefined }): Promise<Told> {
  const task = await sql.hold(tx.db, id);
  if (!task) throw new KapocsError('NOT_FOUND', { taskId: id });
  const agentId = agentOf(tx);
  const before = fence === undefined ? null : ((await attempts.ofClaim(tx.db, { id, agentId, fence })) ?? null);
  if (before) return { task, recorded: 'again', before };
  if (task.agent_id === agentId)
    return { task, recorded: (task.lease_until ?? '') >= tx.now() ? 'in_time' : 'late', before };
  const nobodyElses = task.agent_id === null && task.last_agent === agentId;
  if (nobodyElses && (task.state !== 'closed' || endedItself(task))) return { task, recorded: 'late', before };
  if (fence !== undefined && fence <= task.fence && (await everHad(tx, task)))
    return { task, recorded: 'beside', before };
  throw new KapocsError('LEASE_LOST', { taskId: id });
}
