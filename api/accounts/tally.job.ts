import { foldDayTally } from '#db/day-tally.ts';
import { foldTally } from '#db/tally.ts';
import type { Job } from '../job.ts';
import * as sql from './tally.sql.ts';

const EVERY_SECONDS = 30;
/** So many appended rows are worth a merge; counting over them still takes milliseconds. */
const WORTH_IT = 10_000;

/** PostgreSQL: the counts of accounts grow with every change and are merged when they have grown enough. */
export function tallyJob(): Job {
  let merged = 0;
  return {
    name: 'account-tally',
    everySeconds: EVERY_SECONDS,
    run: async (ctx) => {
      if (ctx.dialect !== 'postgresql' || (await sql.tallyRows(ctx.db)) < merged + WORTH_IT) return 'idle';
      await ctx.write(async ({ db }) => {
        await foldTally(db);
        await foldDayTally(db);
      });
      // whoever counts would pass over what was merged, too, until somebody tidies up
      await sql.tidyTally(ctx.db);
      merged = await sql.tallyRows(ctx.db);
      return 'idle';
    },
  };
}
