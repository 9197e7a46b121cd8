import type { ImportMapping } from '#contract/imports.ts';
import type { ListColumn } from '#contract/list-columns.ts';
import type { ExtraColumn } from './rows/extra-fields.ts';
import type { NumberShape } from './rows/account-number.ts';
import type { Mapping, ColumnPlaces } from './headings/map-columns.ts';
import type { DateSystem } from './rows/read-date.ts';
import type { CsvDialect } from './formats/sheet-reader.ts';

/** What a person asked for; what is left out is found out. */
export type Asked = {
  /** heading or letter of each column */
  columns?: Partial<Record<ListColumn, string>> | undefined;
  /** headings or letters of columns kept under their own headings */
  extra?: readonly string[] | undefined;
  sheet?: number | undefined;
  csv?: CsvDialect | undefined;
  repairLetters?: boolean | undefined;
  /** only some of the accounts are in it */
  part?: boolean | undefined;
};

/** How rows are to be judged, in a form that travels to the reading thread. */
export type Judging = {
  places: ColumnPlaces;
  /** left out by plans of before there were any */
  extras?: readonly ExtraColumn[];
  /** rows up to here are titles and headings */
  headerLine: number;
  shape: { pattern: string | null; length: NumberShape['length'] };
  dateSystem: DateSystem;
  foreignMobiles: boolean;
};

/** `lastLine` is null where only reading to the end tells it. */
export type Way = { sheet: number; lastLine: number | null; judging: Judging; part?: boolean };

/** Kept with the import: reading goes on the same way after a restart. */
export type ListPlan = { asked: Asked; way: Way | null };

export const planOf = ({ plan }: { plan: string | null }): ListPlan =>
  plan === null ? { asked: {}, way: null } : (JSON.parse(plan) as ListPlan);

/** What a look at a list tells of its columns. */
export type Survey = {
  sheet: number;
  sheets: ImportMapping['sheets'];
  csv: CsvDialect | null;
  brokenLetters: boolean;
  dateSystem: DateSystem;
  lastLine: number | null;
  headerLine: number | null;
  headings: string[];
  /** a few values of each column as a person sees them */
  samples: string[][];
  /** per column: the length of its numbers, where it is telling */
  lengths: (number | null)[];
  guessed: Mapping;
};
