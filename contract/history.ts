import { z } from 'zod';
import { Id, Instant, Nothing, Page, Paging } from './basics.ts';
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

export const history = {
  list: endpoint({
    method: 'GET',
    path: '/api/history',
    right: 'history:see',
    summary: 'Who did what, newest first; `object` such as `account:17` narrows it.',
    input: z.object({ ...Paging, object: z.string().max(80).optional(), action: z.string().max(80).optional() }),
    output: Page(HistoryEntry),
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
