import { channels } from '#contract/outbox.ts';
import * as accounts from '../../accounts/accounts.ts';
import type { Job } from '../../job.ts';
import * as sql from './reached.sql.ts';

/**
 * Accounts changed in one go. On SQLite many share the pages of their indexes: a thousand hold the writer for 0.05 to
 * 0.13 s, and a campaign of 12,000 goes a tenth faster than with 200. On PostgreSQL lists read but these again, up to 200.
 */
const AT_ONCE = { sqlite: 1000, postgresql: 200 } as const;

/**
 * Reminders that were handed over count for their clients. An account stands in many indexes; changed for each letter
 * by itself, two thirds of what the hand-over of a campaign writes would be this.
 */
export const reachedJob: Job = {
  name: 'reached',
  everySeconds: 2,
  run: async (ctx) => {
    if (!(await sql.any(ctx.db))) return 'idle';
    await ctx.write(async (tx) => {
      const notes = await sql.take(tx.db, AT_ONCE[ctx.dialect]);
      for (const channel of channels) {
        const some = notes.filter((note) => note.channel === channel);
        const newest = some.map(({ at }) => at).reduce((one, other) => (one > other ? one : other), '');
        const ids = some.map(({ account_id }) => account_id);
        if (ids.length > 0) await accounts.markContacted(tx, ids, channel, newest);
      }
      // a campaign is over once they all count
      if (notes.length < AT_ONCE[ctx.dialect]) tx.wake('campaigns');
    });
    return 'more';
  },
};
