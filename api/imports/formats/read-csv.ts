import type { FileHandle } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { KapocsError } from '#contract/errors.ts';
import { lettersAreBroken } from './broken-letters.ts';
import { filledColumns, sampleRows } from './choose-sheet.ts';
import { detectSeparator, encodingWatch, type TextFindings } from './csv-dialect.ts';
import { csvRows } from './csv-rows.ts';
import { defaultBatch, type CsvDialect, type FileLimits, type ListContent, type SheetRow } from './sheet-reader.ts';

const headBytes = 64 * 1024;

/** Opens a text list. Encoding and separator are detected unless asked for. */
export async function openCsv(
  file: FileHandle,
  path: string,
  asked: Partial<CsvDialect>,
  limits: FileLimits,
): Promise<ListContent> {
  const { encoding: found, lines, head, fileSize } = await lookThrough(file);
  const encoding = asked.encoding ?? found;
  const dialect = { encoding, separator: asked.separator ?? detectSeparator(iconv.decode(head, encoding)) };
  const rows = (fromLine: number, rowsPerBatch: number): ReturnType<typeof csvRows> =>
    csvRows(path, dialect, limits, { fromLine, rowsPerBatch, fileSize });

  const sample = await firstOf(rows(1, sampleRows));
  if (sample.length === 0) throw new KapocsError('FILE_NO_ROWS');
  return {
    summary: {
      format: 'csv',
      sheets: [{ name: '', hidden: false, lastLine: lines, filledColumns: filledColumns(sample), merges: [] }],
      likelySheet: 0,
      csv: dialect,
      brokenLetters: lettersAreBroken(sample),
      dateSystem: 1900,
    },
    batches: ({ fromLine = 1, rowsPerBatch = defaultBatch }) => rows(fromLine, rowsPerBatch),
  };
}

async function firstOf(batches: ReturnType<typeof csvRows>): Promise<readonly SheetRow[]> {
  for await (const { rows } of batches) return rows;
  return [];
}

/** Every byte is looked at once: an encoding shows itself at the first accented letter, wherever that stands. */
async function lookThrough(file: FileHandle): Promise<TextFindings & { head: Buffer; fileSize: number }> {
  const watch = encodingWatch();
  const buffer = Buffer.alloc(1024 * 1024);
  let head = Buffer.alloc(0);
  let fileSize = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, fileSize);
    if (bytesRead === 0) return { ...watch.end(), head, fileSize };
    if (fileSize === 0) head = Buffer.from(buffer.subarray(0, Math.min(bytesRead, headBytes)));
    watch.push(buffer.subarray(0, bytesRead));
    fileSize += bytesRead;
  }
}
