import type { Job } from '../../job.ts';
import * as sql from './attachments.sql.ts';
import { later } from '../sending/ledger.ts';

/** A list that went along with a letter is kept as long as a report that was made (docs: data protection). */
const DAYS = 30;
const AT_ONCE = 100;

/** Lets go of what was attached to old letters; the letter itself stays as proof. */
export const attachmentsJob: Job = {
  name: 'outbox-attachments',
  everySeconds: 3600,
  run: async (ctx) => {
    const ids = await sql.over(ctx.db, later(ctx.now(), -DAYS * 86_400_000), AT_ONCE);
    if (ids.length === 0) return 'idle';
    await ctx.write((tx) => sql.drop(tx.db, ids));
    return 'more';
  },
};
