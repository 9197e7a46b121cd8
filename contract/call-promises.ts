import { z } from 'zod';
import { Flag, Id, LocalDate, Nothing, Rows } from './basics.ts';
import { CallbackLine, CallTicket, Deputy, Refusal } from './call-shapes.ts';
import { endpoint } from './endpoint.ts';

/** What was promised or asked on the phone, and who sees to it. */
export const callPromises = {
  callbacks: endpoint({
    method: 'GET',
    path: '/api/calls/callbacks',
    right: 'calls:work',
    summary: 'Promised calls by their time: one’s own and those anyone may make; `all`: everybody’s.',
    input: z.object({ all: Flag.optional() }),
    output: Rows(CallbackLine),
  }),
  deputies: endpoint({
    method: 'GET',
    path: '/api/calls/deputies',
    right: 'calls:work',
    summary: 'Everybody who calls, and who stands in for whom.',
    input: Nothing,
    output: Rows(Deputy),
  }),
  setDeputy: endpoint({
    method: 'PUT',
    path: '/api/calls/deputies/:agentId',
    right: 'calls:supervise',
    summary: 'While somebody is away, another has the callbacks and clients kept for them; null ends it.',
    input: z.object({ agentId: Id, deputyId: Id.nullable(), until: LocalDate.nullable().default(null) }),
    output: Rows(Deputy),
  }),
  tickets: endpoint({
    method: 'GET',
    path: '/api/calls/tickets',
    right: 'calls:supervise',
    summary: 'What clients asked for on the phone and somebody still has to do.',
    input: Nothing,
    output: Rows(CallTicket),
  }),
  settleTicket: endpoint({
    method: 'POST',
    path: '/api/calls/tickets/:id/settle',
    right: 'calls:supervise',
    summary: 'It is done.',
    input: z.object({ id: Id }),
    output: Nothing,
  }),
  refusals: endpoint({
    method: 'GET',
    path: '/api/calls/refusals',
    right: 'calls:supervise',
    summary: 'Clients who are not to be called.',
    input: Nothing,
    output: Rows(Refusal),
  }),
  liftRefusal: endpoint({
    method: 'DELETE',
    path: '/api/calls/refusals/:id',
    right: 'calls:supervise',
    summary: 'The client may be called again.',
    input: z.object({ id: Id }),
    output: Nothing,
  }),
};
