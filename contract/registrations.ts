import { z } from 'zod';
import { registrationSteps } from './account-status.ts';
import { Flag, Id, Instant, Page, Paging } from './basics.ts';
import { endpoint } from './endpoint.ts';
import { messageStates } from './outbox.ts';

/** What happens to a registration; the screens word each. */
export const registrationEvents = [
  'started',
  'restarted',
  'voided',
  'dropped',
  'sms_resent',
  'sms_expired',
  'sms_spent',
  'sms_ok',
  'code_sent',
  'email_resent',
  'email_expired',
  'email_spent',
  'declared',
  'password_set',
  'finished',
  'login_locked',
  'unlocked',
  'confirmed',
  'attached',
] as const;
export type RegistrationEvent = (typeof registrationEvents)[number];

/** Where a registration stands; the account shows it as its step. */
export const registrationStates = [
  'sms_sent',
  'sms_ok',
  'code_sent',
  'declared',
  'password_set',
  'finished',
  'confirmed',
] as const;
export type RegistrationState = (typeof registrationStates)[number];

/** What keeps a client from going on, until another code, a new password or a fresh start. */
export const troubles = ['sms_expired', 'sms_spent', 'email_expired', 'email_spent', 'login_locked'] as const;
export type Trouble = (typeof troubles)[number];

export const assistActions = ['resend_sms', 'resend_email', 'restart'] as const;
export type AssistAction = (typeof assistActions)[number];

/** A code a client still needs, as staff may know it: when it went, what became of it, how often it may still be typed; never the code. */
export const SentCode = z.object({
  sentAt: Instant,
  fate: z.enum(messageStates).nullable(),
  triesLeft: z.number().int(),
  expiresAt: Instant,
  expired: z.boolean(),
  /** when another may be sent; null: at once */
  resendFrom: Instant.nullable(),
});
export type SentCode = z.output<typeof SentCode>;

export const LiveRegistration = z.object({
  accountId: Id,
  step: z.enum(registrationSteps),
  trouble: z.enum(troubles).nullable(),
  startedAt: Instant,
  movedAt: Instant,
  seenAt: Instant,
  sms: SentCode.nullable(),
  email: SentCode.nullable(),
  /** failed log-ins in a row; ten lock */
  failedLogins: z.number().int(),
  /** what may be done for the client at this moment, limits aside */
  actions: z.array(z.enum(assistActions)),
});
export type LiveRegistration = z.output<typeof LiveRegistration>;

const RegistrationRow = z.object({
  id: Id,
  accountId: Id,
  accountNumber: z.string(),
  holderName: z.string(),
  intermediaryName: z.string().nullable(),
  deadline: z.string(),
  step: z.enum(registrationSteps),
  trouble: z.enum(troubles).nullable(),
  startedAt: Instant,
  movedAt: Instant,
});
export type RegistrationRow = z.output<typeof RegistrationRow>;

const Live = z.object({ registration: LiveRegistration.nullable() });

export const registrations = {
  list: endpoint({
    method: 'GET',
    path: '/api/registrations',
    right: 'portal:see',
    summary:
      'Registrations under way, the one that moved last first; `stuck` keeps those whose client cannot go on alone.',
    input: z.object({ stuck: Flag.optional(), ...Paging }),
    output: Page(RegistrationRow),
  }),
  live: endpoint({
    method: 'GET',
    path: '/api/accounts/:id/registration',
    right: 'accounts:see',
    summary: 'How the registration of an account stands at this moment; null while none is under way.',
    input: z.object({ id: Id }),
    output: Live,
  }),
  assist: endpoint({
    method: 'POST',
    path: '/api/accounts/:id/assist',
    right: 'accounts:assist',
    summary: 'Helps a client through the registration: another code, or a fresh start, within the client’s own limits.',
    input: z.object({ id: Id, action: z.enum(assistActions) }),
    output: Live,
  }),
};
