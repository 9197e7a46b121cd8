import { z } from 'zod';
import { Id, Instant, Line, LocalDate, Nothing, Page, Paging } from './basics.ts';
import { endpoint } from './endpoint.ts';
import { channels } from './outbox.ts';

export const consentSources = ['paper', 'portal', 'phone', 'email', 'other'] as const;

/** That somebody agreed to advertising at an address; without it none goes there. */
export const Consent = z.object({
  id: Id,
  channel: z.enum(channels),
  /** null: the person was erased */
  address: z.string().nullable(),
  source: z.enum(consentSources),
  note: z.string().nullable(),
  givenOn: LocalDate,
  createdAt: Instant,
});
export type Consent = z.output<typeof Consent>;

const Address = z.string().trim().min(3).max(254);

export const consents = {
  list: endpoint({
    method: 'GET',
    path: '/api/consents',
    right: 'suppressions:manage',
    summary: 'Recorded consents to advertising, newest first.',
    input: z.object({ channel: z.enum(channels).optional(), address: Address.optional(), ...Paging }),
    output: Page(Consent),
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/consents',
    right: 'suppressions:manage',
    summary: 'Records that advertising may go to an address. Saying it twice changes nothing.',
    input: z.object({
      channel: z.enum(channels),
      address: Address,
      source: z.enum(consentSources),
      givenOn: LocalDate,
      note: Line(500).nullable().optional(),
    }),
    output: Consent,
    status: 201,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/consents/:id',
    right: 'suppressions:manage',
    summary: 'The consent was taken back.',
    input: z.object({ id: Id }),
    output: Nothing,
  }),
};
