import { z } from 'zod';
import { Id, Instant, Jump, LocalDate, Page, Paging } from './basics.ts';
import { endpoint } from './endpoint.ts';
import { listColumns } from './list-columns.ts';

/** What became of an account from one list to another; `back`: had been gone before the first of them. */
export const differenceKinds = ['new', 'changed', 'gone', 'back', 'same'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** Without `now` the list is held against the accounts as they are today. */
const Pair = { was: Id, now: Id.optional() };

const Change = z.object({
  /** `extra`: a column kept under its own heading */
  field: z.enum([...listColumns, 'extra']),
  heading: z.string().nullable(),
  before: z.union([z.string(), z.number(), z.null()]),
  after: z.union([z.string(), z.number(), z.null()]),
});
export type DifferenceChange = z.output<typeof Change>;

export const DifferenceRow = z.object({
  id: z.int(),
  accountNumber: z.string(),
  holderName: z.string(),
  changes: z.array(Change),
});
export type DifferenceRow = z.output<typeof DifferenceRow>;

const Compared = z.object({ id: Id, filename: z.string(), listDay: LocalDate, createdAt: Instant, lines: z.int() });

export const Difference = z.object({
  was: Compared,
  /** null: the accounts as they are today */
  now: Compared.nullable(),
  counts: z.record(z.enum(differenceKinds), z.int()),
  /** columns only one of the two has: they are not compared */
  leftOut: z.array(z.enum(listColumns)),
  /** the same of columns kept under their own headings */
  leftOutExtra: z.array(z.string()),
});
export type Difference = z.output<typeof Difference>;

export const listDifference = {
  counts: endpoint({
    method: 'GET',
    path: '/api/imports/difference',
    right: 'imports:run',
    summary:
      'What two lists of an insurer differ in, counted: new, changed, gone, re-appeared, same. Without `now`, the list against the accounts of today. Faulty lines are not compared.',
    input: z.object(Pair),
    output: Difference,
  }),
  rows: endpoint({
    method: 'GET',
    path: '/api/imports/difference/rows',
    right: 'imports:run',
    summary: 'The accounts behind each count of a difference, by account number, with what was there before and after.',
    input: z.object({ ...Pair, kind: z.enum(differenceKinds), ...Paging, ...Jump }),
    output: Page(DifferenceRow),
  }),
};
