import { createHash } from 'node:crypto';
import type { ImportMapping, evidences } from '#contract/imports.ts';
import { faultsHeadings } from '#contract/row-words.ts';
import { listColumns, requiredColumns, type ListColumn } from '#contract/list-columns.ts';
import { columnLetters } from '#contract/column-letters.ts';
import { plainHeading } from './columns.ts';
import { extraColumns, type ExtraColumn } from '../rows/extra-fields.ts';
import type { Asked, Survey } from '../list-plan.ts';
import { needsMapping, placesOf, type ColumnPlaces } from './map-columns.ts';

/** A column as remembered for the next list: by its heading, and by its place among equal headings. */
type Place = { heading: string; letter: string };
export type Remembered = Partial<Record<ListColumn, Place>> & {
  /** columns kept under their own headings */
  extra?: readonly Place[];
};

/** Names a header whatever the order of its columns. */
export const headerHash = (headings: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(headings.map(plainHeading).sort()))
    .digest('hex');

type Heads = Pick<Survey, 'headings'>;

/** The index of a column given by heading or by letter; -1 when there is none. */
function placeOf({ headings }: Heads, told: string): number {
  const plain = plainHeading(told);
  const byHeading = plain === '' ? -1 : headings.findIndex((heading) => plainHeading(heading) === plain);
  return byHeading >= 0 ? byHeading : headings.findIndex((_, index) => columnLetters(index) === told.toUpperCase());
}

function placesFor(heads: Heads, wanted: readonly (readonly [ListColumn, string])[]): ColumnPlaces | null {
  const places: ColumnPlaces = {};
  for (const [column, told] of wanted) {
    const index = placeOf(heads, told);
    if (index < 0) return null;
    places[column] = index;
  }
  return requiredColumns.every((column) => places[column] !== undefined) ? places : null;
}

/** What a person said, as places; null when a column named is not there or a required one is not named. */
export const placesAsked = (heads: Heads, columns: NonNullable<Asked['columns']>): ColumnPlaces | null =>
  placesFor(heads, Object.entries(columns) as [ListColumn, string][]);

function placesRemembered({ headings }: Heads, { extra: _extra, ...remembered }: Remembered): ColumnPlaces | null {
  const told = Object.entries(remembered).map(([column, { heading, letter }]): [ListColumn, string] => {
    const there = headings.some((own, index) => columnLetters(index) === letter && own === heading);
    return [column as ListColumn, there ? letter : heading];
  });
  return placesFor({ headings }, told);
}

/** What is worth remembering of the places in use. */
export const remember = (
  { headings }: Heads,
  places: ColumnPlaces,
  extras: readonly ExtraColumn[] = [],
): Remembered => ({
  ...Object.fromEntries(
    listColumns.flatMap((column) => {
      const index = places[column];
      return index === undefined ? [] : [[column, { heading: headings[index] ?? '', letter: columnLetters(index) }]];
    }),
  ),
  ...(extras.length > 0 && {
    extra: extras.map(({ at }) => ({ heading: headings[at] ?? '', letter: columnLetters(at) })),
  }),
});

/** Columns to keep under their own headings, of those that mean nothing known. */
function extrasTold(heads: Heads, told: readonly string[], places: ColumnPlaces): ExtraColumn[] {
  const taken = new Set(Object.values(places));
  const wanted = told.map((each) => placeOf(heads, each)).filter((at) => at >= 0 && !taken.has(at));
  return extraColumns(heads.headings, wanted);
}

/** Mended lines come in the workbook they were given out in: the other accounts are not gone because of that. */
const isMended = ({ headings }: Heads): boolean => faultsHeadings.some((heading) => headings.at(-1) === heading);

type Evidence = (typeof evidences)[number];

function described(
  survey: Survey,
  places: ColumnPlaces | null,
  by: Evidence | null,
  extras: readonly ExtraColumn[],
  { repairLetters = false, part = isMended(survey) }: Asked,
): ImportMapping {
  const guesses = new Map(survey.guessed.guesses.map((guess) => [guess.index, guess]));
  const told = new Map(Object.entries(places ?? {}).map(([column, index]) => [index, column as ListColumn]));
  const columns = survey.headings.map((heading, index): ImportMapping['columns'][number] => {
    const guess = guesses.get(index);
    const column = places ? (told.get(index) ?? null) : (guess?.column ?? null);
    const guessed = column !== null && guess?.column === column;
    return {
      letter: columnLetters(index),
      heading,
      samples: survey.samples[index] ?? [],
      column,
      confidence: column === null ? 0 : guessed ? guess.confidence : 1,
      by: column === null ? null : guessed ? guess.by : by,
      extra: column === null && extras.some(({ at }) => at === index),
    };
  });
  const open = places === null;
  return {
    sheet: survey.sheet,
    sheets: survey.sheets,
    headerLine: survey.headerLine,
    csv: survey.csv,
    brokenLetters: survey.brokenLetters,
    repairLetters,
    part,
    columns,
    ties: open
      ? survey.guessed.ties.map((tie) => ({ columns: tie.columns, letters: tie.indexes.map(columnLetters) }))
      : [],
    missing: open ? survey.guessed.missing : [],
  };
}

/**
 * Which column is which: as a person said, else as remembered for this header, else as guessed. `places` is null
 * when a person must look first.
 */
export function decideMapping(
  survey: Survey,
  { asked, remembered }: { asked: Asked; remembered: Remembered | null },
): { mapping: ImportMapping; places: ColumnPlaces | null; extras: readonly ExtraColumn[] } {
  if (asked.columns) {
    const places = placesAsked(survey, asked.columns);
    const extras = places ? extrasTold(survey, asked.extra ?? [], places) : [];
    return { places, extras, mapping: described(survey, places, 'person', extras, asked) };
  }
  const known = remembered && placesRemembered(survey, remembered);
  if (known) {
    const told = (remembered.extra ?? []).map(({ heading }) => heading);
    const extras = extrasTold(survey, told, known);
    return { places: known, extras, mapping: described(survey, known, 'remembered', extras, asked) };
  }
  const places = needsMapping(survey.guessed) ? null : placesOf(survey.guessed);
  return { places, extras: [], mapping: described(survey, places, null, [], asked) };
}
