import { z } from 'zod';
import { Id, Instant, LocalDate, Nothing, Page, Paging } from './basics.ts';
import { endpoint } from './endpoint.ts';

export const HistoryEntry = z.object({
  seq: z.number().int(),
  at: Instant,
  actorId: Id.nullable(),
  actorName: z.string().nullable(),
  actorRole: z.string(),
  action: z.string(),
  object: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  hash: z.string(),
});
export type HistoryEntry = z.output<typeof HistoryEntry>;

/** `action` such as `user.changed`, or its first word alone; `object` such as `account:17`, or its kind alone; local days, both included. */
const narrow = {
  object: z.string().max(80).optional(),
  action: z.string().max(80).optional(),
  actorId: Id.optional(),
  from: LocalDate.optional(),
  to: LocalDate.optional(),
};
export type HistoryNarrow = z.output<z.ZodObject<typeof narrow>>;

export const history = {
  list: endpoint({
    method: 'GET',
    path: '/api/history',
    right: 'history:see',
    summary: 'Who did what, newest first; `object` such as `account:17` narrows it.',
    input: z.object({ ...Paging, ...narrow }),
    output: Page(HistoryEntry),
  }),
  file: endpoint({
    method: 'GET',
    path: '/api/history/file',
    right: 'history:see',
    summary: 'The same as a CSV file with every hash, oldest first; that it was taken is written down.',
    limit: { max: 10, seconds: 60 },
    input: z.object(narrow),
    output: z.unknown(),
    answer: 'file',
  }),
  verify: endpoint({
    method: 'GET',
    path: '/api/history/verify',
    right: 'history:see',
    summary: 'Walks the whole chain; `brokenAt` is the first entry that was altered, removed or slipped in.',
    limit: { max: 10, seconds: 60 },
    input: Nothing,
    output: z.object({
      intact: z.boolean(),
      entries: z.number().int(),
      brokenAt: z.number().int().nullable(),
      head: z.string(),
    }),
  }),
};
