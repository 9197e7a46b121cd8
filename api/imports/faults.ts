import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { ImportMapping, imports as contract } from '#contract/imports.ts';
import type { ListColumn } from '#contract/list-columns.ts';
import type { RowFault } from '#contract/row-reasons.ts';
import type { Language } from '#contract/language.ts';
import { columnNames, faultSentence, reasonHeading } from '#contract/row-words.ts';
import type { Context } from '../context.ts';
import type { ExportColumn, ExportRow } from '../exports/columns.ts';
import { openWorkbook } from '../exports/workbook.ts';
import type { FileAnswer } from '../route.ts';
import * as history from '../history/history.ts';
import type { ImportRecord } from './imports.sql.ts';
import { find } from './imports.ts';
import type { ListRow } from './rows/list-row.ts';
import * as staged from './staged.sql.ts';
import { uploadName } from './store-upload.ts';

const LINES_AT_ONCE = 500;
const sheetNames: Record<Language, string> = { hu: 'Hibás sorok', en: 'Faulty lines' };

/** The words a list uses, so that the line can be read again. */
const listWords: Readonly<Record<string, string>> = {
  owner: 'tulajdonos',
  agent: 'ügynök',
  broker: 'alkusz',
  person: 'magánszemély',
  company: 'cég',
};

function written(list: ListRow, column: ListColumn | null): string {
  const value = column === null ? null : (list[column] ?? null);
  if (typeof value === 'boolean') return value ? 'igen' : 'nem';
  const text = value === null ? '' : String(value);
  return column === 'managerKind' || column === 'holderKind' ? (listWords[text] ?? text) : text;
}

function cellsOf(row: staged.StagedRecord, columns: ImportMapping['columns']): string[] {
  if (row.cells !== null) return JSON.parse(row.cells) as string[];
  const list = JSON.parse(row.content ?? '{}') as ListRow;
  return columns.map(({ column }) => written(list, column));
}

async function* faultyLines(
  ctx: Context,
  { id }: ImportRecord,
  columns: ImportMapping['columns'],
  language: Language,
): AsyncGenerator<ExportRow[]> {
  for (let position = 0; ;) {
    const rows = await staged.page(ctx.db, id, { view: 'faulty', position, limit: LINES_AT_ONCE });
    if (rows.length === 0) return;
    position = rows.at(-1)?.position ?? position;
    yield rows.map((row) => {
      const reasons = JSON.parse(row.faults ?? '[]') as RowFault[];
      const cells = cellsOf(row, columns);
      return [
        ...columns.map((_, at) => cells[at] ?? ''),
        reasons.map((reason) => faultSentence(language, reason)).join('; '),
      ];
    });
  }
}

/** A workbook of the faulty lines as they stood in the file, with a column of reasons. Throws NOT_FOUND, STATE_WRONG. */
export async function faultsWorkbook(
  ctx: Context,
  { id, language }: Parsed<typeof contract.faults>,
): Promise<FileAnswer> {
  const record = await find(ctx, id);
  if (record.mapping === null) throw new KapocsError('STATE_WRONG', { state: record.state });
  const { columns } = JSON.parse(record.mapping) as ImportMapping;
  const path = join(ctx.folders.files, uploadName(`faults-${randomUUID()}`));
  const headings = columns.map(
    ({ heading, column, letter }) => heading || (column ? columnNames[language][column] : letter),
  );
  const shape = [...headings, reasonHeading[language]].map((heading, at): ExportColumn => ({
    heading,
    kind: 'text',
    width: at < headings.length ? 18 : 60,
  }));
  const workbook = await openWorkbook(path, { language });
  try {
    await workbook.addList(sheetNames[language], shape, faultyLines(ctx, record, columns, language));
    await workbook.finish();
  } catch (error) {
    await workbook.discard();
    throw error;
  }
  await ctx.write((tx) => history.record(tx, { action: 'import.faults_taken', object: `import:${id}` }));
  const stream = createReadStream(path);
  stream.once('close', () => void rm(path, { force: true }));
  const name = record.filename.replace(/\.\w+$/, '');
  return {
    stream,
    filename: `${name} – ${sheetNames[language].toLowerCase()}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  };
}
