import type { Job } from '../job.ts';
import { climb } from './climb.ts';

/** Reminds whoever is due, once a day. */
export const ladderJob: Job = {
  name: 'ladder',
  everySeconds: 60,
  run: async (ctx) => {
    await climb(ctx);
    return 'idle';
  },
};
