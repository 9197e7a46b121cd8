import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountFilter } from '#contract/accounts.ts';
import type { Id } from '#contract/basics.ts';
import type { Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import { type Export, exportFileName, type exportsContract } from '#contract/exports.ts';
import { may } from '#contract/rights.ts';
import type { Actor, Context, Reading } from '../context.ts';
import * as history from '../history/history.ts';
import type { FileAnswer } from '../route.ts';
import * as sql from './exports.sql.ts';
import { jobName } from './job-name.ts';

const KEPT_MS = 30 * 86_400_000;

const exportOf = (row: sql.ExportRow): Export => ({
  id: row.id,
  kind: row.kind,
  format: row.format,
  state: row.state,
  filter: JSON.parse(row.filter) as AccountFilter,
  language: row.language,
  reason: row.reason,
  rows: row.rows,
  total: row.total,
  bytes: row.bytes,
  error: row.error,
  createdAt: row.created_at,
  finishedAt: row.finished_at,
  expiresAt: row.expires_at,
  by: row.display_name,
});

const requireActor = (actor: Actor | null): Actor => {
  if (!actor) throw new KapocsError('SIGN_IN_NEEDED');
  return actor;
};

/** One's own files; an administrator sees everybody's. */
export async function list({ db, actor }: Reading): Promise<Export[]> {
  const { id, role } = requireActor(actor);
  return (await sql.list(db, role === 'admin' ? null : id)).map(exportOf);
}

async function mine({ db, actor }: Reading, id: Id): Promise<sql.ExportRow> {
  const self = requireActor(actor);
  const row = await sql.byId(db, id);
  if (!row || (self.role !== 'admin' && row.staff_id !== self.id)) throw new KapocsError('NOT_FOUND', { exportId: id });
  return row;
}

/** Files made and not yet gone, of everybody. */
export const countFiles = async ({ db }: Reading): Promise<number> => (await sql.files(db)).size;

export const show = async (ctx: Reading, id: Id): Promise<Export> => exportOf(await mine(ctx, id));

/** Begins a file; the job writes it with the rights of whoever asked. Throws NOT_ALLOWED. */
export async function make(ctx: Context, input: Parsed<typeof exportsContract.make>): Promise<Export> {
  const actor = requireActor(ctx.actor);
  if (input.kind === 'difference' && !may(actor.role, 'imports:run')) throw new KapocsError('NOT_ALLOWED');
  return ctx.write(async (tx) => {
    const id = await sql.insert(tx.db, {
      staff_id: actor.id,
      kind: input.kind,
      format: input.format,
      language: input.language,
      filter: JSON.stringify(input.filter),
      sort: input.sort,
      columns: input.columns ? JSON.stringify(input.columns) : null,
      difference: input.difference ? JSON.stringify(input.difference) : null,
      reason: input.reason,
      created_at: tx.now(),
      expires_at: new Date(Date.parse(tx.now()) + KEPT_MS).toISOString(),
    });
    const { kind, reason } = input;
    // What was typed into the search may be a person's name: the history says only that there was a search.
    const { q, ids, ...filter } = input.filter;
    const details = {
      kind,
      filter: JSON.stringify(filter),
      searched: q !== undefined,
      picked: ids?.length ?? null,
      reason,
    };
    await history.record(tx, { action: 'export.asked', object: `export:${id}`, details });
    tx.tell('exports', [id]);
    tx.wake(jobName);
    return exportOf(await mine(tx, id));
  });
}

/** Stops a file under way, or removes a finished one. Throws NOT_FOUND. */
export async function cancel(ctx: Context, id: Id): Promise<void> {
  await ctx.write(async (tx) => {
    await mine(tx, id);
    if (!(await sql.cancel(tx.db, id, tx.now()))) return;
    await history.record(tx, { action: 'export.removed', object: `export:${id}` });
    tx.tell('exports', [id]);
    tx.wake(jobName);
  });
}

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/**
 * The finished file; taking it away is written in the history. Throws STATE_WRONG while it is not ready,
 * FILE_ELSEWHERE when another server of the team wrote it.
 */
export async function file(ctx: Context, id: Id): Promise<FileAnswer> {
  const row = await mine(ctx, id);
  const path = join(ctx.folders.exports, row.file ?? '');
  if (row.state !== 'ready') throw new KapocsError('STATE_WRONG', { state: row.state });
  if (!existsSync(path))
    throw ctx.dialect === 'postgresql'
      ? new KapocsError('FILE_ELSEWHERE')
      : new KapocsError('STATE_WRONG', { file: false });
  await ctx.write((tx) =>
    history.record(tx, { action: 'export.taken', object: `export:${id}`, details: { rows: row.rows } }),
  );
  return {
    stream: createReadStream(path),
    type: types[row.format],
    filename: exportFileName({ ...row, createdAt: row.created_at }),
  };
}
