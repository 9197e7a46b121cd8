import { z } from 'zod';
import { AccountFilter } from './accounts.ts';
import { Id, Line, Nothing, Page, Paging } from './basics.ts';
import { callReasons, CallLine, notAddedWhy } from './call-shapes.ts';
import { endpoint } from './endpoint.ts';

const count = z.number().int();

/** Who waits to be called: seen, put in, given to somebody, taken out. */
export const callQueue = {
  list: endpoint({
    method: 'GET',
    path: '/api/calls',
    right: 'calls:supervise',
    summary: 'The queue in its order.',
    input: z.object({
      state: z.enum(['ready', 'resting']).optional(),
      reason: z.enum(callReasons).optional(),
      ...Paging,
    }),
    output: Page(CallLine),
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/calls',
    right: 'calls:supervise',
    summary:
      'Puts clients into the queue by hand: some accounts, or all a filter means, up to 50,000. Says how many came in, and why others did not.',
    input: z
      .object({
        accountIds: z.array(Id).min(1).max(1000).optional(),
        filter: AccountFilter.strict().optional(),
        /** what the agent is to know */
        why: Line(200).optional(),
      })
      .refine(({ accountIds, filter }) => (accountIds === undefined) !== (filter === undefined), {
        path: ['accountIds'],
      }),
    /** `batch`: what to take back by; null when nobody came in */
    output: z.object({ added: count, batch: z.string().nullable(), left: z.partialRecord(z.enum(notAddedWhy), count) }),
    status: 201,
  }),
  takeBack: endpoint({
    method: 'DELETE',
    path: '/api/calls/added/:batch',
    right: 'calls:supervise',
    summary: 'Takes back those put into the queue together, but for whom somebody has dealt with since.',
    input: z.object({ batch: z.uuid() }),
    output: z.object({ removed: count }),
  }),
  drop: endpoint({
    method: 'DELETE',
    path: '/api/calls/:id',
    right: 'calls:supervise',
    summary: 'Takes a client out of the queue; the rules do not bring it back in the same renewal period.',
    input: z.object({ id: Id }),
    output: Nothing,
  }),
  fill: endpoint({
    method: 'POST',
    path: '/api/calls/fill',
    right: 'calls:supervise',
    summary: 'Looks through all clients by the rules at once, instead of at the next turn.',
    input: Nothing,
    output: z.object({ added: count }),
  }),
  reassign: endpoint({
    method: 'POST',
    path: '/api/calls/:id/reassign',
    right: 'calls:supervise',
    summary: 'Keeps a client for one agent; null gives it to anyone. Whoever has it loses it.',
    input: z.object({ id: Id, agentId: Id.nullable() }),
    output: Nothing,
  }),
};
