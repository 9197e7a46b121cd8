import type { Id } from '#contract/basics.ts';
import type { Context } from '../context.ts';
import * as history from '../history/history.ts';
import { closing } from './close-now.ts';
import * as sql from './task.sql.ts';
import { unfit } from './unfit.ts';

const AT_ONCE = 1000;

/** Closes the tasks of a stretch nobody may be called for any more. Where the next begins; null: that was all. */
export async function sweep(ctx: Context, after: Id): Promise<Id | null> {
  const tasks = await sql.lying(ctx.db, { after, limit: AT_ONCE });
  const out = Map.groupBy(await unfit(ctx, ctx, tasks), ({ end }) => end);
  if (out.size > 0)
    await ctx.write(async (tx) => {
      for (const [end, each] of out) {
        const asked = each.map(({ task }) => task.id);
        const closed = new Set((await sql.closeLying(tx.db, asked, end, tx.now())).map(({ id }) => id));
        const deeds = each
          .filter(({ task }) => closed.has(task.id))
          .map(({ task }) => ({ ...closing(task, end), actor: null }));
        await history.recordAll(tx, deeds);
      }
      tx.tell('calls', []);
    });
  return tasks.length < AT_ONCE ? null : (tasks.at(-1)?.id ?? null);
}
