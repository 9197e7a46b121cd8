import type { Id, Instant } from '#contract/basics.ts';
import type { Context } from '../context.ts';
import type { Job } from '../job.ts';
import { untidy } from './hand/claim.sql.ts';
import * as desk from './desk.sql.ts';
import { fillChunk, handOver } from './queue/fill.ts';
import * as settings from './rules/setting.sql.ts';
import { sweep } from './queue/sweep.ts';
import { tidy } from './queue/tidy.ts';

const EVERY_SECONDS = 15;
const PASS_EVERY_MS = 15 * 60_000;
/** A pause longer than this means that nobody could be reminded. */
const AWAY_MS = 3 * 60_000;

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

/** A look through all clients, and through the queue itself: where it stands; null where it has ended. */
type Pass = { after: Id | null; sweptTo: Id | null; began: Instant };

/** One piece of the look. Nothing is written unless somebody comes or goes. */
async function goOn(ctx: Context, { after, sweptTo, began }: Pass): Promise<Pass> {
  return {
    after: after === null ? null : (await fillChunk(ctx, after)).next,
    sweptTo: sweptTo === null ? null : await sweep(ctx, sweptTo),
    began,
  };
}

/** What failed is written down a little later than it says; whoever is in the queue already stays as they are. */
const WRITTEN_WITHIN_MS = 2 * 60_000;

/** Reminders that failed since the last time go over to the phone. */
async function takeOverFailed(ctx: Context, closing: AbortSignal): Promise<void> {
  const began = ctx.now();
  const handed = await settings.value(ctx.db, 'handed');
  // a clock that was set back must not pass anything over either
  const since = handed === null ? 0 : Math.min(Date.parse(handed), Date.parse(began)) - WRITTEN_WITHIN_MS;
  await handOver(ctx, new Date(since).toISOString(), closing);
  if (!closing.aborted) await ctx.write((tx) => settings.save(tx.db, 'handed', began));
}

/** Keeps the queue: frees, wakes, lets fall, takes in who belongs there and lets go who does not. */
export function callsJob(): Job {
  let pass: Pass | null = null;
  const under = (): boolean => pass !== null && (pass.after !== null || pass.sweptTo !== null);
  return {
    name: 'calls',
    everySeconds: EVERY_SECONDS,
    run: async (ctx, closing) => {
      if (!under()) {
        await comeBack(ctx);
        await takeOverFailed(ctx, closing);
      }
      const rested = pass !== null && Math.abs(Date.parse(ctx.now()) - Date.parse(pass.began)) < PASS_EVERY_MS;
      if (!under() && rested) return 'idle';
      pass = await goOn(ctx, pass !== null && under() ? pass : { after: 0, sweptTo: 0, began: ctx.now() });
      return under() ? 'more' : 'idle';
    },
  };
}
