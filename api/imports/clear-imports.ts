import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../context.ts';
import * as changes from './applying/changes.sql.ts';
import * as decisions from './judging/decisions.sql.ts';
import * as sql from './imports.sql.ts';
import * as staged from './staged.sql.ts';
import { isUpload } from './store-upload.ts';

const LINES_AT_ONCE = 2000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const KEPT_DAYS = 30;

/** Forgets the lines of a list, a piece at a time so that nobody waits long for the database. */
export async function clearLines(ctx: Context, importId: number, closing: AbortSignal): Promise<boolean> {
  while (!closing.aborted)
    if ((await ctx.write((tx) => staged.removeSome(tx.db, importId, LINES_AT_ONCE))) === 0) return true;
  return false;
}

/** Leaves nothing of a list that failed but its reason, and nothing at all of one thrown away. */
export async function clearImport(ctx: Context, record: sql.ImportRecord, closing: AbortSignal): Promise<void> {
  if (record.file !== null) await rm(join(ctx.folders.files, record.file), { force: true });
  if (!(await clearLines(ctx, record.id, closing))) return;
  await ctx.write(async (tx) => {
    // it may have been thrown away, or cleared by another server, while its lines were being forgotten
    const now = await sql.hold(tx.db, record.id);
    if (now?.waste === 'rows') await sql.change(tx.db, record.id, { waste: null, file: null });
    if (!now) {
      await changes.removeAll(tx.db, record.id);
      await decisions.forget(tx.db, record.id);
      await sql.remove(tx.db, record.id);
    }
    tx.tell('imports', [record.id]);
  });
}

/** Files and lines of lists long settled are forgotten; what the lists changed stays told (security.md §2.1). */
export const retireOld = (ctx: Context): Promise<number> =>
  ctx.write((tx) => sql.retire(tx.db, new Date(Date.parse(tx.now()) - KEPT_DAYS * DAY_MS).toISOString()));

/** A file that names somebody who is to be forgotten goes at once. */
export async function clearErased(ctx: Context): Promise<void> {
  for (const name of await sql.filesErased(ctx.db)) await rm(join(ctx.folders.files, name), { force: true });
}

/** Removes uploads no import knows: a program killed between the file and its record leaves one behind. */
export async function clearStrays(ctx: Context): Promise<void> {
  const folder = ctx.folders.files;
  const known = new Set(await sql.filesInUse(ctx.db));
  const strays = (await readdir(folder)).filter((name) => isUpload(name) && !known.has(name));
  for (const name of strays) {
    const { mtimeMs } = await stat(join(folder, name));
    // a younger one may be an upload under way
    if (Date.now() - mtimeMs > HOUR_MS) await rm(join(folder, name), { force: true });
  }
}
