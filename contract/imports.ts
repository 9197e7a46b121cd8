import { z } from 'zod';
import { Flag, Id, Instant, Jump, LocalDate, Nothing, Page, Paging } from './basics.ts';
import { endpoint } from './endpoint.ts';
import { errors, type ErrorCode } from './errors.ts';
import { listColumns } from './list-columns.ts';
import { faultReasons, remarkReasons } from './row-reasons.ts';

export const importStates = [
  'received',
  'reading',
  'needs_mapping',
  'preview',
  'applying',
  'applied',
  'undoing',
  'undone',
  'failed',
] as const;
export type ImportState = (typeof importStates)[number];

/**
 * What a line means for what is known; `gone` are accounts without a line, `repeated` lines say the same again,
 * `erased` are clients who asked to be forgotten.
 */
export const rowKinds = ['new', 'changed', 'same', 'faulty', 'gone', 'repeated', 'erased'] as const;
export type RowKind = (typeof rowKinds)[number];

/** Rows may also be asked for by what is special about them; `kept` could not be undone. */
export const rowViews = [...rowKinds, 'conflict', 'back', 'kept'] as const;
export type RowView = (typeof rowViews)[number];

/** What a list can change of an account: its columns, and what Kapocs keeps beside them. */
export const changeFields = [...listColumns, 'extra', 'goneOn', 'listMobile', 'listEmail'] as const;
export type ChangeField = (typeof changeFields)[number];

const Value = z.union([z.string(), z.number(), z.null()]);
const Counts = z.object({
  new: z.int(),
  changed: z.int(),
  same: z.int(),
  faulty: z.int(),
  gone: z.int(),
  repeated: z.int(),
  erased: z.int(),
  /** lines with a conflict, those of them not settled yet, and those where the list's value was chosen */
  conflict: z.int(),
  conflictOpen: z.int(),
  conflictList: z.int(),
  back: z.int(),
  kept: z.int(),
});
export type ImportCounts = z.output<typeof Counts>;

const Column = z.enum(listColumns);
export const evidences = ['heading', 'synonym', 'similarity', 'values', 'remembered', 'person'] as const;

/** A column of the file, with what stands under its heading. */
const SheetColumn = z.object({
  letter: z.string(),
  heading: z.string(),
  samples: z.array(z.string()),
  column: Column.nullable(),
  confidence: z.number(),
  by: z.enum(evidences).nullable(),
  /** means nothing known, and is kept under its heading */
  extra: z.boolean(),
});

export const csvEncodings = ['utf-8', 'windows-1250', 'iso-8859-2', 'utf-16le'] as const;
export const csvSeparators = [';', ',', '\t'] as const;

export const ImportMapping = z.object({
  sheet: z.int(),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  headerLine: z.int().nullable(),
  csv: z.object({ encoding: z.enum(csvEncodings), separator: z.enum(csvSeparators) }).nullable(),
  brokenLetters: z.boolean(),
  repairLetters: z.boolean(),
  /** only some of the accounts are in it: who is not, is not gone */
  part: z.boolean(),
  columns: z.array(SheetColumn),
  /** columns of the list, and columns of the file, that fit each other equally well */
  ties: z.array(z.object({ columns: z.array(Column), letters: z.array(z.string()) })),
  missing: z.array(Column),
});
export type ImportMapping = z.output<typeof ImportMapping>;

const ErrorName = z.enum(Object.keys(errors) as ErrorCode[]);

export const Import = z.object({
  id: Id,
  state: z.enum(importStates),
  filename: z.string(),
  bytes: z.int(),
  insurerId: Id,
  cohortId: Id,
  listDay: LocalDate,
  /** `secondsLeft` is null while nothing can be said. */
  progress: z.object({ done: z.int(), total: z.int(), secondsLeft: z.int().nullable() }),
  counts: Counts,
  mapping: ImportMapping.nullable(),
  error: z.object({ code: ErrorName, details: z.record(z.string(), z.unknown()) }).nullable(),
  createdAt: Instant,
  createdBy: z.string().nullable(),
  appliedAt: Instant.nullable(),
  undoneAt: Instant.nullable(),
});
export type Import = z.output<typeof Import>;

export const conflictKinds = ['registered_here', 'contact_corrected'] as const;

/** Where a list may contradict what is kept, and a person chooses. */
export const conflictFields = ['email', 'mobile', 'registered'] as const;
export type ConflictField = (typeof conflictFields)[number];
/** Whose value counts. */
export const settlements = ['list', 'kept'] as const;
export type Settlement = (typeof settlements)[number];

/** What the list says against what is kept. */
const Conflict = z.object({
  kind: z.enum(conflictKinds),
  field: z.enum(conflictFields),
  list: Value,
  kept: Value,
  /** no list ever outweighs it: a registration confirmed on the mirror */
  fixed: z.boolean(),
  /** null: nobody has chosen; what is kept counts */
  settled: z.enum(settlements).nullable(),
});
export type RowConflict = z.output<typeof Conflict>;

