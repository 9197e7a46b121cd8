import type { Language } from '#contract/language.ts';
import type { ExportColumn, ExportRow, ExportValue } from './columns.ts';

/** What the writing thread is started with. */
export type FileOrder = {
  path: string;
  format: 'xlsx' | 'csv';
  language: Language;
  sheet: string;
  columns: readonly ExportColumn[];
};

/** A sheet of labels and values behind the list; text lists have none. */
export type FactSheet = { name: string; facts: readonly (readonly [label: string, value: ExportValue])[] };

export type WriterQuestion =
  { ask: 'rows'; rows: readonly ExportRow[] } | { ask: 'finish'; sheets: readonly FactSheet[] };

/** `room`: the page has been taken up and another may come. */
export type WriterAnswer =
  { tell: 'room' } | { tell: 'done'; rows: number; bytes: number } | { tell: 'failed'; reason: string };
