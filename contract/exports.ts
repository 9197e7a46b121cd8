import { z } from 'zod';
import { accountColumns } from './account-columns.ts';
import { AccountFilter, accountSorts } from './accounts.ts';
import { Id, Instant, Line, Nothing, Rows } from './basics.ts';
import { endpoint } from './endpoint.ts';
import { errors, type ErrorCode } from './errors.ts';
import { type Language, languages } from './language.ts';
import { differenceKinds } from './list-difference.ts';
import { localDate } from './local-time.ts';

export const exportKinds = ['accounts', 'intermediaries', 'difference'] as const;
export const exportFormats = ['xlsx', 'csv'] as const;
export const exportStates = ['waiting', 'writing', 'ready', 'failed', 'cancelled'] as const;
export type ExportState = (typeof exportStates)[number];

export const Export = z.object({
  id: Id,
  kind: z.enum(exportKinds),
  format: z.enum(exportFormats),
  state: z.enum(exportStates),
  filter: AccountFilter,
  language: z.enum(languages),
  reason: z.string(),
  /** written so far, of `total` */
  rows: z.number().int(),
  total: z.number().int().nullable(),
  bytes: z.number().int().nullable(),
  /** why it failed */
  error: z.enum(Object.keys(errors) as [ErrorCode, ...ErrorCode[]]).nullable(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
  expiresAt: Instant,
  by: z.string(),
});
export type Export = z.output<typeof Export>;

const fileNames = {
  accounts: { hu: 'ugyfelszamlak', en: 'accounts' },
  intermediaries: { hu: 'kozvetitok', en: 'intermediaries' },
  difference: { hu: 'listak-elterese', en: 'list-difference' },
} as const satisfies Record<(typeof exportKinds)[number], Record<Language, string>>;

/** What a file is called where it is saved; no names in it that a file system would stumble over. */
export const exportFileName = ({
  kind,
  language,
  format,
  createdAt,
}: Pick<Export, 'kind' | 'language' | 'format' | 'createdAt'>): string =>
  `${fileNames[kind][language]}-${localDate(createdAt)}.${format}`;

export const exportsContract = {
  list: endpoint({
    method: 'GET',
    path: '/api/exports',
    right: 'exports:make',
    summary: 'The files made in the last 30 days; an administrator sees everybody’s.',
    input: Nothing,
    output: Rows(Export),
  }),
  make: endpoint({
    method: 'POST',
    path: '/api/exports',
    right: 'exports:make',
    summary: 'Begins a file of exactly the rows the filter shows; the reason is kept in the history.',
    limit: { max: 30, seconds: 60 },
    input: z
      .object({
        kind: z.enum(exportKinds),
        filter: AccountFilter.strict().default({}),
        sort: z.enum(accountSorts).default('name'),
        columns: z.array(z.enum(accountColumns)).min(1).max(accountColumns.length).optional(),
        /** of kind `difference`: two lists, or a list and the accounts of today */
        difference: z.object({ was: Id, now: Id.optional(), kind: z.enum(differenceKinds).optional() }).optional(),
        reason: Line(200),
        format: z.enum(exportFormats).default('xlsx'),
        language: z.enum(languages).default('hu'),
      })
      // A summary is of a whole renewal period: under another filter its shares would mean something else.
      .refine(({ kind, filter }) => kind === 'accounts' || Object.keys(filter).every((name) => name === 'cohort'), {
        path: ['filter'],
      })
      .refine(({ kind, difference }) => (kind === 'difference') === (difference !== undefined), {
        path: ['difference'],
      }),
    output: Export,
    status: 202,
  }),
  show: endpoint({
    method: 'GET',
    path: '/api/exports/:id',
    right: 'exports:make',
    summary: 'How far a file is.',
    input: z.object({ id: Id }),
    output: Export,
  }),
  cancel: endpoint({
    method: 'DELETE',
    path: '/api/exports/:id',
    right: 'exports:make',
    summary: 'Stops writing a file, or removes a finished one.',
    input: z.object({ id: Id }),
    output: Nothing,
  }),
  file: endpoint({
    method: 'GET',
    path: '/api/exports/:id/file',
    right: 'exports:make',
    summary: 'The finished file.',
    input: z.object({ id: Id }),
    output: z.unknown(),
    answer: 'file',
  }),
};