const RowChange = z.object({ field: z.enum(changeFields), before: Value, after: Value });
export type RowChange = z.output<typeof RowChange>;

const Fault = z.object({
  column: Column,
  letter: z.string().nullable(),
  value: z.string(),
  reason: z.enum(faultReasons),
});
const Remark = z.object({ column: Column, value: z.string(), reason: z.enum(remarkReasons) });

export const ImportRow = z.object({
  /** within its import */
  id: z.int(),
  /** as the file counts; null for accounts that have no line */
  line: z.int().nullable(),
  kind: z.enum(rowKinds),
  accountNumber: z.string().nullable(),
  holderName: z.string().nullable(),
  accountId: Id.nullable(),
  reasons: z.array(Fault),
  remarks: z.array(Remark),
  changes: z.array(RowChange),
  conflicts: z.array(Conflict),
});
export type ImportRow = z.output<typeof ImportRow>;

const Started = z.object({ id: Id, state: z.enum(importStates) });
const One = z.object({ id: Id });
const common = { right: 'imports:run' } as const;

export const imports = {
  list: endpoint({
    ...common,
    method: 'GET',
    path: '/api/imports',
    summary: 'The lists taken in or under way, newest first.',
    input: z.object(Paging),
    output: Page(Import),
  }),
  upload: endpoint({
    ...common,
    method: 'POST',
    path: '/api/imports',
    summary:
      'Takes a list as the raw body, of any content type. The renewal period may be left out while there is one. With `part`, accounts that are not in it are not gone. A file that cannot be a list is refused at once and leaves nothing behind.',
    input: z.object({ filename: z.string().trim().min(1).max(255), cohort: Id.optional(), part: Flag.optional() }),
    output: Started,
    status: 201,
    body: 'file',
  }),
  one: endpoint({
    ...common,
    method: 'GET',
    path: '/api/imports/:id',
    summary: 'Where a list stands: state, progress, counts, mapping, and why it failed.',
    input: One,
    output: Import,
  }),
  setMapping: endpoint({
    ...common,
    method: 'PUT',
    path: '/api/imports/:id/mapping',
    summary:
      'Says which column of the file is which, by heading or column letter, and reads the list again. Kept for the next list of this insurer with the same headings.',
    input: One.extend({
      columns: z.partialRecord(Column, z.string().min(1).max(500)),
      /** headings or letters of columns kept as they are */
      extra: z.array(z.string().min(1).max(500)).max(256).optional(),
      sheet: z.int().min(0).optional(),
      csv: z.object({ encoding: z.enum(csvEncodings), separator: z.enum(csvSeparators) }).optional(),
      repairLetters: z.boolean().optional(),
      part: z.boolean().optional(),
    }),
    output: Started,
  }),
  rows: endpoint({
    ...common,
    method: 'GET',
    path: '/api/imports/:id/rows',
    summary: 'The lines of a list by what they mean: reasons of faults, changes before and after, conflicts.',
    input: One.extend({ kind: z.enum(rowViews), ...Paging, ...Jump }),
    output: Page(ImportRow),
  }),
  faults: endpoint({
    ...common,
    method: 'GET',
    path: '/api/imports/:id/faults.xlsx',
    summary: 'The faulty lines with their reasons, ready to be mended and loaded again.',
    input: One.extend({ language: z.enum(['hu', 'en']).default('hu') }),
    output: z.unknown(),
    answer: 'file',
  }),
  settle: endpoint({
    ...common,
    method: 'POST',
    path: '/api/imports/:id/conflicts',
    summary:
      'Says whose value counts where the list contradicts what is kept: of some lines, or of all; `null` opens them again. A registration confirmed on the mirror stays whatever is said.',
    input: One.extend({
      as: z.enum(settlements).nullable(),
      rows: z.array(z.int()).min(1).max(500).optional(),
      field: z.enum(conflictFields).optional(),
    }),
    output: z.object({ settled: z.int(), counts: Counts }),
  }),
  apply: endpoint({
    ...common,
    method: 'POST',
    path: '/api/imports/:id/apply',
    summary: 'Approves a preview; the changes are made in the background and can be undone.',
    input: One,
    output: Started,
    status: 202,
  }),
  undo: endpoint({
    ...common,
    method: 'POST',
    path: '/api/imports/:id/undo',
    summary: 'Restores what a list created and changed, except what was changed since; that is kept and listed.',
    input: One,
    output: Started,
    status: 202,
  }),
  discard: endpoint({
    ...common,
    method: 'DELETE',
    path: '/api/imports/:id',
    summary:
      'Throws a list away with everything read of it; while it is being applied, takes the changes back; while it is being undone, applies it again.',
    input: One,
    output: Nothing,
    status: 202,
  }),
};
