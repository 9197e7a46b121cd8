import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccountColumn } from '#contract/account-columns.ts';
import type { AccountFilter, AccountSort } from '#contract/accounts.ts';
import { KapocsError } from '#contract/errors.ts';
import { dashboard } from '../dashboard/dashboard.ts';
import * as history from '../history/history.ts';
import type { Context } from '../context.ts';
import * as settings from '../settings/settings.ts';
import { actorOf } from '../users/users.ts';
import { aboutFacts } from './about.ts';
import { accountPages } from './account-pages.ts';
import { accountSheet } from './account-sheet.ts';
import type { ExportColumn, ExportPages, ExportRow, ExportValue } from './columns.ts';
import { writeCsv } from './csv-file.ts';
import * as sql from './exports.sql.ts';
import { intermediaryColumns, intermediaryRow } from './intermediary-sheet.ts';
import { sheetWords } from './sheet-words.ts';
import { countTotals } from './totals.ts';
import { Stopped, watchWriting, type Watch } from './watch-writing.ts';
import { openWorkbook } from './workbook.ts';

/** All that is to be written; the facts of the further sheets are asked for when the list is through. */
type Content = {
  sheet: string;
  columns: readonly ExportColumn[];
  pages: ExportPages;
  totals: (() => [string, ExportValue][]) | null;
  about: (rows: number) => [string, ExportValue][];
};

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

type Row = sql.ExportRow & { file: string };

async function write(ctx: Context, row: Row, closing: AbortSignal): Promise<{ rows: number; bytes: number }> {
  const actor = await actorOf(ctx, row.staff_id);
  if (!actor) throw new KapocsError('NOT_ALLOWED', { exportId: row.id });
  const content = await contentOf(ctx.as(actor), row, watchWriting(ctx, row, closing));
  const path = join(ctx.folders.exports, row.file);
  if (row.format === 'csv') return writeCsv(path, content.columns, content.pages);
  const { totals, about } = sheetWords[row.language];
  const workbook = await openWorkbook(path, { language: row.language });
  try {
    const { rows } = await workbook.addList(content.sheet, content.columns, content.pages);
    if (content.totals) await workbook.addFacts(totals, content.totals());
    await workbook.addFacts(about, content.about(rows));
    return { rows, bytes: await workbook.finish() };
  } catch (error) {
    await workbook.discard();
    throw error;
  }
}

const contentOf = (ctx: Context, row: Row, watch: Watch): Promise<Content> =>
  row.kind === 'accounts' ? accountContent(ctx, row, watch) : intermediaryContent(ctx, row);

const aboutOf = (ctx: Context, row: Row, filter: AccountFilter, sort: AccountSort | null) =>
  aboutFacts(ctx, { ...row, filter, sort, by: row.display_name, at: ctx.now() });

async function accountContent(ctx: Context, row: Row, watch: Watch): Promise<Content> {
  // The day is fixed now: the list must not change its meaning at midnight.
  const filter = { asOf: ctx.today(), ...(JSON.parse(row.filter) as AccountFilter) };
  const sort = row.sort as AccountSort;
  const chosen = row.columns === null ? null : (JSON.parse(row.columns) as AccountColumn[]);
  const { columns, rowOf } = accountSheet(chosen, row.language);
  const totals = countTotals();
  async function* pages(): AsyncGenerator<readonly ExportRow[]> {
    let done = 0;
    for await (const { lines, total } of accountPages(ctx, { filter, sort })) {
      for (const line of lines) totals.add(line);
      yield lines.map(rowOf);
      done += lines.length;
      await watch.rows(done, total);
    }
  }
  return {
    sheet: sheetWords[row.language].accounts,
    columns,
    pages: pages(),
    totals: () => totals.facts(row.language),
    about: await aboutOf(ctx, row, filter, sort),
  };
}

async function intermediaryContent(ctx: Context, row: Row): Promise<Content> {
  const { cohort } = JSON.parse(row.filter) as AccountFilter;
  const named = (await settings.cohorts(ctx)).find(({ id, name }) => String(id) === cohort || name === cohort);
  if (cohort !== undefined && !named) throw new KapocsError('NOT_FOUND', { cohort });
  const { detail } = await dashboard(ctx, { cohort: named?.id });
  const firms = detail?.intermediaries ?? [];
  const filter = detail ? { cohort: String(detail.id), asOf: ctx.today() } : {};
  return {
    sheet: sheetWords[row.language].intermediaries,
    columns: intermediaryColumns(row.language),
    pages: [firms.map((firm) => intermediaryRow(firm, row.language))],
    totals: null,
    about: await aboutOf(ctx, row, filter, null),
  };
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
    const code = error instanceof KapocsError ? error.code : 'INTERNAL';
    await sql.update(tx.db, row, { state: 'failed', error: code, finished_at: tx.now() });
    tx.tell('exports', [row.id]);
  });
}
