import type { CallEnd } from '#contract/calls.ts';
import type { Tx } from '../../context.ts';
import type { Deed } from '../../history/history.ts';
import { change, type TaskRow } from '../task.sql.ts';

/** Takes a client out of the queue and out of every hand. What the history says of it is `closing`. */
export const closeNow = (tx: Tx, task: TaskRow, end: CallEnd): Promise<number> =>
  change(tx.db, task.id, {
    state: 'closed',
    closed_at: tx.now(),
    closed_reason: end,
    not_before: null,
    fall_at: null,
    agent_id: null,
    leased_at: null,
    lease_until: null,
    fence: task.fence + 1,
  });

export const closing = (task: TaskRow, end: CallEnd): Deed => ({
  action: 'call.closed',
  object: `account:${task.account_id}`,
  details: { task: task.id, end },
});

/** Ended by itself while the agent talked, not by somebody else's doing. */
export const endedItself = ({ closed_reason }: TaskRow): boolean =>
  closed_reason === 'registered' || closed_reason === 'not_required' || closed_reason === 'restricted';
