import { readdir } from 'node:fs/promises';
import type { Context } from '../context.ts';
import type { Job } from '../job.ts';
import * as sql from './exports.sql.ts';
import { jobName } from './job-name.ts';
import { removeFile, writeExport } from './write-export.ts';

/** Whoever writes a file is seen several times a second; after so long another server takes it over. */
const GONE_MS = 60_000;

/** On SQLite this is the only program, and it writes one file after another: nobody else can be writing. */
const writersSeenBefore = ({ dialect, now }: Context): string =>
  dialect === 'sqlite' ? '9999' : new Date(Date.parse(now()) - GONE_MS).toISOString();

async function clearWasted(ctx: Context): Promise<void> {
  for (const { id, file } of await sql.wasted(ctx.db, ctx.now())) {
    await removeFile(ctx, file);
    await ctx.write((tx) => sql.remove(tx.db, id));
  }
}

const NAME = /^\d+-[0-9a-f]{8}\.(?:xlsx|csv)(?=$|\.part$)/;

/** Files of this server nobody knows any more: another server removed the entry, or the database was taken back. */
async function sweep(ctx: Context): Promise<void> {
  const here = (await readdir(ctx.folders.exports)).flatMap((name) => NAME.exec(name)?.[0] ?? []);
  if (here.length === 0) return;
  // Asked after looking: a name stands in the database before its file is begun.
  const known = await sql.files(ctx.db);
  for (const file of here) if (!known.has(file)) await removeFile(ctx, file);
}

export const exportFiles: Job = {
  name: jobName,
  everySeconds: 60,
  run: async (ctx, closing) => {
    await clearWasted(ctx);
    await sweep(ctx);
    const next = await sql.next(ctx.db, writersSeenBefore(ctx));
    if (!next) return 'idle';
    await writeExport(ctx, next, closing);
    return 'more';
  },
};
