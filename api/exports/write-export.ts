import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { KapocsError } from '#contract/errors.ts';
import { isFull } from '#db/busy.ts';
import * as history from '../history/history.ts';
import type { Context } from '../context.ts';
import { actorOf } from '../users/users.ts';
import { contentOf } from './content.ts';
import * as sql from './exports.sql.ts';
import { openFileWriter } from './file-writer.ts';
import { Stopped, watchWriting } from './watch-writing.ts';

type Row = sql.ExportRow & { file: string };

/** Writes the file a person asked for, with that person's rights; what is left behind is a whole file or none. */
export async function writeExport(ctx: Context, asked: sql.ExportRow, closing: AbortSignal): Promise<void> {
  const row = { ...asked, file: `${asked.id}-${randomUUID().slice(0, 8)}.${asked.format}` };
  if (!(await ctx.write((tx) => sql.take(tx.db, asked, { file: row.file, now: tx.now() })))) return;
  await removeFile(ctx, asked.file);
  try {
    await finish(ctx, row, await write(ctx, row, closing));
  } catch (error) {
    await removeFile(ctx, row.file);
    if (error instanceof Stopped) await ctx.write((tx) => sql.update(tx.db, row, { state: 'waiting' }));
    else await fail(ctx, row, error);
  }
}

/** A finished file, or what a killed program left of one. */
export async function removeFile({ folders }: Context, file: string | null): Promise<void> {
  if (file === null) return;
  for (const name of [file, `${file}.part`]) await rm(join(folders.exports, name), { force: true });
}

async function write(ctx: Context, row: Row, closing: AbortSignal): Promise<{ rows: number; bytes: number }> {
  const actor = await actorOf(ctx, row.staff_id);
  if (!actor) throw new KapocsError('NOT_ALLOWED', { exportId: row.id });
  const { sheet, columns, pages, facts } = await contentOf(ctx.as(actor), row);
  const { format, language } = row;
  const writer = openFileWriter({ path: join(ctx.folders.exports, row.file), format, language, sheet, columns });
  const watch = watchWriting(ctx, row, closing);
  let done = 0;
  try {
    for await (const { rows, total } of pages) {
      await writer.add(rows);
      done += rows.length;
      await watch.rows(done, total);
    }
    return await writer.finish(facts(done));
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

async function finish(ctx: Context, row: Row, { rows, bytes }: { rows: number; bytes: number }): Promise<void> {
  await ctx.write(async (tx) => {
    const done = { state: 'ready', rows, total: rows, bytes, finished_at: tx.now() } as const;
    if (!(await sql.update(tx.db, row, done))) throw new Stopped('cancelled');
    const details = { kind: row.kind, format: row.format, rows, bytes, askedBy: row.staff_id };
    await history.record(tx, { action: 'export.made', object: `export:${row.id}`, details });
    tx.tell('exports', [row.id]);
  });
}

async function fail(ctx: Context, row: Row, error: unknown): Promise<void> {
  ctx.log.error({ err: error, exportId: row.id }, 'an export failed');
  await ctx.write(async (tx) => {
    const code = error instanceof KapocsError ? error.code : isFull(error) ? 'DISK_FULL' : 'INTERNAL';
    await sql.update(tx.db, row, { state: 'failed', error: code, finished_at: tx.now() });
    tx.tell('exports', [row.id]);
  });
}
