import type { Id } from '#contract/basics.ts';
import type { Context } from '../../context.ts';
import * as history from '../../history/history.ts';
import { closeLying } from './close-lying.ts';
import * as sql from '../task.sql.ts';
import { unfit } from './unfit.ts';

const AT_ONCE = 1000;

/** Closes the tasks of a stretch nobody may be called for any more. Where the next begins; null: that was all. */
export async function sweep(ctx: Context, after: Id): Promise<Id | null> {
  const tasks = await sql.lying(ctx.db, { after, limit: AT_ONCE });
  const out = await unfit(ctx, ctx, tasks);
  if (out.length > 0)
    await ctx.write(async (tx) => {
      await history.recordAll(tx, await closeLying(tx, out));
      tx.tell('calls', []);
    });
  return tasks.length < AT_ONCE ? null : (tasks.at(-1)?.id ?? null);
}
