import { z } from 'zod';
import { Email, Id, LineOrNothing, Nothing, Rows } from './basics.ts';
import { endpoint } from './endpoint.ts';

/** Somebody in whose name e-mail goes, beside the sender of the gateway. */
export const Sender = z.object({
  id: Id,
  address: z.string(),
  name: z.string(),
  replyTo: z.string().nullable(),
  /** the signature of the domain: what to publish in its DNS; null: letters of the domain are not signed here */
  dkim: z.object({ selector: z.string(), host: z.string(), record: z.string() }).nullable(),
});
export type Sender = z.output<typeof Sender>;

const input = { address: Email, name: LineOrNothing(120), replyTo: Email.nullable().default(null) };
const One = z.object({ id: Id });

export const senders = {
  list: endpoint({
    method: 'GET',
    path: '/api/senders',
    right: 'campaigns:see',
    summary: 'In whose name e-mail can go, and the signature of each domain.',
    input: Nothing,
    output: Rows(Sender),
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/senders',
    right: 'gateways:manage',
    summary: 'Adds a sender.',
    input: z.object(input),
    output: Sender,
    status: 201,
  }),
  change: endpoint({
    method: 'PUT',
    path: '/api/senders/:id',
    right: 'gateways:manage',
    summary: 'Changes a sender; messages made before keep going in its name.',
    input: z.object({ ...input, id: Id }),
    output: Sender,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/senders/:id',
    right: 'gateways:manage',
    summary: 'Removes a sender; what waits goes in the name of the gateway.',
    input: One,
    output: Nothing,
  }),
  sign: endpoint({
    method: 'POST',
    path: '/api/senders/:id/dkim',
    right: 'gateways:manage',
    summary: 'Makes a new DKIM key for the domain of a sender; the private half is never read back.',
    input: One,
    output: Sender,
  }),
  unsign: endpoint({
    method: 'DELETE',
    path: '/api/senders/:id/dkim',
    right: 'gateways:manage',
    summary: 'Forgets the DKIM key; letters of the domain are no longer signed here.',
    input: One,
    output: Sender,
  }),
};
