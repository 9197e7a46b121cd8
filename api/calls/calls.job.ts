import { z } from 'zod';
import type { Context } from '../context.ts';
import type { Job } from '../job.ts';
import * as desk from './desk.sql.ts';
import { fillChunk, handOver } from './fill.ts';
import * as settings from './setting.sql.ts';
import { tidy } from './tidy.ts';
import { untidy } from './claim.sql.ts';

const EVERY_SECONDS = 15;
const PASS_EVERY_MS = 15 * 60_000;
/** A pause longer than this means that nobody could be reminded. */
const AWAY_MS = 3 * 60_000;
const SWEPT = 1000;

/** How far the look through all clients is; `place` is where the hand-over of failed messages stands. */
const Progress = z.object({
  place: z.string(),
  after: z.number().nullable(),
  sweptTo: z.number().nullable(),
  began: z.string(),
});
type Progress = z.output<typeof Progress>;

const fresh = (began: string, place = ''): Progress => ({ place, after: 0, sweptTo: 0, began });

async function progressOf(ctx: Context): Promise<Progress> {
  const stored = await settings.value(ctx.db, 'progress');
  const known = stored === null ? null : Progress.safeParse(JSON.parse(stored)).data;
  if (!known) return fresh(ctx.now());
  const rested = known.after === null && known.sweptTo === null;
  const due = Math.abs(Date.parse(ctx.now()) - Date.parse(known.began)) > PASS_EVERY_MS;
  return rested && due ? fresh(ctx.now(), known.place) : known;
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

/** One piece of the look through failed messages, all clients, and the queue itself. */
async function stepOn(ctx: Context): Promise<boolean> {
  const before = await progressOf(ctx);
  const { place, more } = await handOver(ctx, before.place);
  const after = before.after === null ? null : (await fillChunk(ctx, before.after)).next;
  const sweptTo = before.sweptTo;
  const next = await ctx.write(async (tx) => {
    const swept = sweptTo === null ? null : await desk.sweep(tx.db, { after: sweptTo, limit: SWEPT, now: tx.now() });
    const progress: Progress = { ...before, place, after, sweptTo: swept };
    if (JSON.stringify(progress) !== JSON.stringify(before)) {
      await settings.save(tx.db, 'progress', JSON.stringify(progress));
      return progress;
    }
    return null;
  });
  return more || (next !== null && (next.after !== null || next.sweptTo !== null));
}

/** Keeps the queue: frees, wakes, lets fall, takes in who belongs there and lets go who does not. */
export const callsJob: Job = {
  name: 'calls',
  everySeconds: EVERY_SECONDS,
  run: async (ctx) => {
    await comeBack(ctx);
    return (await stepOn(ctx)) ? 'more' : 'idle';
  },
};
