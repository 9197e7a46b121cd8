import { changesSeen, forgetChanges, moreNotesThan } from '#db/account-changes.ts';
import type { Job } from '../../job.ts';
import { followRoster, LONGEST_UNSEEN_MS } from './keep.ts';

const EVERY_SECONDS = 30;
/** So many notes are worth a removal. */
const WORTH_IT = 10_000;

/**
 * Keeps the roster up with what changes, so that it has little to read when somebody searches; removes old notes.
 * `elapsed`: milliseconds, from anywhere.
 */
export function rosterJob(elapsed = (): number => performance.now()): Job {
  let looks: { seen: string; at: number }[] = [];
  return {
    name: 'account-roster',
    everySeconds: EVERY_SECONDS,
    run: async (ctx) => {
      await followRoster(ctx);
      const now = elapsed();
      // twice as long as any roster relies on them
      const old = looks.findLast(({ at }) => at < now - 2 * LONGEST_UNSEEN_MS);
      if (old && (await moreNotesThan(ctx.db, WORTH_IT))) await ctx.write(({ db }) => forgetChanges(db, old.seen));
      looks = [...looks.slice(old ? looks.indexOf(old) + 1 : 0), { seen: await changesSeen(ctx.db), at: now }];
      return 'idle';
    },
  };
}
