import type { Id } from '#contract/basics.ts';
import type { Held } from '#contract/calls.ts';
import type { Actor, Context, Folders, Tx } from '../../context.ts';
import * as history from '../../history/history.ts';
import type { Deed } from '../../history/history.ts';
import { openingOf } from '../../settings/hours.ts';
import * as claims from './claim.sql.ts';
import { closeLying } from '../queue/close-lying.ts';
import { closeNow, closing } from '../queue/close-now.ts';
import { handsOfEach } from '../rules/deputies.ts';
import { presentAll, type InHand } from './held.ts';
import { leaseEnd } from './lease-end.ts';
import * as sql from '../task.sql.ts';
import { tidy } from '../queue/tidy.ts';
import { unfit } from '../queue/unfit.ts';

type Asking = { actor: Actor; answer: PromiseWithResolvers<Held | undefined> };
type Line = { waiting: Asking[]; busy: boolean };

/** As many as ask at the same moment are served in one transaction: a hundred agents cost little more than one. */
const AT_ONCE = 50;
const lines = new WeakMap<Folders, Line>();

/** After so many turns the transaction ends, and another goes on: others want to write too. */
const MOST_TURNS = 20;
/** So many at the front of the queue are looked at, once somebody there may not be called any more. */
const FRONT = 200;

type Sharing = { agents: readonly Id[]; promised: boolean; pepper: Buffer };

/** One client for each of these agents, where there are so many: what was promised first. */
async function share(tx: Tx, { agents, promised }: Sharing): Promise<sql.TaskRow[]> {
  const span = { now: tx.now(), until: leaseEnd(tx.now()) };
  const taken: sql.TaskRow[] = [];
  const without: Id[] = [];
  const hands = promised ? await handsOfEach(tx, agents) : new Map<Id, Id[]>();
  for (const agentId of agents) {
    const task = promised
      ? await claims.claimPromised(tx.db, hands.get(agentId) ?? [agentId], { agentId, ...span })
      : undefined;
    if (task) taken.push(task);
    else without.push(agentId);
  }
  if (without.length === 0) return taken;
  const firsts = await claims.firstOfQueue(tx.db, without.length);
  const pairs = firsts.flatMap((id, at) => (without[at] === undefined ? [] : [{ id, agent: without[at] }]));
  return pairs.length === 0 ? taken : [...taken, ...(await claims.claimEach(tx.db, pairs, span))];
}

type Left = Deed & { actor: null };
type Shared = { fresh: sql.TaskRow[]; left: Left[]; unserved: readonly Id[] };

/** The same until everybody has somebody who may still be called; the others leave the queue. */
async function shareFit(tx: Tx, sharing: Sharing): Promise<Shared> {
  const fresh: sql.TaskRow[] = [];
  const left: Left[] = [];
  let unserved = sharing.agents;
  for (let turn = 0; turn < MOST_TURNS && unserved.length > 0; turn += 1) {
    if (turn > 0)
      left.push(...(await closeLying(tx, await unfit(tx, sharing, await claims.frontOfQueue(tx.db, FRONT)))));
    const taken = await share(tx, { ...sharing, agents: unserved });
    const out = await unfit(tx, sharing, taken);
    for (const { task, end } of out) {
      await closeNow(tx, task, end);
      left.push({ ...closing(task, end), actor: null });
    }
    const passed = new Set(out.map(({ task }) => task.id));
    fresh.push(...taken.filter(({ id }) => !passed.has(id)));
    unserved = out.flatMap(({ task }) => task.agent_id ?? []);
  }
  return { fresh, left, unserved };
}

type Served = { given: Map<Id, sql.TaskRow>; unserved: readonly Id[] };

/** Whom each agent has in hand from now on; each client goes to one of them. */
async function serve(tx: Tx, pepper: Buffer, agents: readonly Actor[], open: boolean): Promise<Served> {
  const now = tx.now();
  // Somebody may have been switched off since asking.
  const ids = await sql.holdAgents(
    tx.db,
    agents.map(({ id }) => id),
  );
  if (ids.length === 0) return { given: new Map(), unserved: [] };
  const kept = await claims.renewHeld(tx.db, ids, { now, until: leaseEnd(now) });
  const given = new Map(kept.map((task) => [task.agent_id ?? 0, task]));
  const free = ids.filter((id) => !given.has(id));
  if (!open || free.length === 0) return { given, unserved: [] };
  const { promised } = await tidy(tx);
  const { fresh, left, unserved } = await shareFit(tx, { agents: free, promised: promised === 1, pepper });
  for (const task of fresh) given.set(task.agent_id ?? 0, task);
  await history.recordAll(tx, [
    ...left,
    ...fresh.map((task) => ({
      actor: agents.find(({ id }) => id === task.agent_id) ?? null,
      action: 'call.claimed' as const,
      object: `account:${task.account_id}` as const,
      details: { task: task.id },
    })),
  ]);
  if (fresh.length + left.length > 0)
    tx.tell(
      'calls',
      fresh.map(({ id }) => id),
    );
  return { given, unserved };
}

/** Those who ask at the same moment, in as many transactions as it takes to know of each. */
async function serveAll(ctx: Context, agents: readonly Actor[]): Promise<Map<Id, sql.TaskRow>> {
  const { open } = await openingOf({ ...ctx, db: ctx.near }, 'call');
  const all = new Map<Id, sql.TaskRow>();
  for (let waiting = agents; waiting.length > 0;) {
    const now = waiting;
    const { given, unserved } = await ctx.write((tx) => serve(tx, ctx.pepper, now, open));
    for (const [id, task] of given) all.set(id, task);
    waiting = now.filter(({ id }) => unserved.includes(id));
  }
  return all;
}

/** Tells each what it got; the next are served meanwhile. */
async function tell(ctx: Context, asking: readonly Asking[], given: Map<Id, sql.TaskRow>): Promise<void> {
  const inHand = new Map(
    asking.flatMap(({ actor }): [Id, InHand][] => {
      const task = given.get(actor.id);
      return task ? [[actor.id, { task, speaker: actor.displayName }]] : [];
    }),
  );
  try {
    const held = await presentAll(ctx, [...inHand.values()]);
    for (const { actor, answer } of asking) answer.resolve(held.get(inHand.get(actor.id)?.task.id ?? 0));
  } catch (error) {
    for (const { answer } of asking) answer.reject(error);
  }
}

async function work(ctx: Context, line: Line): Promise<void> {
  line.busy = true;
  while (line.waiting.length > 0) {
    const now = line.waiting.splice(0, AT_ONCE);
    const agents = new Map(now.map(({ actor }) => [actor.id, actor]));
    try {
      void tell(ctx, now, await serveAll(ctx, [...agents.values()]));
    } catch (error) {
      for (const { answer } of now) answer.reject(error);
    }
  }
  line.busy = false;
}

/** The next client of an agent, claimed with those of all who ask at the same moment; undefined: nobody is to be called now. */
export function claimTogether(ctx: Context, actor: Actor): Promise<Held | undefined> {
  const line = lines.get(ctx.folders) ?? { waiting: [], busy: false };
  lines.set(ctx.folders, line);
  const answer = Promise.withResolvers<Held | undefined>();
  line.waiting.push({ actor, answer });
  if (!line.busy) void work(ctx, line);
  return answer.promise;
}
