import type { Context } from '../context.ts';
import type { Job } from '../job.ts';
import { renderChunk } from './render-chunk.ts';
import * as sql from './render-chunk.sql.ts';
import * as campaigns from './campaigns.sql.ts';

/** Begins what is due, writes the texts of what runs, a chunk of each in turn, and closes what is done. */
export const campaignsJob: Job = {
  name: 'campaigns',
  everySeconds: 5,
  run: async (ctx) => {
    await beginScheduled(ctx);
    let rendered = 0;
    for (const id of await sql.idsIn(ctx.db, 'running')) rendered += await goOn(ctx, id);
    return rendered > 0 ? 'more' : 'idle';
  },
};

/** The next texts of one campaign, or its end. What goes wrong with one is no matter of the others. */
async function goOn(ctx: Context, id: number): Promise<number> {
  try {
    const count = await renderChunk(ctx, id);
    if (count === 0) await finish(ctx, id);
    return count;
  } catch (err) {
    ctx.log.error({ err, campaignId: id }, 'texts of a campaign not written; tried again at the next turn');
    return 0;
  }
}

async function beginScheduled(ctx: Context): Promise<void> {
  for (const id of await sql.scheduledUntil(ctx.db, ctx.now()))
    await ctx.write(async (tx) => {
      await campaigns.move(tx.db, id, ['scheduled'], 'running');
      tx.tell('campaigns', [id]);
    });
}

const finish = (ctx: Context, id: number): Promise<void> =>
  ctx.write(async (tx) => {
    if ((await sql.finish(tx.db, id, tx.now())) === 0) return;
    tx.tell('campaigns', [id]);
    tx.tell('outbox', []);
  });
