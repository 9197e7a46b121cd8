import { requiredColumns, type ListColumn } from '#contract/list-columns.ts';
import type { CellValue } from '../rows/cell-value.ts';
import { scoreHeading, type Evidence } from './score-heading.ts';
import type { Cell } from '../formats/sheet-reader.ts';
import { CLEAR, sampleOf, shareLike } from './sniff-values.ts';

/** `index` counts the file's columns from 0; `confidence` goes from 0 to 1. */
export type Guess = { column: ListColumn; index: number; confidence: number; by: Evidence };
/** Columns and headings that fit each other equally well: a person must choose. */
export type Tie = { columns: ListColumn[]; indexes: number[] };
export type Mapping = { guesses: Guess[]; ties: Tie[]; missing: ListColumn[] };

/** `share` of the values that look like the column; it settles between equal headings. */
type Candidate = Guess & { share: number };

const DOUBTFUL = 1 - CLEAR;
/** Shares closer than this do not settle anything. */
const MARGIN = 0.2;
const BY_VALUES = 0.6;

/** Headings lists use for one another: "szerződésszám" is a number or a count, "regisztrálva" a day or a yes. */
const rivals: Partial<Record<ListColumn, ListColumn>> = {
  policyNumbers: 'contractCount',
  contractCount: 'policyNumbers',
  registered: 'registeredOn',
  registeredOn: 'registered',
};

/** Only these are recognised without a heading that says so; a stray yes or a stray date could mean anything. */
const recognisable = ['email', 'managerKind', 'mobile', 'secondaryPhone'] as const satisfies readonly ListColumn[];

/** The heading's word, corrected by what stands under it; null when the values forbid it. */
function weigh(guess: Guess, values: readonly CellValue[]): Candidate | null {
  const share = shareLike(guess.column, values);
  if (share === null) return { ...guess, share: 0 };
  const rival = rivals[guess.column];
  if (share < DOUBTFUL && rival && (shareLike(rival, values) ?? 0) >= CLEAR)
    return { ...guess, column: rival, share: 1 };
  const bank = guess.column === 'accountNumber' && share < DOUBTFUL;
  const unlike = guess.by === 'similarity' && share < CLEAR;
  return bank || unlike ? null : { ...guess, share };
}

const equal = (left: Candidate, right: Candidate): boolean =>
  Math.abs(left.confidence - right.confidence) < 0.001 && Math.abs(left.share - right.share) < MARGIN;

/** Takes the best candidates first; those that cannot be told apart become ties. */
function settle(candidates: readonly Candidate[], mapping: Mapping): void {
  let open = [...candidates].sort((a, b) => b.confidence - a.confidence || b.share - a.share);
  for (let best = open[0]; best; best = open[0]) {
    const { column, index, confidence, by } = best;
    const contenders = open.filter((it) => (it.column === column) !== (it.index === index) && equal(it, best));
    if (contenders.length === 0) mapping.guesses.push({ column, index, confidence, by });
    else mapping.ties.push(tieOf([best, ...contenders]));
    const columns = new Set([best, ...contenders].map((it) => it.column));
    const indexes = new Set([best, ...contenders].map((it) => it.index));
    open = open.filter((it) => !columns.has(it.column) && !indexes.has(it.index));
  }
}

const tieOf = (contenders: readonly Candidate[]): Tie => ({
  columns: [...new Set(contenders.map((it) => it.column))],
  indexes: [...new Set(contenders.map((it) => it.index))].sort((a, b) => a - b),
});

const taken = (mapping: Mapping): { columns: Set<ListColumn>; indexes: Set<number> } => ({
  columns: new Set([...mapping.guesses.map((it) => it.column), ...mapping.ties.flatMap((it) => it.columns)]),
  indexes: new Set([...mapping.guesses.map((it) => it.index), ...mapping.ties.flatMap((it) => it.indexes)]),
});

function recognise(samples: readonly (readonly CellValue[])[], mapping: Mapping): void {
  for (const column of recognisable) {
    const { columns, indexes } = taken(mapping);
    if (columns.has(column)) continue;
    const alike = samples.flatMap((values, index): Candidate[] => {
      const share = indexes.has(index) ? 0 : (shareLike(column, values) ?? 0);
      return share >= CLEAR ? [{ column, index, confidence: BY_VALUES, by: 'values', share }] : [];
    });
    settle(alike, mapping);
  }
}

/**
 * Guesses which of a list's columns is which: by known headings, then by similar ones whose values agree, then
 * by values alone. `rows` are sample lines under the header.
 */
export function mapColumns(headings: readonly string[], rows: readonly (readonly Cell[])[]): Mapping {
  const samples = headings.map((_, index) => sampleOf(rows, index));
  const mapping: Mapping = { guesses: [], ties: [], missing: [] };
  const named = headings.flatMap((heading, index) =>
    scoreHeading(heading).flatMap((score) => weigh({ ...score, index }, samples[index] ?? []) ?? []),
  );
  settle(named, mapping);
  recognise(samples, mapping);
  const { columns } = taken(mapping);
  mapping.missing = requiredColumns.filter((column) => !columns.has(column));
  mapping.guesses.sort((a, b) => a.index - b.index);
  return mapping;
}

/** Whether a person must look before the rows can be judged. */
export const needsMapping = (mapping: Mapping): boolean => mapping.ties.length > 0 || mapping.missing.length > 0;

/** Where each known column stands. */
export type ColumnPlaces = Partial<Record<ListColumn, number>>;

export const placesOf = (mapping: Mapping): ColumnPlaces =>
  Object.fromEntries(mapping.guesses.map(({ column, index }) => [column, index]));
