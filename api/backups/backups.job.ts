import type { Job } from '../job.ts';
import { backupNow, list } from './backups.ts';

const DAY_MS = 24 * 3_600_000;

/** One copy a day; made up for at the next start when the program was off. SQLite only: a server has its own keeper. */
export const dailyBackup: Job = {
  name: 'daily-backup',
  everySeconds: 1800,
  run: async (ctx) => {
    if (ctx.dialect !== 'sqlite' || ctx.training) return 'idle';
    const newest = (await list(ctx)).find(({ reason }) => reason === 'daily');
    const due = !newest || Date.parse(ctx.now()) - Date.parse(newest.at) >= DAY_MS;
    if (due) await backupNow(ctx, 'daily');
    return 'idle';
  },
};
