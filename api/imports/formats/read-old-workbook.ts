import { isDateFormat } from 'hucre';
import { read, set_cptable, type CellObject, type Range, type RowInfo, type WorkBook } from 'xlsx';
import * as codePages from 'xlsx/dist/cpexcel.full.mjs';
import { KapocsError } from '#contract/errors.ts';
import { lettersAreBroken } from './broken-letters.ts';
import { cellText } from './cell-text.ts';
import { filledColumns, likelySheet, sampleRows } from './choose-sheet.ts';
import { judgeCompoundFile } from './compound-file.ts';
import { serial1900 } from './date-serial.ts';
import {
  defaultBatch,
  type Cell,
  type FileLimits,
  type PlainCell,
  type ReadChoice,
  type RowBatch,
  type ListContent,
  type OldFormat,
  type SheetRow,
  type SheetSummary,
} from './sheet-reader.ts';

set_cptable(codePages);

/** A sheet as the `dense` option gives it; the types of the library know the sparse form only. */
interface OldSheet {
  readonly '!type'?: string;
  /** Missing in a sheet that is a chart. */
  readonly '!data'?: readonly (readonly (CellObject | undefined)[] | undefined)[];
  readonly '!merges'?: readonly Range[];
  readonly '!rows'?: readonly (RowInfo | undefined)[];
}

/** Opens `.xls`, `.xlsb` and `.ods`, file and rows in memory at once. To be called in a thread with a memory cap. */
export function openOldWorkbook(bytes: Buffer, format: OldFormat, limits: FileLimits): ListContent {
  if (format === 'xls') judgeCompoundFile(bytes);
  const book = parse(bytes);
  const dateSystem = book.Workbook?.WBProps?.date1904 === true ? 1904 : 1900;
  const sheets = book.SheetNames.map((name, index) => summarise(book, name, index));
  const rowsOf = (index: number): Generator<SheetRow> => sheetRows(sheetAt(book, index), limits, dateSystem);
  const samples = sheets.map((_, index) => rowsOf(index).take(sampleRows).toArray());
  const summaries = sheets.map((sheet, index) => ({ ...sheet, filledColumns: filledColumns(samples[index] ?? []) }));
  const likely = likelySheet(summaries);
  if (likely === -1) throw new KapocsError('FILE_NO_ROWS');
  return {
    summary: {
      format,
      sheets: summaries,
      likelySheet: likely,
      csv: null,
      brokenLetters: lettersAreBroken(samples[likely] ?? []),
      dateSystem,
    },
    batches: (choice) => batches(rowsOf(choice.sheet), choice, sheets[choice.sheet]?.lastLine ?? 1),
  };
}

function parse(bytes: Buffer): WorkBook {
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellStyles: true,
    });
  } catch (cause) {
    const secret = cause instanceof Error && /password|encrypt/i.test(cause.message);
    throw new KapocsError(secret ? 'FILE_PASSWORD_PROTECTED' : 'FILE_DAMAGED', {}, cause);
  }
}

function sheetAt(book: WorkBook, index: number): OldSheet {
  const name = book.SheetNames[index];
  if (name === undefined) throw new KapocsError('NOT_FOUND', { sheet: index });
  const sheet: unknown = book.Sheets[name];
  if (sheet === undefined) throw new KapocsError('FILE_DAMAGED', { sheet: index });
  if ((sheet as OldSheet)['!type'] === 'macro') throw new KapocsError('FILE_MACRO');
  return sheet as OldSheet;
}

function summarise(book: WorkBook, name: string, index: number): SheetSummary {
  const sheet = sheetAt(book, index);
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
    firstLine: s.r + 1,
    lastLine: e.r + 1,
    firstColumn: s.c,
    lastColumn: e.c,
  }));
  const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
  return {
    name,
    hidden,
    lastLine: sheet['!data']?.length ?? 0,
    filledColumns: 0,
    merges: merges.filter(({ firstLine }) => firstLine <= 100),
  };
}

function* sheetRows(sheet: OldSheet, limits: FileLimits, dateSystem: 1900 | 1904): Generator<SheetRow> {
  for (const [index, row] of (sheet['!data'] ?? []).entries()) {
    const line = index + 1;
    if (line > limits.lines) throw new KapocsError('FILE_TOO_MANY_ROWS', { limit: limits.lines });
    const cells: Cell[] = Array.from(row ?? [], (cell, column) =>
      readCell(cell, { line, column: column + 1 }, limits, dateSystem),
    );
    const filled = cells.findLastIndex((cell) => cell !== null) + 1;
    if (filled > limits.columns) throw new KapocsError('FILE_TOO_MANY_COLUMNS', { line, limit: limits.columns });
    if (filled === 0) continue;
    const kept = cells.slice(0, filled);
    yield sheet['!rows']?.[index]?.hidden === true ? { line, cells: kept, hidden: true } : { line, cells: kept };
  }
}

function readCell(
  cell: CellObject | undefined,
  place: { line: number; column: number },
  limits: FileLimits,
  dateSystem: 1900 | 1904,
): Cell {
  if (cell === undefined || cell === null) return null;
  const value = plainCell(cell, dateSystem);
  if (typeof value === 'string' && value.length > limits.cellCharacters)
    throw new KapocsError('FILE_CELL_TOO_LONG', place);
  return cell.f === undefined ? value : { formula: cell.f, value };
}

const faults = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);

function plainCell({ t: type, v: value, z: format }: CellObject, dateSystem: 1900 | 1904): PlainCell {
  if (type === 'e') return { fault: faults.get(Number(value)) ?? '#N/A' };
  if (typeof value === 'number') {
    return typeof format === 'string' && isDateFormat(format) ? { serial: serial1900(value, dateSystem) } : value;
  }
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' ? cellText(value) : null;
}

async function* batches(
  rows: Generator<SheetRow>,
  choice: ReadChoice,
  lastLine: number,
): AsyncGenerator<RowBatch, void, undefined> {
  const size = choice.rowsPerBatch ?? defaultBatch;
  let waiting: SheetRow[] = [];
  for (const row of rows) {
    if (row.line < (choice.fromLine ?? 1)) continue;
    waiting.push(row);
    if (waiting.length < size) continue;
    yield { rows: waiting, progress: row.line / lastLine };
    waiting = [];
  }
  if (waiting.length > 0) yield { rows: waiting, progress: 1 };
}
