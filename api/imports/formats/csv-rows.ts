import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { KapocsError } from '#contract/errors.ts';
import { cellText } from './cell-text.ts';
import type { Cell, CsvDialect, FileLimits, RowBatch, SheetRow } from './sheet-reader.ts';

/** A line of a list takes some hundred bytes; a quotation mark never closed would take the rest of the file. */
const longestRecord = 1024 * 1024;

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Reads the rows of a text list from a line on. `fileSize` in bytes serves the progress. */
export async function* csvRows(
  path: string,
  dialect: CsvDialect,
  limits: FileLimits,
  { fromLine, rowsPerBatch, fileSize }: { fromLine: number; rowsPerBatch: number; fileSize: number },
): AsyncGenerator<RowBatch, void, undefined> {
  const bytes = createReadStream(path, { highWaterMark: 128 * 1024 });
  const parser = parse({
    delimiter: dialect.separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
    info: true,
  });
  const records = pipeline(bytes, iconv.decodeStream(dialect.encoding), parser, () => undefined);
  const lineOf = lineCounter();
  let rows: SheetRow[] = [];
  try {
    for await (const entry of records as AsyncIterable<CsvRecord>) {
      const line = lineOf(entry);
      if (line > limits.lines) throw new KapocsError('FILE_TOO_MANY_ROWS', { limit: limits.lines });
      if (line < fromLine || (line === 1 && namesSeparator(entry.record, dialect))) continue;
      const cells = readCells(entry.record, line, limits);
      if (cells.length > 0) rows.push({ line, cells });
      if (rows.length < rowsPerBatch) continue;
      yield { rows, progress: bytes.bytesRead / fileSize };
      rows = [];
    }
  } catch (error) {
    throw readingFailed(error);
  } finally {
    bytes.destroy();
    parser.destroy();
  }
  if (rows.length > 0) yield { rows, progress: 1 };
}

/** The first line of a record; the parser counts the line it ends on, and a CR LF inside quotes twice. */
function lineCounter(): (entry: CsvRecord) => number {
  let countedTwice = 0;
  return ({ record, info }) => {
    const breaks = record.flatMap((field) => field.match(/\r\n|\n|\r/g) ?? []);
    countedTwice += breaks.filter((lineBreak) => lineBreak.length === 2).length;
    return info.lines - countedTwice - breaks.length;
  };
}

/** Excel writes `sep=;` as the first line for itself. */
const namesSeparator = (record: readonly string[], dialect: CsvDialect): boolean =>
  /^sep=.$/i.test(record.join(dialect.separator));

function readCells(record: readonly string[], line: number, limits: FileLimits): Cell[] {
  const cells: Cell[] = record.map((field, index) => {
    if (field.length > limits.cellCharacters) throw new KapocsError('FILE_CELL_TOO_LONG', { line, column: index + 1 });
    return cellText(asWritten(field));
  });
  const filled = cells.findLastIndex((cell) => cell !== null) + 1;
  if (filled > limits.columns) throw new KapocsError('FILE_TOO_MANY_COLUMNS', { line, limit: limits.columns });
  return cells.slice(0, filled);
}

/** `="00123"` is the way a text file keeps the zeros of a number in Excel; it means the text alone. */
const asWritten = (text: string): string => /^="([^"]*)"$/.exec(text)?.[1] ?? text;

function readingFailed(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const details = { line: error.lines };
  if (error.code === 'CSV_MAX_RECORD_SIZE') return new KapocsError('FILE_CELL_TOO_LONG', details);
  return new KapocsError(error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'FILE_CUT_OFF' : 'FILE_DAMAGED', details);
}
