import { z } from 'zod';
import { Id, Instant, Many, Nothing, Page, Paging, Rows } from './basics.ts';
import { endpoint } from './endpoint.ts';

/** What a client can ask for after registration (portal.md §4), and a reply written in the mailbox. */
export const requestKinds = ['data_change', 'stock_change', 'document_request', 'payment', 'claim', 'reply'] as const;
export type RequestKind = (typeof requestKinds)[number];

export const requestStates = ['received', 'in_progress', 'done', 'rejected'] as const;
export type RequestState = (typeof requestStates)[number];

/** What was asked for, by the names of its fields; the screens word each. */
export const RequestDetails = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export type RequestDetails = z.output<typeof RequestDetails>;

const RequestFile = z.object({ id: Id, name: z.string(), type: z.string(), bytes: z.number().int() });

export const RequestRow = z.object({
  id: Id,
  kind: z.enum(requestKinds),
  state: z.enum(requestStates),
  accountId: Id.nullable(),
  accountNumber: z.string().nullable(),
  /** the holder where the account is known, else the address it came from */
  clientName: z.string(),
  contractNumber: z.string().nullable(),
  reference: z.string().nullable(),
  details: RequestDetails,
  assignedTo: z.string().nullable(),
  answer: z.string().nullable(),
  createdAt: Instant,
  changedAt: Instant,
});
export type RequestRow = z.output<typeof RequestRow>;

export const OpenRequest = RequestRow.extend({ files: z.array(RequestFile), subject: z.string().nullable() });
export type OpenRequest = z.output<typeof OpenRequest>;

const one = z.object({ id: Id });

export const requests = {
  list: endpoint({
    method: 'GET',
    path: '/api/requests',
    right: 'requests:see',
    summary: 'What clients have asked for, the newest first; a broker sees those of its own clients.',
    input: z.object({ state: Many(z.enum(requestStates)), kind: Many(z.enum(requestKinds)), ...Paging }),
    output: Page(RequestRow),
  }),
  one: endpoint({
    method: 'GET',
    path: '/api/requests/:id',
    right: 'requests:see',
    summary: 'One request with its files.',
    input: one,
    output: OpenRequest,
  }),
  file: endpoint({
    method: 'GET',
    path: '/api/requests/:id/files/:file',
    right: 'requests:see',
    summary: 'A photo or paper a client sent with a request.',
    input: one.extend({ file: Id }),
    output: z.unknown(),
    answer: 'file',
  }),
  take: endpoint({
    method: 'POST',
    path: '/api/requests/:id/take',
    right: 'requests:answer',
    summary: 'Takes a request on: it is in progress and assigned to who asks.',
    input: one,
    output: OpenRequest,
  }),
  assignees: endpoint({
    method: 'GET',
    path: '/api/requests/assignees',
    right: 'requests:answer',
    summary: 'Who a request can be given to.',
    input: Nothing,
    output: Rows(z.object({ id: Id, displayName: z.string() })),
  }),
  assign: endpoint({
    method: 'POST',
    path: '/api/requests/:id/assign',
    right: 'requests:answer',
    summary: 'Gives a request to somebody who may answer it: it is in progress and in those hands.',
    input: one.extend({ to: Id }),
    output: OpenRequest,
  }),
  settle: endpoint({
    method: 'POST',
    path: '/api/requests/:id/settle',
    right: 'requests:answer',
    summary: 'Ends a request as done or rejected, with an answer the client reads.',
    input: one.extend({ as: z.enum(['done', 'rejected']), answer: z.string().trim().min(1).max(4000) }),
    output: OpenRequest,
  }),
};
