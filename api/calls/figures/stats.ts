import type { LocalDate } from '#contract/basics.ts';
import { callReasons, type CallStats, type CallTouches, type calls } from '#contract/calls.ts';
import { dayEnd, dayStart } from '#contract/deadline.ts';
import type { Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import { localTime } from '#contract/local-time.ts';
import type { Context } from '../../context.ts';
import { outcomes } from '../rules/config.ts';
import { lineOf } from '../desk.ts';
import { working } from '../desk.sql.ts';
import { figuresByAgent, figuresOfAll } from './figures.ts';
import * as figureSql from './figures.sql.ts';
import { touched } from './touches.sql.ts';

/** Throws INPUT_INVALID for days in the wrong order. */
function daysAsked(from: LocalDate | undefined, to: LocalDate): { from: LocalDate; to: LocalDate } {
  const first = from ?? to;
  if (first > to) throw new KapocsError('INPUT_INVALID', { fields: ['to'] });
  return { from: first, to };
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
  const days = daysAsked(from, to);
  const span = { from: dayStart(days.from), to: dayEnd(days.to), agentId: agentId ?? null };
  const [total, byAgent, perOutcome, perHour, perReason, held, named] = await Promise.all([
    figuresOfAll(ctx, span),
    figuresByAgent(ctx, span),
    figureSql.byOutcome(ctx.db, span),
    figureSql.byUtcHour(ctx.db, span),
    figureSql.queueByReason(ctx.db),
    working(ctx.db),
    outcomes(ctx),
  ]);
  const nameOf = new Map(named.map(({ code, name }) => [code, name]));
  return {
    asOf: ctx.now(),
    ...days,
    total,
    byAgent,
    byOutcome: perOutcome.map(({ outcome, n }) => ({ code: outcome, name: nameOf.get(outcome) ?? null, count: n })),
    byHour: localHours(perHour),
    queue: callReasons.flatMap((reason) => {
      const row = perReason.find((each) => each.reason === reason);
      return row ? [{ reason, ready: row.ready, resting: row.resting, oldestReadyAt: row.oldest }] : [];
    }),
    working: held.map(lineOf),
  };
}

/** What came before the registrations of these days. Throws INPUT_INVALID for days in the wrong order. */
export async function touches(
  ctx: Context,
  { from, to = ctx.today() }: Parsed<typeof calls.touches>,
): Promise<CallTouches> {
  const days = daysAsked(from, to);
  const row = await touched(ctx.db, days);
  const registrations = row?.registrations ?? 0;
  const none = registrations - (row?.last_email ?? 0) - (row?.last_sms ?? 0) - (row?.last_call ?? 0);
  return {
    asOf: ctx.now(),
    ...days,
    registrations,
    rows: [
      { touch: 'email', last: row?.last_email ?? 0, any: row?.email ?? 0 },
      { touch: 'sms', last: row?.last_sms ?? 0, any: row?.sms ?? 0 },
      { touch: 'call', last: row?.last_call ?? 0, any: row?.call ?? 0 },
      { touch: 'none', last: none, any: none },
    ],
  };
}
