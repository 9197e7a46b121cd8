import { channels } from '#contract/outbox.ts';
import * as accounts from '../../accounts/accounts.ts';
import type { Job } from '../../job.ts';
import * as sql from './reached.sql.ts';

/** Accounts changed in one go: whoever stands at the gate waits for no more, and lists read but these again. */
const AT_ONCE = 200;

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
      const notes = await sql.take(tx.db, AT_ONCE);
      for (const channel of channels) {
        const some = notes.filter((note) => note.channel === channel);
        const newest = some.map(({ at }) => at).reduce((one, other) => (one > other ? one : other), '');
        const ids = some.map(({ account_id }) => account_id);
        if (ids.length > 0) await accounts.markContacted(tx, ids, channel, newest);
      }
      // a campaign is over once they all count
      if (notes.length < AT_ONCE) tx.wake('campaigns');
    });
    return 'more';
  },
};
