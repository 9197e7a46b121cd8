import type { Context } from '../context.ts';
import * as sql from './exports.sql.ts';

/** Thrown inside the writing of a file that nobody wants any more, or that another program has taken over. */
export class Stopped extends Error {}

/** Each note is a commit, after which counts kept for the lists are taken anew. */
const NOTE_MS = 500;

export type Watch = {
  /** Says how far the file is; throws Stopped when it must not be written on. */
  rows: (done: number, total: number) => Promise<void>;
};

/** Notes the progress of a file now and then, and finds out on the way whether it is still wanted. */
export function watchWriting(ctx: Context, row: { id: number; file: string }, closing: AbortSignal): Watch {
  let noted = 0;
  return {
    rows: async (done, total) => {
      if (closing.aborted) throw new Stopped('closing');
      if (performance.now() - noted < NOTE_MS) return;
      noted = performance.now();
      const wanted = await ctx.write(async (tx) => {
        tx.tell('exports', [row.id]);
        return sql.update(tx.db, row, { rows: done, total, touched_at: tx.now() });
      });
      if (!wanted) throw new Stopped('cancelled');
    },
  };
}
