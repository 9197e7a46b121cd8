import type { Id, Instant } from '#contract/basics.ts';
import {
  ANNOUNCED_MINUTES,
  type CallbackLine,
  type CallDesk,
  type CallLine,
  type CallTicket,
  type calls,
  type Refusal,
} from '#contract/calls.ts';
import { dayEnd, dayStart } from '#contract/deadline.ts';
import type { Output, Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Context, Reading, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { openingOf } from '../settings/hours.ts';
import { outcomes } from './rules/config.ts';
import { handsOf } from './rules/deputies.ts';
import * as sql from './desk.sql.ts';
import { figuresOfAll } from './figures/figures.ts';
import { present } from './hand/held.ts';
import { agentOf } from './hand/lease.ts';
import { heldBy } from './task.sql.ts';

export const lineOf = (row: sql.LineRow): CallLine => ({
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
  const [counts, own] = await Promise.all([
    sql.counts(ctx.db, agents, soonFrom(ctx.now())),
    figuresOfAll(ctx, { ...today, agentId }),
  ]);
  const lasts = held && (held.lease_until ?? '') >= ctx.now();
  return {
    asOf: ctx.now(),
    open: opening.open,
    until: opening.open ? opening.until : opening.opensAt,
    ready: counts.ready,
    resting: counts.resting,
    callbacks: { mine: counts.mine, anyone: counts.anyone, missedClosed: counts.missed },
    today: own,
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
  if (!Number.isSafeInteger(skip) || skip < 0) throw new KapocsError('CURSOR_INVALID');
  const narrow = { state: state ?? null, reason: reason ?? null };
  const [rows, total] = await Promise.all([sql.queue(ctx.db, narrow, { limit, skip }), sql.countQueue(ctx.db, narrow)]);
  return { rows: rows.map(lineOf), next: rows.length === limit ? String(skip + limit) : null, total };
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
