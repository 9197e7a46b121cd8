import type { Job } from '../../job.ts';
import { lookUp } from './look-up.ts';

/** Asks after messages whose fate is not known. */
export const reportsJob: Job = {
  name: 'sms-reports',
  everySeconds: 60,
  run: async (ctx) => ((await lookUp(ctx)) > 0 ? 'more' : 'idle'),
};
