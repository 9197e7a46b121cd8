import { z } from 'zod';
import { Instant, Line, Nothing } from './basics.ts';
import { endpoint } from './endpoint.ts';
import { gatewayTroubles } from './outbox.ts';

export const BounceMailboxSettings = z.object({
  host: Line(253),
  port: z.number().int().min(1).max(65535),
  /** `tls`: from the first byte (993); `none`: in clear, this machine only */
  security: z.enum(['tls', 'none']),
  user: Line(254),
  folder: Line(200).default('INBOX'),
  /** where the mail server keeps a copy of what it sent, for messages in doubt; null: it keeps none here */
  sentFolder: Line(200).nullable().default(null),
});
export type BounceMailboxSettings = z.output<typeof BounceMailboxSettings>;

/** The mailbox that letters come back to; read by itself every few minutes. */
export const BounceMailbox = z.object({
  settings: BounceMailboxSettings.nullable(),
  secretSet: z.boolean(),
  readAt: Instant.nullable(),
  trouble: z.enum(gatewayTroubles).nullable(),
});
export type BounceMailbox = z.output<typeof BounceMailbox>;

export const bounceMailbox = {
  see: endpoint({
    method: 'GET',
    path: '/api/bounce-mailbox',
    right: 'gateways:manage',
    summary: 'Where returned letters are read from, and whether they are.',
    input: Nothing,
    output: BounceMailbox,
  }),
  set: endpoint({
    method: 'PUT',
    path: '/api/bounce-mailbox',
    right: 'gateways:manage',
    summary: 'Sets the mailbox; settings null: none is read. `secret` is kept when left out and never read back.',
    input: z.object({
      settings: BounceMailboxSettings.nullable(),
      secret: z.string().min(1).max(6000).optional(),
    }),
    output: BounceMailbox,
  }),
  read: endpoint({
    method: 'POST',
    path: '/api/bounce-mailbox/read',
    right: 'gateways:manage',
    summary:
      'Reads it now; says how many letters were new, how many of them meant something, and how many messages in doubt were found among those sent.',
    limit: { max: 20, seconds: 60 },
    input: Nothing,
    output: z.object({
      letters: z.number().int(),
      taken: z.number().int(),
      found: z.number().int(),
      mailbox: BounceMailbox,
    }),
  }),
};
