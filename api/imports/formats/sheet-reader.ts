import { MOST_LIST_MB } from '#contract/list-size.ts';
import type { csvEncodings, csvSeparators } from '#contract/imports.ts';

/** A cell as the file says it; what it means is judged by the row rules. */
export type Cell = PlainCell | FormulaCell;
export type PlainCell = string | number | boolean | DateCell | FaultCell | null;

/** A number the file shows as a date or time: days since 1899-12-30, files of the 1904 system moved over already. */
export interface DateCell {
  readonly serial: number;
}

/** An error value such as `#REF!`. */
export interface FaultCell {
  readonly fault: string;
}

/** `formula` is the text without `=`, empty for a follower of a shared formula; `value` is what the file last computed. */
export interface FormulaCell {
  readonly formula: string;
  readonly value: PlainCell;
}

/** A row with at least one filled cell; blank lines are left out, so `line` (from 1, as the file counts) may jump. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly Cell[];
  /** Present when the sheet hides the row. */
  readonly hidden?: true;
}

/** `progress` goes from 0 to 1 with the bytes of the sheet read so far. */
export interface RowBatch {
  readonly rows: readonly SheetRow[];
  readonly progress: number;
}

/** A merged range; lines from 1, columns from 0, all inclusive. Only the top left cell holds the value. */
export interface Merge {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export interface SheetSummary {
  readonly name: string;
  readonly hidden: boolean;
  /** The last line that holds a row, or null where only reading to the end would tell. */
  readonly lastLine: number | null;
  /** Columns filled in at least a fifth of the first rows. */
  readonly filledColumns: number;
  readonly merges: readonly Merge[];
}

/** Formats that can only be read by holding the whole file. */
export type OldFormat = 'xls' | 'xlsb' | 'ods';
export type FileFormat = 'xlsx' | 'csv' | OldFormat;
export type CsvEncoding = (typeof csvEncodings)[number];
export type CsvSeparator = (typeof csvSeparators)[number];

export interface CsvDialect {
  readonly encoding: CsvEncoding;
  readonly separator: CsvSeparator;
}

/** What opening a list tells before its rows are read. */
export interface ListSummary {
  readonly format: FileFormat;
  readonly sheets: readonly SheetSummary[];
  /** Index of the sheet that looks like a list. */
  readonly likelySheet: number;
  /** Text files only: as detected, or as asked for. */
  readonly csv: CsvDialect | null;
  /** The first rows hold õ or û and no ő or ű: the text was once read in the wrong code page. */
  readonly brokenLetters: boolean;
  /** How the file counts its dates; serials in cells are of 1900 already, numbers without a date format are not. */
  readonly dateSystem: 1900 | 1904;
}

export const defaultBatch = 500;

export interface ReadChoice {
  /** Index into `sheets`. */
  readonly sheet: number;
  /** Rows before this line are skipped. */
  readonly fromLine?: number;
  readonly rowsPerBatch?: number;
}

/** What is in a list. Rows are read only as fast as they are taken. */
export interface ListContent {
  readonly summary: ListSummary;
  batches(choice: ReadChoice): AsyncGenerator<RowBatch, void, undefined>;
}

/** An opened list. Everything that can go wrong is a `KapocsError` FILE_…. */
export interface SheetReader extends ListContent {
  /** Ends reading at once and frees what is held; may be called twice. */
  close(): Promise<void>;
}

export interface FileLimits {
  readonly bytes: number;
  readonly lines: number;
  readonly columns: number;
  readonly cellCharacters: number;
}

/** import.md "Files": the size is a setting (list-size.ts) and this the most it can be, the rest is what a worksheet can hold. */
export const fileLimits: FileLimits = {
  bytes: MOST_LIST_MB * 1024 * 1024,
  lines: 1_048_576,
  columns: 256,
  cellCharacters: 32_767,
};

/** What a caller may decide about opening; what is left out is detected. */
export interface OpenChoice {
  readonly limits?: Partial<FileLimits>;
  readonly csv?: Partial<CsvDialect>;
  /** Reads õ û as ő ű (hungarian.md §2). */
  readonly repairLetters?: boolean;
}
