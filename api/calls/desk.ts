import type { Id, Instant } from '#contract/basics.ts';
import {
  ANNOUNCED_MINUTES,
  callReasons,
  type CallbackLine,
  type CallDesk,
  type CallFigures,
  type CallLine,
  type CallStats,
  type CallTicket,
  type calls,
  type Refusal,
} from '#contract/calls.ts';
import { dayEnd, dayStart } from '#contract/deadline.ts';
import type { Output, Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import { localTime } from '#contract/local-time.ts';
import type { Context, Reading, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { openingOf } from '../settings/hours.ts';
import { outcomes } from './config.ts';
import { handsOf } from './deputies.ts';
import * as sql from './desk.sql.ts';
import * as figureSql from './figures.sql.ts';
import { present } from './held.ts';
import { agentOf } from './lease.ts';
import { heldBy } from './task.sql.ts';

const lineOf = (row: sql.LineRow): CallLine => ({
  id: row.id,
  accountId: row.account_id,
  accountNumber: row.account_number,
  holderName: row.holder_name,
  reason: row.reason,
  why: row.added_why,
  state: row.state,
  deadline: row.deadline,
  attempts: row.attempts,
  readyAt: row.ready_at,
  notBefore: row.not_before,
  agentId: row.agent_id,
  agentName: row.agent_name,
  leasedAt: row.leased_at,
  leaseUntil: row.lease_until,
  forAgentId: row.for_agent,
  forAgentName: row.for_agent_name,
  callbackAt: row.callback_at,
});

const soonFrom = (now: Instant): Instant => new Date(Date.parse(now) + ANNOUNCED_MINUTES * 60_000).toISOString();

const part = (some: number, all: number): number | null => (all === 0 ? null : some / all);

const figuresOf = (row: figureSql.FigureRow | undefined): CallFigures => ({
  attempts: row?.attempts ?? 0,
  answered: row?.answered ?? 0,
  reached: row?.reached ?? 0,
  clients: row?.clients ?? 0,
  talkSeconds: row?.talk_seconds ?? 0,
  handledSeconds: row?.handled_seconds ?? 0,
  converted: row?.converted ?? 0,
  optOuts: row?.opt_outs ?? 0,
  repairs: row?.repairs ?? 0,
  callbacksKept: row?.kept ?? 0,
  callbacksDue: row?.due ?? 0,
  connectRate: part(row?.answered ?? 0, row?.attempts ?? 0),
  contactRate: part(row?.reached_clients ?? 0, row?.clients ?? 0),
  conversion: part(row?.converted ?? 0, row?.reached_clients ?? 0),
});

/** What an agent's screen begins with. */
export async function desk(ctx: Context): Promise<CallDesk> {
  const agentId = agentOf(ctx);
  const near = { ...ctx, db: ctx.near };
  const today = { from: dayStart(ctx.today()), to: dayEnd(ctx.today()) };
  const [opening, agents, held] = await Promise.all([
    openingOf(near, 'call'),
    handsOf(near, agentId),
    heldBy(near.db, agentId),
  ]);
  const [counts, [own]] = await Promise.all([
    sql.counts(ctx.db, agents, soonFrom(ctx.now())),
    figureSql.sums(ctx.db, { ...today, agentId }),
  ]);
  const lasts = held && (held.lease_until ?? '') >= ctx.now();
  return {
    open: opening.open,
    until: opening.open ? opening.until : opening.opensAt,
    ready: counts.ready,
    resting: counts.resting,
    callbacks: { mine: counts.mine, anyone: counts.anyone, missedClosed: counts.missed },
    today: figuresOf(own),
    held: lasts ? await present(ctx, held) : null,
  };
}

function stateOf(row: sql.LineRow, now: Instant): CallbackLine['state'] {
  if (row.missed_closed === 1) return 'missed_closed';
  if (row.fell_at !== null) return 'fallen';
  const at = row.callback_at ?? now;
  if (at <= now) return 'due';
  return at <= soonFrom(now) ? 'soon' : 'later';
}

export async function callbacks(ctx: Context, all: boolean): Promise<CallbackLine[]> {
  const mine = await handsOf(ctx, agentOf(ctx));
  const everybody = all && ctx.actor?.role === 'admin';
  const rows = await sql.callbacks(ctx.db, everybody ? null : mine);
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    accountNumber: row.account_number,
    holderName: row.holder_name,
    at: row.callback_at ?? ctx.now(),
    words: row.callback_words ?? '',
    by: row.callback_by_name,
    forAgentId: row.for_agent,
    forAgentName: row.for_agent_name,
    mine: row.for_agent !== null && mine.includes(row.for_agent),
    heldBy: row.agent_name,
    state: stateOf(row, ctx.now()),
  }));
}

