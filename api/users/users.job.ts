import type { Job } from '../job.ts';
import { forgetOld } from './ladder.ts';
import { closeEnded } from './sessions.ts';

/** Sign-ins that failed long ago and sessions that have ended leave nothing behind. */
export const staffTidy: Job = {
  name: 'staff-tidy',
  everySeconds: 3600,
  run: async (ctx) => {
    await ctx.write(async (tx) => {
      await forgetOld(tx);
      await closeEnded(tx);
    });
    return 'idle';
  },
};
