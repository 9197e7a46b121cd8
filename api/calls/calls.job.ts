import { z } from 'zod';
import type { Context } from '../context.ts';
import type { Job } from '../job.ts';
import { untidy } from './claim.sql.ts';
import * as desk from './desk.sql.ts';
import { fillChunk, handOver } from './fill.ts';
import * as settings from './setting.sql.ts';
import { tidy } from './tidy.ts';

const EVERY_SECONDS = 15;
const PASS_EVERY_MS = 15 * 60_000;
/** A pause longer than this means that nobody could be reminded. */
const AWAY_MS = 3 * 60_000;
const SWEPT = 1000;

/** How far the look through all clients, and through the queue itself, is. */
const Progress = z.object({ after: z.number().nullable(), sweptTo: z.number().nullable(), began: z.string() });
type Progress = z.output<typeof Progress>;

async function progressOf(ctx: Context): Promise<Progress> {
  const fresh = { after: 0, sweptTo: 0, began: ctx.now() };
  const stored = await settings.value(ctx.db, 'progress');
  const known = stored === null ? null : Progress.safeParse(JSON.parse(stored)).data;
  if (!known) return fresh;
  const rested = known.after === null && known.sweptTo === null;
  const due = Math.abs(Date.parse(ctx.now()) - Date.parse(known.began)) > PASS_EVERY_MS;
  return rested && due ? fresh : known;
}

/** Says that the program is here; promises whose time came while it was not are marked. */
async function comeBack(ctx: Context): Promise<void> {
  // one instant for all: what the clock does meanwhile belongs to the next look
  const now = ctx.now();
  const seen = await settings.value(ctx.db, 'seen');
  const away = seen !== null && Date.parse(now) - Date.parse(seen) > AWAY_MS;
  const { falling, expired, rested } = await untidy(ctx.db, now);
  await ctx.write(async (tx) => {
    await settings.save(tx.db, 'seen', now);
    const missed = away ? await desk.markMissed(tx.db, seen, now) : 0;
    const orphaned = await desk.orphaned(tx.db, now);
    if (missed + orphaned.length > 0) tx.tell('calls', []);
    if (falling || expired || rested) await tidy(tx);
  });
}

/** One piece of the look through all clients and the queue itself; true while there is more. */
async function stepOn(ctx: Context): Promise<boolean> {
  const before = await progressOf(ctx);
  if (before.after === null && before.sweptTo === null) return false;
  const after = before.after === null ? null : (await fillChunk(ctx, before.after)).next;
  const { sweptTo } = before;
  const swept = await ctx.write(async (tx) => {
    const to = sweptTo === null ? null : await desk.sweep(tx.db, { after: sweptTo, limit: SWEPT, now: tx.now() });
    await settings.save(tx.db, 'progress', JSON.stringify({ ...before, after, sweptTo: to }));
    return to;
  });
  return after !== null || swept !== null;
}

/** Reminders that failed since the last time go over to the phone. */
async function takeOverFailed(ctx: Context, closing: AbortSignal): Promise<void> {
  const began = ctx.now();
  await handOver(ctx, (await settings.value(ctx.db, 'handed')) ?? '', closing);
  if (!closing.aborted) await ctx.write((tx) => settings.save(tx.db, 'handed', began));
}

/** Keeps the queue: frees, wakes, lets fall, takes in who belongs there and lets go who does not. */
export const callsJob: Job = {
  name: 'calls',
  everySeconds: EVERY_SECONDS,
  run: async (ctx, closing) => {
    await comeBack(ctx);
    await takeOverFailed(ctx, closing);
    return (await stepOn(ctx)) ? 'more' : 'idle';
  },
};
