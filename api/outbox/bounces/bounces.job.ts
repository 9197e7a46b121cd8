import type { Job } from '../../job.ts';
import { readMailbox } from './read-mailbox.ts';

/** Reads what came back, every few minutes. */
export const bouncesJob: Job = {
  name: 'bounces',
  everySeconds: 300,
  run: async (ctx) => ((await readMailbox(ctx)).letters > 0 ? 'more' : 'idle'),
};
