import type { Id } from '#contract/basics.ts';
import type { Actor, Context, Folders, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import * as claims from './claim.sql.ts';
import { closeNow, closing } from './close-now.ts';
import { handsOf } from './deputies.ts';
import { leaseEnd } from './lease-end.ts';
import * as sql from './task.sql.ts';
import { tidy } from './tidy.ts';
import { unfit, type Unfit } from './unfit.ts';

type Claimed = sql.TaskRow | undefined;
type Asking = { actor: Actor; open: boolean; answer: PromiseWithResolvers<Claimed> };
type Line = { waiting: Asking[]; busy: boolean };

/** As many as ask at the same moment are served in one transaction: a hundred agents cost little more than one. */
const AT_ONCE = 50;
const lines = new WeakMap<Folders, Line>();

/** How often those who may not be called any more are passed over before an agent is told that there is nobody. */
const MOST_TURNS = 50;

type Sharing = { agents: readonly Id[]; promised: boolean; pepper: Buffer };

/** One client for each of these agents, where there are so many: what was promised first. */
async function share(tx: Tx, { agents, promised }: Sharing): Promise<sql.TaskRow[]> {
  const span = { now: tx.now(), until: leaseEnd(tx.now()) };
  const taken: sql.TaskRow[] = [];
  const without: Id[] = [];
  for (const agentId of agents) {
    const hands = promised ? await handsOf(tx, agentId) : [];
    const task = promised ? await claims.claimPromised(tx.db, hands, { agentId, ...span }) : undefined;
    if (task) taken.push(task);
    else without.push(agentId);
  }
  if (without.length === 0) return taken;
  const firsts = await claims.firstOfQueue(tx.db, without.length);
  const pairs = firsts.flatMap((id, at) => (without[at] === undefined ? [] : [{ id, agent: without[at] }]));
  return pairs.length === 0 ? taken : [...taken, ...(await claims.claimEach(tx.db, pairs, span))];
}

/** The same until everybody has somebody who may still be called; the others leave the queue. */
async function shareFit(tx: Tx, sharing: Sharing): Promise<{ fresh: sql.TaskRow[]; left: Unfit[] }> {
  const fresh: sql.TaskRow[] = [];
  const left: Unfit[] = [];
  let { agents } = sharing;
  for (let turn = 0; turn < MOST_TURNS && agents.length > 0; turn += 1) {
    const taken = await share(tx, { ...sharing, agents });
    const out = await unfit(tx, sharing, taken);
    for (const { task, end } of out) await closeNow(tx, task, end);
    left.push(...out);
    const passed = new Set(out.map(({ task }) => task.id));
    fresh.push(...taken.filter(({ id }) => !passed.has(id)));
    agents = out.flatMap(({ task }) => task.agent_id ?? []);
  }
  return { fresh, left };
}

/** Whom each agent has in hand from now on; each client goes to one of them. */
async function serve(tx: Tx, pepper: Buffer, agents: readonly Actor[], open: boolean): Promise<Map<Id, sql.TaskRow>> {
  const now = tx.now();
  const ids = agents.map(({ id }) => id).sort((a, b) => a - b);
  await sql.holdAgents(tx.db, ids);
  const kept = await claims.renewHeld(tx.db, ids, { now, until: leaseEnd(now) });
  const given = new Map(kept.map((task) => [task.agent_id ?? 0, task]));
  const free = ids.filter((id) => !given.has(id));
  if (!open || free.length === 0) return given;
  const { promised } = await tidy(tx);
  const { fresh, left } = await shareFit(tx, { agents: free, promised: promised === 1, pepper });
  for (const task of fresh) given.set(task.agent_id ?? 0, task);
  await history.recordAll(tx, [
    ...left.map(({ task, end }) => ({ actor: null, ...closing(task, end) })),
    ...fresh.map((task) => ({
      actor: agents.find(({ id }) => id === task.agent_id) ?? null,
      action: 'call.claimed' as const,
      object: `account:${task.account_id}` as const,
      details: { task: task.id },
    })),
  ]);
  const changed = [...fresh, ...left.map(({ task }) => task)];
  if (changed.length > 0)
    tx.tell(
      'calls',
      changed.map(({ id }) => id),
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
      const given = await ctx.write((tx) => serve(tx, ctx.pepper, [...agents.values()], open));
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
