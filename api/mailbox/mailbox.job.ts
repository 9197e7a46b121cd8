import type { Job } from '../job.ts';
import { mailboxDay } from './mailbox-days.ts';

/** Looks every quarter of an hour what a day has brought: warnings, purging. */
export const mailboxJob: Job = {
  name: 'mailbox-day',
  everySeconds: 900,
  run: async (ctx) => ((await mailboxDay(ctx)) ? 'more' : 'idle'),
};
