import { z } from 'zod';
import { Id, Instant, Line, Nothing, Page, Paging } from './basics.ts';
import { endpoint } from './endpoint.ts';
import { channels } from './outbox.ts';

export const suppressedPurposes = ['all', 'service', 'marketing'] as const;
export const suppressionReasons = ['objection', 'wrong_person', 'bounced', 'complaint', 'other'] as const;
export const suppressionSources = ['person', 'client', 'bounce', 'list'] as const;

export const Suppression = z.object({
  id: Id,
  channel: z.enum(channels),
  /** null: the person was erased; the address is still recognised */
  address: z.string().nullable(),
  purpose: z.enum(suppressedPurposes),
  reason: z.enum(suppressionReasons),
  source: z.enum(suppressionSources),
  note: z.string().nullable(),
  createdAt: Instant,
});
export type Suppression = z.output<typeof Suppression>;

const Address = z.string().trim().min(3).max(254);

export const suppressions = {
  list: endpoint({
    method: 'GET',
    path: '/api/suppressions',
    right: 'suppressions:manage',
    summary: 'Addresses not to be written to, newest first.',
    input: z.object({ channel: z.enum(channels).optional(), address: Address.optional(), ...Paging }),
    output: Page(Suppression),
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/suppressions',
    right: 'suppressions:manage',
    summary: 'Stops messages to an address, all or of one purpose. Saying it twice changes nothing.',
    input: z.object({
      channel: z.enum(channels),
      address: Address,
      purpose: z.enum(suppressedPurposes).default('all'),
      reason: z.enum(suppressionReasons).default('objection'),
      note: Line(500).nullable().optional(),
    }),
    output: Suppression,
    status: 201,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/suppressions/:id',
    right: 'suppressions:manage',
    summary: 'Lets messages through again.',
    input: z.object({ id: Id }),
    output: Nothing,
  }),
  check: endpoint({
    method: 'POST',
    path: '/api/suppressions/check',
    right: 'suppressions:manage',
    summary: 'Which of these addresses are stopped, and for what.',
    input: z.object({ channel: z.enum(channels), addresses: z.array(Address).min(1).max(1000) }),
    output: z.object({
      rows: z.array(
        z.object({ address: z.string(), suppressed: z.boolean(), purposes: z.array(z.enum(suppressedPurposes)) }),
      ),
    }),
  }),
};
