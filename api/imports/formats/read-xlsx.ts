import type { FileHandle } from 'node:fs/promises';
import { KapocsError } from '#contract/errors.ts';
import { lettersAreBroken } from './broken-letters.ts';
import { likelySheet } from './choose-sheet.ts';
import {
  defaultBatch,
  type FileLimits,
  type ReadChoice,
  type RowBatch,
  type ListContent,
  type SheetRow,
} from './sheet-reader.ts';
import { surveySheet, type Survey } from './survey-xlsx.ts';
import { xlsxRows } from './xlsx-rows.ts';
import { readWorkbook, type Workbook } from './xlsx-parts.ts';
import { xmlScanner } from './xml-scanner.ts';
import type { ZipEntry } from './zip-directory.ts';
import { unpackPart } from './zip-part.ts';

/**
 * Opens an .xlsx whose archive has passed the guard. Rows come straight from the unpacking, and only as fast as they
 * are taken; of the file only the table of shared texts stays in memory.
 * Not read with hucre: its streaming reader tells nothing of formulas, hidden rows and merged cells, and does not wait
 * for a slow taker – with one row of 200,000 × 18 taken it held 874 MB.
 */
export async function openXlsx(
  file: FileHandle,
  entries: readonly ZipEntry[],
  limits: FileLimits,
): Promise<ListContent> {
  const workbook = await readWorkbook(file, entries, limits.cellCharacters);
  const surveys: Survey[] = [];
  for (const sheet of workbook.sheets) surveys.push(await surveySheet(file, workbook, sheet, limits));
  const sheets = surveys.map((survey) => survey.summary);
  const likely = likelySheet(sheets);
  if (likely === -1) throw new KapocsError('FILE_NO_ROWS');
  return {
    summary: {
      format: 'xlsx',
      sheets,
      likelySheet: likely,
      csv: null,
      brokenLetters: lettersAreBroken(surveys[likely]?.sample ?? []),
      dateSystem: workbook.dateSystem,
    },
    batches: (choice) => readRows(file, workbook, limits, choice),
  };
}

async function* readRows(
  file: FileHandle,
  workbook: Workbook,
  limits: FileLimits,
  choice: ReadChoice,
): AsyncGenerator<RowBatch, void, undefined> {
  const sheet = workbook.sheets[choice.sheet];
  if (sheet === undefined) throw new KapocsError('NOT_FOUND', { sheet: choice.sheet });
  const size = choice.rowsPerBatch ?? defaultBatch;
  const rows = xlsxRows(workbook, limits, choice.fromLine ?? 1);
  const scanner = xmlScanner(rows.handlers);
  const decoder = new TextDecoder();
  let waiting: SheetRow[] = [];
  let bytes = 0;
  for await (const chunk of unpackPart(file, sheet.part)) {
    scanner.push(decoder.decode(chunk, { stream: true }));
    bytes += chunk.length;
    waiting.push(...rows.take());
    while (waiting.length >= size) {
      yield { rows: waiting.slice(0, size), progress: bytes / sheet.part.size };
      waiting = waiting.slice(size);
    }
  }
  scanner.push(decoder.decode());
  scanner.end();
  if (waiting.length > 0) yield { rows: waiting, progress: 1 };
}