/** The queue in its order; the cursor is how many rows came before. */
export async function queue(
  ctx: Context,
  { state, reason, limit, after }: Parsed<typeof calls.list>,
): Promise<Output<typeof calls.list>> {
  const skip = Number(after ?? 0);
  if (!Number.isInteger(skip) || skip < 0) throw new KapocsError('CURSOR_INVALID');
  const narrow = { state: state ?? null, reason: reason ?? null };
  const [rows, total] = await Promise.all([sql.queue(ctx.db, narrow, { limit, skip }), sql.countQueue(ctx.db, narrow)]);
  return { rows: rows.map(lineOf), next: rows.length === limit ? String(skip + limit) : null, total };
}

/** Hours as the wall clock shows them, added up where a span has days on both sides of a change of clocks. */
function localHours(rows: readonly { hour: string; attempts: number; reached: number }[]): CallStats['byHour'] {
  const hours = new Map<number, { attempts: number; reached: number }>();
  for (const { hour, attempts, reached } of rows) {
    const local = Number(localTime(`${hour}:00:00.000Z`).slice(0, 2));
    const before = hours.get(local) ?? { attempts: 0, reached: 0 };
    hours.set(local, { attempts: before.attempts + attempts, reached: before.reached + reached });
  }
  return [...hours].sort(([a], [b]) => a - b).map(([hour, sums]) => ({ hour, ...sums }));
}

/** Throws INPUT_INVALID for days in the wrong order. */
export async function stats(
  ctx: Context,
  { from, to = ctx.today(), agentId }: Parsed<typeof calls.stats>,
): Promise<CallStats> {
  const first = from ?? to;
  if (first > to) throw new KapocsError('INPUT_INVALID', { fields: ['to'] });
  const span = { from: dayStart(first), to: dayEnd(to), agentId: agentId ?? null };
  const [[total, ...each], perOutcome, perHour, perReason, working, named] = await Promise.all([
    figureSql.figures(ctx.db, span),
    figureSql.byOutcome(ctx.db, span),
    figureSql.byUtcHour(ctx.db, span),
    figureSql.queueByReason(ctx.db),
    sql.working(ctx.db),
    outcomes(ctx),
  ]);
  const nameOf = new Map(named.map(({ code, name }) => [code, name]));
  return {
    asOf: ctx.now(),
    from: first,
    to,
    total: figuresOf(total),
    byAgent: each.map((row) => ({ ...figuresOf(row), agentId: row.agent_id ?? 0, agentName: row.agent_name ?? '' })),
    byOutcome: perOutcome.map(({ outcome, n }) => ({ code: outcome, name: nameOf.get(outcome) ?? null, count: n })),
    byHour: localHours(perHour),
    queue: callReasons.flatMap((reason) => {
      const row = perReason.find((each) => each.reason === reason);
      return row ? [{ reason, ready: row.ready, resting: row.resting, oldestReadyAt: row.oldest }] : [];
    }),
    working: working.map(lineOf),
  };
}

export async function tickets(ctx: Context): Promise<CallTicket[]> {
  const [rows, named] = await Promise.all([sql.tickets(ctx.db), outcomes(ctx)]);
  return rows.map(({ account_id, holder_name, account_number, ...row }) => ({
    ...row,
    accountId: account_id,
    holderName: holder_name,
    accountNumber: account_number,
    outcomeName: named.find(({ code }) => code === row.outcome)?.name ?? null,
  }));
}

export async function settleTicket(tx: Tx, id: Id): Promise<void> {
  if ((await sql.settleTicket(tx.db, id, tx.now(), tx.actor?.id ?? null)) === 0)
    throw new KapocsError('NOT_FOUND', { ticketId: id });
  await history.record(tx, { action: 'call_ticket.settled', object: `call-ticket:${id}` });
  tx.tell('calls', []);
}

export async function refusals(ctx: Reading): Promise<Refusal[]> {
  const rows = await sql.refusals(ctx.db);
  const names = await sql.holderNames(
    ctx.db,
    rows.map(({ holder_id }) => holder_id),
  );
  return rows.map(({ holder_id, ...row }) => {
    const found = names.find((each) => each.holder_id === holder_id);
    return { ...row, holderName: found?.holder_name ?? null, accountId: found?.id ?? null };
  });
}

export async function liftRefusal(tx: Tx, id: Id): Promise<void> {
  if ((await sql.liftRefusal(tx.db, id)) === 0) throw new KapocsError('NOT_FOUND', { refusalId: id });
  await history.record(tx, { action: 'call_refusal.lifted', object: `call-refusal:${id}` });
  tx.tell('calls', []);
}
