import { z } from 'zod';
import { Id, Instant, Line, Page, Paging } from './basics.ts';
import { endpoint } from './endpoint.ts';

export const channels = ['email', 'sms'] as const;
export type Channel = (typeof channels)[number];

/** `fast`: codes a person is waiting for, at any hour; `bulk`: reminders; `test`: tries a gateway once. */
export const lanes = ['fast', 'bulk', 'test'] as const;
export type Lane = (typeof lanes)[number];

export const purposes = ['service', 'marketing'] as const;
export type Purpose = (typeof purposes)[number];

/**
 * The life of a message. `held`: a restored database does not know whether it has gone since; a person lets it go.
 * Only `in_flight` may have been accepted without our knowing; it is never sent again by itself.
 */
export const messageStates = [
  'planned',
  'queued',
  'leased',
  'in_flight',
  'held',
  'sent',
  'delivered',
  'bounced',
  'failed',
  'skipped',
  'unknown',
  'cancelled',
  'simulated',
] as const;
export type MessageState = (typeof messageStates)[number];

/** Nothing happens to a message in one of these any more, but by a report from outside. */
export const settledStates = [
  'sent',
  'delivered',
  'bounced',
  'failed',
  'skipped',
  'cancelled',
  'simulated',
] as const satisfies readonly MessageState[];

export const skipReasons = [
  'registered',
  'suppressed',
  'capped',
  'no_address',
  'invalid_address',
  'not_required',
  'duplicate_address',
  'outside_cohort',
  'erased',
  'paused_account',
] as const;
export type SkipReason = (typeof skipReasons)[number];

export const cancelReasons = ['registered', 'campaign_cancelled', 'superseded', 'struck_out', 'restored'] as const;
export type CancelReason = (typeof cancelReasons)[number];

/** Why a message did not go: its own fault, or the receiver's definite no. */
export const failReasons = ['missing_field', 'template_fault', 'rejected', 'too_many_tries'] as const;
export type FailReason = (typeof failReasons)[number];

/** Why nobody knows whether it went. */
export const doubtReasons = ['no_answer', 'interrupted'] as const;
export type DoubtReason = (typeof doubtReasons)[number];

/** Why a message that was handed over did not arrive, by the receiver’s own later word. */
export const returnReasons = ['bounced_hard', 'bounced_soft', 'undelivered'] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** What keeps a gateway from sending anything; the message is not to blame and waits. */
export const gatewayTroubles = [
  'no_connection',
  'host_unknown',
  'timeout',
  'tls_failed',
  'certificate_refused',
  'auth_failed',
  'sender_refused',
  'throttled',
  'answer_not_understood',
] as const;
export type GatewayTrouble = (typeof gatewayTroubles)[number];

export const messageReasons = [
  ...new Set([
    ...skipReasons,
    ...cancelReasons,
    ...failReasons,
    ...doubtReasons,
    ...returnReasons,
    ...gatewayTroubles,
    'temporary' as const,
  ]),
];
/** `temporary`: the receiver said "later"; it is tried again. */
export type MessageReason =
  SkipReason | CancelReason | FailReason | DoubtReason | ReturnReason | GatewayTrouble | 'temporary';

export const Message = z.object({
  id: Id,
  channel: z.enum(channels),
  lane: z.enum(lanes),
  purpose: z.string(),
  to: z.string().nullable(),
  subject: z.string(),
  /** The exact text; empty while it is not rendered yet, and always for codes and passwords. */
  text: z.string(),
  state: z.enum(messageStates),
  reason: z.enum(messageReasons).nullable(),
  /** The receiver's code, such as `550 5.1.1`; never its words. */
  answer: z.string().nullable(),
  attempts: z.number().int(),
  notBefore: Instant,
  providerRef: z.string().nullable(),
  messageId: z.string().nullable(),
  accountId: Id.nullable(),
  accountNumber: z.string().nullable(),
  holderName: z.string().nullable(),
  campaignId: Id.nullable(),
  campaignName: z.string().nullable(),
  createdAt: Instant,
  sentAt: Instant.nullable(),
});
export type Message = z.output<typeof Message>;

export const TrialMessage = z.object({
  id: Id,
  outboxId: Id,
  channel: z.enum(channels),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  secret: z.boolean(),
  accountId: Id.nullable(),
  at: Instant,
});
export type TrialMessage = z.output<typeof TrialMessage>;

/** Decided at once; more are decided in several goes. */
export const MOST_SETTLED = 500;

export const outbox = {
  list: endpoint({
    method: 'GET',
    path: '/api/outbox',
    right: 'outbox:see',
    summary: 'The ledger of messages, newest first; a broker sees those of its own clients.',
    input: z.object({
      campaignId: Id.optional(),
      accountId: Id.optional(),
      state: z.enum(messageStates).optional(),
      reason: z.enum(messageReasons).optional(),
      channel: z.enum(channels).optional(),
      ...Paging,
    }),
    output: Page(Message),
  }),
  settle: endpoint({
    method: 'POST',
    path: '/api/outbox/:id/settle',
    right: 'outbox:settle',
    summary: 'Decides about a message in doubt: it arrived (`sent`), or send it once more (`resend`).',
    input: z.object({ id: Id, as: z.enum(['sent', 'resend']) }),
    output: Message,
  }),
  settleMany: endpoint({
    method: 'POST',
    path: '/api/outbox/settle',
    right: 'outbox:settle',
    summary:
      'The same decision, with its reason, about several messages in doubt. `left`: those that cannot be decided so, such as codes, or are in doubt no more.',
    input: z.object({ ids: z.array(Id).min(1).max(MOST_SETTLED), as: z.enum(['sent', 'resend']), reason: Line(200) }),
    output: z.object({ settled: z.number().int(), left: z.number().int() }),
  }),
  trialBox: endpoint({
    method: 'GET',
    path: '/api/trial-box',
    right: 'trial:see',
    summary: 'What the trial gateway kept instead of sending, newest first, with full text.',
    input: z.object({ to: z.string().max(254).optional(), channel: z.enum(channels).optional(), ...Paging }),
    output: Page(TrialMessage),
  }),
};
