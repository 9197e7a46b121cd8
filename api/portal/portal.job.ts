import type { Job } from '../job.ts';
import { expireOverdue, tidy } from './registration/expiries.ts';

export const portalJobs: readonly Job[] = [
  {
    name: 'portal-expiry',
    everySeconds: 15,
    run: async (ctx) => ((await expireOverdue(ctx)) ? 'more' : 'idle'),
  },
  {
    name: 'portal-tidy',
    everySeconds: 3600,
    run: async (ctx) => {
      await tidy(ctx);
      return 'idle';
    },
  },
];
