import { realpath } from 'node:fs/promises';
import { isAbsolute, normalize, relative } from 'node:path';
import { z } from 'zod';
import { Id, Instant } from '#contract/basics.ts';
import type { Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import { folderTroubles, type FolderTrouble, type ListFolder, type listFolder } from '#contract/list-folder.ts';
import type { Context, Reading } from '../../context.ts';
import * as history from '../../history/history.ts';
import * as settings from '../../settings/settings.ts';
import { storedSetting, storeSetting } from '../../settings/stored.ts';
import * as sql from './list-folder.sql.ts';

const NAME = 'list_folder';
const SHOWN_FILES = 20;
const MINUTE_MS = 60_000;
/** That it could be looked into is noted this often: every note is a commit. */
const NOTED_EVERY_MS = 5 * MINUTE_MS;
/** In a team, a server that does not see the folder keeps quiet while another one does. */
const STALE_MS = 2 * NOTED_EVERY_MS;

const Watched = z.object({
  folder: z.string(),
  cohortId: Id,
  trouble: z.enum(folderTroubles).nullable(),
  lookedAt: Instant.nullable(),
});
export type Watched = z.output<typeof Watched>;

/** Null: no folder is watched. */
export async function watched(ctx: Pick<Reading, 'db'>): Promise<Watched | null> {
  return Watched.nullable().parse(await storedSetting(ctx, NAME));
}

export async function see(ctx: Pick<Reading, 'db'>): Promise<ListFolder> {
  const files = await sql.latest(ctx.db, SHOWN_FILES);
  const none = { folder: null, cohortId: null, trouble: null, lookedAt: null };
  return {
    ...((await watched(ctx)) ?? none),
    files: files.map(({ name, met_at, import_id, error_code }) => ({
      name,
      at: met_at,
      importId: import_id,
      error: error_code,
    })),
  };
}

/** What the program keeps itself is no list of an insurer. */
async function isOurs(ctx: Context, folder: string): Promise<boolean> {
  const real = async (path: string): Promise<string> => realpath(path).catch(() => path);
  const way = relative(await real(ctx.folders.data), await real(folder));
  return !way.startsWith('..') && !isAbsolute(way);
}

/** Throws NOT_FOUND, and INPUT_INVALID for a folder without its full path or one of the program itself. */
export async function set(ctx: Context, { watch }: Parsed<typeof listFolder.set>): Promise<ListFolder> {
  if (watch && (!isAbsolute(watch.folder) || (await isOurs(ctx, watch.folder))))
    throw new KapocsError('INPUT_INVALID', { fields: ['folder'] });
  return ctx.write(async (tx) => {
    if (watch) await settings.cohort(tx, watch.cohortId);
    const next: Watched | null = watch && {
      folder: normalize(watch.folder),
      cohortId: watch.cohortId,
      trouble: null,
      lookedAt: null,
    };
    await storeSetting(tx, NAME, next);
    await history.record(tx, {
      action: 'list_folder.set',
      object: 'setting:list_folder',
      details: watch ? { cohortId: watch.cohortId } : { off: true },
    });
    tx.tell('settings', []);
    tx.wake('imports.folder');
    return see(tx);
  });
}

/** Notes how looking into the folder went, when that is news. `sawIt`: this server could look into it before. */
export async function note(
  ctx: Context,
  was: Watched,
  { trouble, sawIt }: { trouble: FolderTrouble | null; sawIt: boolean },
): Promise<void> {
  const age = was.lookedAt === null ? Infinity : Math.abs(Date.parse(ctx.now()) - Date.parse(was.lookedAt));
  if (trouble === was.trouble && (trouble !== null || age < NOTED_EVERY_MS)) return;
  if (trouble !== null && ctx.dialect === 'postgresql' && !sawIt && age < STALE_MS) return;
  await ctx.write(async (tx) => {
    const now = await watched(tx);
    if (now?.folder !== was.folder) return;
    await storeSetting(tx, NAME, { ...now, trouble, lookedAt: trouble === null ? tx.now() : now.lookedAt });
    if (trouble !== null && now.trouble !== trouble)
      await history.record(tx, { action: 'list_folder.lost', object: 'setting:list_folder', details: { trouble } });
    tx.tell('settings', []);
  });
}
