import type { Id } from '#contract/basics.ts';
import type { Actor, Context, Folders, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import * as claims from './claim.sql.ts';
import { handsOf } from './deputies.ts';
import { leaseEnd } from './lease-end.ts';
import * as sql from './task.sql.ts';
import { tidy } from './tidy.ts';

type Claimed = sql.TaskRow | undefined;
type Asking = { actor: Actor; open: boolean; answer: PromiseWithResolvers<Claimed> };
type Line = { waiting: Asking[]; busy: boolean };

/** As many as ask at the same moment are served in one transaction: a hundred agents cost little more than one. */
const AT_ONCE = 50;
const lines = new WeakMap<Folders, Line>();

/** Whom each agent has in hand from now on; each client goes to one of them. */
async function serve(tx: Tx, agents: readonly Actor[], open: boolean): Promise<Map<Id, sql.TaskRow>> {
  const now = tx.now();
  const until = leaseEnd(now);
  const ids = agents.map(({ id }) => id).sort((a, b) => a - b);
  await sql.holdAgents(tx.db, ids);
  const given = new Map((await claims.renewHeld(tx.db, ids, { now, until })).map((task) => [task.agent_id ?? 0, task]));
  const free = ids.filter((id) => !given.has(id));
  if (!open || free.length === 0) return given;
  const { promised } = await tidy(tx);
  const fresh: sql.TaskRow[] = [];
  const take = (task: Claimed): void => {
    if (!task || task.agent_id === null) return;
    given.set(task.agent_id, task);
    fresh.push(task);
  };
  if (promised)
    for (const agentId of free)
      take(await claims.claimPromised(tx.db, await handsOf(tx, agentId), { agentId, now, until }));
  const left = free.filter((id) => !given.has(id));
  const firsts = left.length === 0 ? [] : await claims.firstOfQueue(tx.db, left.length);
  const pairs = firsts.flatMap((id, at) => (left[at] === undefined ? [] : [{ id, agent: left[at] }]));
  if (pairs.length > 0) for (const task of await claims.claimEach(tx.db, pairs, { now, until })) take(task);
  await history.recordAll(
    tx,
    fresh.map((task) => ({
      actor: agents.find(({ id }) => id === task.agent_id) ?? null,
      action: 'call.claimed',
      object: `account:${task.account_id}`,
      details: { task: task.id },
    })),
  );
  if (fresh.length > 0)
    tx.tell(
      'calls',
      fresh.map(({ id }) => id),
    );
  return given;
}

async function work(ctx: Context, line: Line): Promise<void> {
  line.busy = true;
  while (line.waiting.length > 0) {
    const [first] = line.waiting;
    const open = first?.open ?? false;
    const now = line.waiting.filter((each) => each.open === open).slice(0, AT_ONCE);
    line.waiting = line.waiting.filter((each) => !now.includes(each));
    const agents = new Map(now.map(({ actor }) => [actor.id, actor]));
    try {
      const given = await ctx.write((tx) => serve(tx, [...agents.values()], open));
      for (const { actor, answer } of now) answer.resolve(given.get(actor.id));
    } catch (error) {
      for (const { answer } of now) answer.reject(error);
    }
  }
  line.busy = false;
}

/** The next client of an agent, claimed with those of all who ask at the same moment. */
export function claimTogether(ctx: Context, actor: Actor, open: boolean): Promise<Claimed> {
  const line = lines.get(ctx.folders) ?? { waiting: [], busy: false };
  lines.set(ctx.folders, line);
  const answer = Promise.withResolvers<Claimed>();
  line.waiting.push({ actor, open, answer });
  if (!line.busy) void work(ctx, line);
  return answer.promise;
}
