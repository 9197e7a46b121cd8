import { existsSync, readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Backup, BackupReason } from '#contract/backups.ts';
import type { Context } from '../context.ts';
import * as history from '../history/history.ts';
import { backupName, readBackupName } from './backup-name.ts';
import * as sql from './backups.sql.ts';
import { retention, tooMany } from './retention.ts';

const SUFFIX = '.sqlite';

type Keeper = Pick<Context, 'db' | 'dialect' | 'folders'>;

/** Where a copy on SQLite lies. */
export const fileOf = ({ backups }: Pick<Context['folders'], 'backups'>, id: string): string =>
  join(backups, id + SUFFIX);

/** The copies that exist, newest first. */
export async function list(keeper: Keeper): Promise<Backup[]> {
  const names = keeper.dialect === 'postgresql' ? await sql.schemas(keeper.db) : files(keeper.folders.backups);
  return names
    .flatMap((id) => {
      const said = readBackupName(id);
      return said ? [{ id, ...said, bytes: sizeOf(keeper, id) }] : [];
    })
    .sort((a, b) => b.at.localeCompare(a.at));
}

/** Copies of the whole database there are now. */
export const countCopies = async (keeper: Keeper): Promise<number> => (await list(keeper)).length;

const files = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => name.slice(0, -SUFFIX.length));

function sizeOf({ dialect, folders }: Keeper, id: string): number | null {
  const file = fileOf(folders, id);
  return dialect === 'sqlite' && existsSync(file) ? statSync(file).size : null;
}

/** Copies the whole database while work goes on. Throws BACKUP_FAILED. */
export async function backupNow(ctx: Context, reason: BackupReason): Promise<Backup> {
  const at = ctx.now();
  const id = backupName(at, reason);
  const { bytes } = await ctx.copyDatabase({ file: fileOf(ctx.folders, id), schema: id });
  await dropOldest(ctx);
  await ctx.write(async (tx) => {
    await history.record(tx, { action: 'backup.made', object: `backup:${id}`, details: { reason } });
    tx.tell('backups', [id]);
  });
  return { id, at, reason, bytes };
}

async function dropOldest(ctx: Context): Promise<void> {
  for (const { id } of tooMany(await list(ctx), await retention(ctx))) {
    // a large file takes its time to go: nobody waits for it in the thread of the event loop
    if (ctx.dialect === 'sqlite') await rm(fileOf(ctx.folders, id), { force: true });
    else await ctx.write((tx) => sql.dropSchema(tx.db, id));
  }
}
