import { join } from 'node:path';
import { type Loss, Restored } from '#contract/backups.ts';
import type { Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { backups as contract } from '#contract/backups.ts';
import { migrations } from '#db/migrations/index.ts';
import { checkCopy, swapDatabase } from '#db/restore.ts';
import * as campaigns from '../campaigns/ladder.ts';
import type { Context, Folders, Tx } from '../context.ts';
import { keepMarks } from '../erasure/kept-marks.ts';
import * as history from '../history/history.ts';
import type { Log } from '../log.ts';
import * as held from '../outbox/held.ts';
import { closeEveryClient } from '../portal/login/client-session.ts';
import { settingValue, saveSetting } from '../settings/named.ts';
import { closeEverybody } from '../users/sessions.ts';
import { backupName } from './backup-name.ts';
import { fileOf, list } from './backups.ts';
import { dropOrder, readOrder, writeOrder } from './restore-order.ts';
import * as sql from './restore.sql.ts';

const SETTING = 'last_restore';
const known = migrations.map(({ name }) => name);

async function theCopy(ctx: Context, id: string) {
  const found = (await list(ctx)).find((each) => each.id === id);
  if (!found) throw new KapocsError('NOT_FOUND');
  return found;
}

/** What happened since the copy was made. Throws NOT_FOUND. */
export async function loss(ctx: Context, id: string): Promise<Loss> {
  return sql.since(ctx.db, (await theCopy(ctx, id)).at);
}

/**
 * Has the copy put in the place of the present data at the start that follows; it is looked at before. Throws
 * RESTORE_BY_HAND on PostgreSQL, NOT_FOUND, INPUT_INVALID, BACKUP_UNUSABLE.
 */
export async function orderRestore(
  ctx: Context,
  { id, confirm }: Parsed<typeof contract.restore>,
): Promise<{ keptAs: string }> {
  if (ctx.databaseKey === null) throw new KapocsError('RESTORE_BY_HAND');
  const copy = await theCopy(ctx, id);
  if (confirm !== id) throw new KapocsError('INPUT_INVALID', { fields: ['confirm'] });
  await checkCopy({ filename: fileOf(ctx.folders, copy.id), key: ctx.databaseKey }, known);
  const at = ctx.now();
  const keptAs = backupName(at, 'before_restore');
  await ctx.write((tx) =>
    history.record(tx, { action: 'backup.restore_asked', object: `backup:${id}`, details: { keptAs } }),
  );
  await keepMarks(ctx);
  writeOrder(ctx.folders, { copy: id, keptAs, by: ctx.actor?.id ?? null, at, phase: 'ordered' });
  return { keptAs };
}

/** Swaps the files as ordered, before the database is opened. What goes wrong leaves the present data where they are. */
export async function carryOut(folders: Folders, key: string, log: Log): Promise<void> {
  const order = readOrder(folders);
  if (order?.phase !== 'ordered') return;
  try {
    const present = { filename: join(folders.data, 'kapocs.sqlite'), key };
    await swapDatabase({ present, copy: fileOf(folders, order.copy), keptAs: fileOf(folders, order.keptAs), known });
    writeOrder(folders, { ...order, phase: 'swapped' });
  } catch (err) {
    log.error({ err }, 'a restore was not carried out; the present data stay');
    writeOrder(folders, { ...order, phase: 'failed' });
  }
}

/**
 * Before anything runs on the restored data: everybody signs in anew, nothing goes out that may have gone already.
 * Once and for all, however often the program is killed on the way. `erased`: so many clients were erased again.
 */
export async function finishRestore(ctx: Context, erased: number): Promise<void> {
  const order = readOrder(ctx.folders);
  if (order === null || order.phase === 'ordered') return;
  await ctx.write(async (tx) => {
    if ((await lastRestore(tx))?.at === order.at) return;
    const restored = order.phase === 'swapped';
    const messages = restored ? await guard(tx) : 0;
    await history.record(tx, {
      action: restored ? 'backup.restored' : 'backup.restore_failed',
      object: `backup:${order.copy}`,
      details: { keptAs: order.keptAs, askedBy: order.by, held: messages },
    });
    const outcome = restored ? 'restored' : 'failed';
    const said: Restored = { copy: order.copy, at: order.at, outcome, held: messages, erased };
    await saveSetting(tx, SETTING, JSON.stringify(said));
  });
  dropOrder(ctx.folders);
}

async function guard(tx: Tx): Promise<number> {
  await closeEverybody(tx);
  await closeEveryClient(tx);
  // Steps taken since the copy was made are not marked in it: by itself it would take them again.
  await campaigns.stopForRestore(tx);
  return held.holdAll(tx);
}

/** How the last one went; null when there was none. */
export async function lastRestore(ctx: Pick<Tx, 'db'>): Promise<Restored | null> {
  const stored = await settingValue(ctx, SETTING);
  return stored === null ? null : Restored.parse(JSON.parse(stored));
}
