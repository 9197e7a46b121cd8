import type { Id, Instant } from '#contract/basics.ts';
import type { Held } from '#contract/calls.ts';
import type { HistoryAction } from '#contract/history-actions.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Context, Reading, Tx } from '../../context.ts';
import * as history from '../../history/history.ts';
import { openingOf } from '../../settings/hours.ts';
import * as claims from './claim.sql.ts';
import { handsOf } from '../rules/deputies.ts';
import { claimTogether } from './claim-together.ts';
import { present } from './held.ts';
import { leaseEnd, leavingEnd } from './lease-end.ts';
import * as sql from '../task.sql.ts';
import { tidy } from '../queue/tidy.ts';
import { unfit } from '../queue/unfit.ts';

export const agentOf = ({ actor }: Reading): Id => {
  if (!actor) throw new KapocsError('NOT_ALLOWED');
  return actor.id;
};

const note = (
  tx: Tx,
  task: sql.TaskRow,
  action: HistoryAction,
  details: history.Deed['details'] = {},
): Promise<void> => {
  tx.tell('calls', [task.id]);
  return history.record(tx, { action, object: `account:${task.account_id}`, details: { task: task.id, ...details } });
};

/** Whom the agent has in hand, while the lease lasts; one whose lease ran out is let go. */
async function inHand(tx: Tx, agentId: Id): Promise<sql.TaskRow | undefined> {
  const [held] = await claims.renewHeld(tx.db, [agentId], { now: tx.now(), until: leaseEnd(tx.now()) });
  return held;
}

/**
 * The next client for whoever asks, in one transaction: nobody else gets the same. The one in hand where there is
 * one; undefined outside calling hours and when nobody is to be called now.
 */
export function next(ctx: Context): Promise<Held | undefined> {
  const { actor } = ctx;
  if (!actor) throw new KapocsError('NOT_ALLOWED');
  return claimTogether(ctx, actor);
}

/**
 * A client somebody picks. Throws NOT_FOUND, STATE_WRONG (another in hand), CONFLICT (taken), NOT_ALLOWED,
 * NOT_TO_BE_CALLED with why: outside hours, resting after an attempt, or the end the matter should come to.
 */
export async function claim(ctx: Context, id: Id): Promise<Held> {
  const agentId = agentOf(ctx);
  const opening = await openingOf(ctx, 'call');
  const task = await ctx.write(async (tx) => {
    await sql.holdAgent(tx.db, agentId);
    await tidy(tx);
    const held = await inHand(tx, agentId);
    if (held?.id === id) return held;
    if (held) throw new KapocsError('STATE_WRONG', { taskId: held.id });
    const wanted = await sql.hold(tx.db, id);
    if (!wanted) throw new KapocsError('NOT_FOUND', { taskId: id });
    // one's own, or anyone's, promise; whoever leads the desk may pick from the whole queue
    const hands = await handsOf(tx, agentId);
    const mine = wanted.promised === 1 && (wanted.for_agent === null || hands.includes(wanted.for_agent));
    if (!mine && tx.actor?.role !== 'admin') throw new KapocsError('NOT_ALLOWED');
    if (!opening.open) throw new KapocsError('NOT_TO_BE_CALLED', { why: 'hours', opensAt: opening.opensAt });
    if (wanted.callback_at === null && (wanted.not_before ?? '') > tx.now())
      throw new KapocsError('NOT_TO_BE_CALLED', { why: 'resting', opensAt: wanted.not_before });
    const [out] = await unfit(tx, ctx, [wanted]);
    if (out) throw new KapocsError('NOT_TO_BE_CALLED', { why: out.end });
    const claimed = await claims.claimThis(tx.db, id, { agentId, now: tx.now(), until: leaseEnd(tx.now()) });
    if (!claimed) throw new KapocsError('CONFLICT', { taskId: id });
    await note(tx, claimed, 'call.claimed');
    return claimed;
  });
  return present(ctx, task);
}

type Which = { id: Id; fence?: number | undefined };

/**
 * The task in the agent's hands, held until the transaction ends. A lease that ran out still counts while nobody
 * else has claimed the client. Throws LEASE_LOST, NOT_FOUND.
 */
async function mine(tx: Tx, { id, fence }: Which): Promise<sql.TaskRow> {
  const task = await sql.hold(tx.db, id);
  if (!task) throw new KapocsError('NOT_FOUND', { taskId: id });
  const agentId = agentOf(tx);
  const stale = fence !== undefined && fence !== task.fence;
  const free = task.agent_id === null && fence !== undefined && task.last_agent === agentId && task.state !== 'closed';
  if (stale || (task.agent_id !== agentId && !free)) throw new KapocsError('LEASE_LOST', { taskId: id });
  return task;
}

/** Throws LEASE_LOST when the client is in other hands, or the agent has another by now. */
export const renew = (ctx: Context, which: Which): Promise<{ until: Instant }> =>
  ctx.write(async (tx) => {
    const agentId = agentOf(tx);
    await sql.holdAgent(tx.db, agentId);
    const task = await mine(tx, which);
    const other = await sql.heldBy(tx.db, agentId);
    if (other && other.id !== task.id) throw new KapocsError('LEASE_LOST', { taskId: task.id });
    const until = leaseEnd(tx.now());
    await sql.change(tx.db, task.id, { agent_id: agentId, lease_until: until });
    return { until };
  });

export const release = (ctx: Context, { leaving = false, ...which }: Which & { leaving?: boolean }): Promise<void> =>
  ctx.write(async (tx) => {
    const known = await sql.one(tx.db, which.id);
    // given back already, or ended by itself
    if (known?.agent_id === null && known.last_agent === agentOf(tx)) return;
    const task = await mine(tx, which);
    if (leaving) {
      const until = leavingEnd(tx.now());
      if ((task.lease_until ?? '') > until) await sql.change(tx.db, task.id, { lease_until: until });
      // another window of the same agent sees it and goes on holding the client
      return tx.tell('calls', [task.id]);
    }
    await claims.release(tx.db, { taskId: task.id }, tx.now());
    await note(tx, task, 'call.released');
  });

/** Throws NOT_FOUND, STATE_WRONG when nobody has the client or one has another in hand. */
export async function takeOver(ctx: Context, id: Id): Promise<Held> {
  const agentId = agentOf(ctx);
  const task = await ctx.write(async (tx) => {
    await sql.holdAgent(tx.db, agentId);
    const wanted = await sql.hold(tx.db, id);
    if (!wanted) throw new KapocsError('NOT_FOUND', { taskId: id });
    const held = await inHand(tx, agentId);
    if (held || wanted.agent_id === null) throw new KapocsError('STATE_WRONG', { taskId: held?.id ?? id });
    const claimed = {
      agent_id: agentId,
      last_agent: agentId,
      leased_at: tx.now(),
      lease_until: leaseEnd(tx.now()),
      fence: wanted.fence + 1,
    };
    await sql.change(tx.db, id, claimed);
    await note(tx, wanted, 'call.taken_over', { from: wanted.agent_id });
    return { ...wanted, ...claimed };
  });
  return present(ctx, task);
}
