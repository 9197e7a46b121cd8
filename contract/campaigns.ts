import { z } from 'zod';
import { AccountFilter } from './accounts.ts';
import { Id, Instant, Line, LocalDate, Page, Paging } from './basics.ts';
import { endpoint } from './endpoint.ts';
import { channels, gatewayTroubles, messageStates, purposes, skipReasons } from './outbox.ts';
import { Balance } from './sms-balance.ts';
import { smsModes } from './sms-text.ts';
import { Preview, templateLanguages } from './templates.ts';

export const campaignStates = ['draft', 'approved', 'scheduled', 'running', 'paused', 'done', 'cancelled'] as const;
export type CampaignState = (typeof campaignStates)[number];

/** Exact: a misspelt filter must not mean everybody. */
const chosenAudiences = [
  z.strictObject({ accountIds: z.array(Id).min(1).max(50_000) }),
  z.strictObject({ filter: AccountFilter.strict() }),
  /** whom another campaign reached and who have not registered since */
  z.strictObject({ notReactedTo: Id }),
] as const;
export const ChosenAudience = z.union(chosenAudiences);
export const Audience = z.union([...chosenAudiences, z.strictObject({ ladderStep: Id, on: LocalDate })]);
export type ChosenAudience = z.output<typeof ChosenAudience>;
export type Audience = z.output<typeof Audience>;

/** Why one of the audience would not get it. */
export const audienceReasons = [...skipReasons, 'struck_out'] as const;
export type AudienceReason = (typeof audienceReasons)[number];

const Count = z.number().int();

/** What a running campaign waits for; `until` is null when only a person can help. */
export const Waiting = z.object({
  why: z.enum(['hours', 'rest', 'gateway']),
  until: Instant.nullable(),
  trouble: z.enum(gatewayTroubles).nullable(),
});
export type Waiting = z.output<typeof Waiting>;

export const Campaign = z.object({
  id: Id,
  name: z.string(),
  channel: z.enum(channels),
  state: z.enum(campaignStates),
  templateId: Id,
  language: z.enum(templateLanguages),
  subject: z.string(),
  body: z.string(),
  purpose: z.enum(purposes),
  smsMode: z.enum(smsModes),
  audience: Audience,
  /** in whose name e-mail goes; null: the gateway’s */
  senderId: Id.nullable(),
  sendAt: Instant.nullable(),
  /** several client accounts of one address get one message; the others are skipped (`duplicate_address`) */
  oncePerAddress: z.boolean(),
  createdAt: Instant,
  createdBy: z.object({ id: Id, displayName: z.string() }),
  approvedAt: Instant.nullable(),
  approvedBy: z.object({ id: Id, displayName: z.string() }).nullable(),
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
  /** messages by state; empty before the start */
  counts: z.partialRecord(z.enum(messageStates), Count),
  total: Count,
  /** how many were skipped, failed, cancelled or are in doubt, and why */
  reasons: z.array(z.object({ state: z.enum(messageStates), reason: z.string(), count: Count })),
  /** why it goes on outside the sending hours; null: it keeps to them */
  urgentWhy: z.string().nullable(),
  waiting: Waiting.nullable(),
  /** an estimate by throttle and hours; null when nothing is under way or it cannot end by itself */
  endsAt: Instant.nullable(),
});
export type Campaign = z.output<typeof Campaign>;

export const Preflight = z.object({
  audience: Count,
  willSend: Count,
  skipped: z.partialRecord(z.enum(audienceReasons), Count),
  /** of those suppressed: who has not agreed to advertising */
  noConsent: Count,
  /** texts that cannot be rendered for their client; they will fail */
  faulty: Count,
  /** per cent of those meant whose address is known to be bad, and whether that keeps the campaign from starting */
  badShare: Count,
  tooManyBad: z.boolean(),
  /** clients without a field the text writes out; they will not get it */
  missing: z.array(z.object({ field: z.string(), count: Count })),
  unknown: z.array(z.string()),
  /** SMS parts in all, and forints where the price is known; `estimated`: counted on a sample */
  parts: Count.nullable(),
  cost: z.number().nullable(),
  /** what the provider said last of what is left, for whoever sets gateways; and whether this would cost more */
  balance: Balance.nullable(),
  beyondBalance: z.boolean(),
  estimated: z.boolean(),
  approvalNeeded: z.boolean(),
  /** who would get it by now but did not when it was approved: they do not */
  unapproved: Count,
  /** when sending could begin and end under hours and throttle; null: never as things are set */
  opensAt: Instant.nullable(),
  finishesAt: Instant.nullable(),
  /** some clients to look at, those without a field the text writes out first */
  sample: z.array(Id),
});
export type Preflight = z.output<typeof Preflight>;

/** `id` is the account’s. */
export const AudienceRow = z.object({
  id: Id,
  accountNumber: z.string(),
  holderName: z.string(),
  to: z.string().nullable(),
  reason: z.enum(audienceReasons).nullable(),
});
export type AudienceRow = z.output<typeof AudienceRow>;

const CampaignInput = z.object({
  name: Line(160),
  channel: z.enum(channels),
  templateId: Id,
  audience: ChosenAudience,
  sendAt: Instant.nullable().optional(),
  senderId: Id.nullable().optional(),
  oncePerAddress: z.boolean().optional(),
});

const One = z.object({ id: Id });

const step = (name: string, right: 'campaigns:run' | 'campaigns:approve', summary: string) =>
  endpoint({ method: 'POST', path: `/api/campaigns/:id/${name}`, right, summary, input: One, output: Campaign });

export const campaigns = {
  list: endpoint({
    method: 'GET',
    path: '/api/campaigns',
    right: 'campaigns:see',
    summary: 'Campaigns, newest first; a broker sees its own.',
    input: z.object({ state: z.enum(campaignStates).optional(), ...Paging }),
    output: Page(Campaign),
  }),
  see: endpoint({
    method: 'GET',
    path: '/api/campaigns/:id',
    right: 'campaigns:see',
    summary: 'One campaign with its counters.',
    input: One,
    output: Campaign,
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/campaigns',
    right: 'campaigns:run',
    summary: 'Makes a draft: whom, what, when. The text is copied from the template.',
    input: CampaignInput,
    output: Campaign,
    status: 201,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/campaigns/:id',
    right: 'campaigns:run',
    summary: 'Changes a campaign that has not started; an approval is void from then on.',
    input: CampaignInput.partial().extend({ id: Id }),
    output: Campaign,
  }),
  preflight: endpoint({
    method: 'POST',
    path: '/api/campaigns/:id/preflight',
    right: 'campaigns:run',
    summary: 'Who will get it, who will not and why, what it costs and when it would be done. Changes nothing.',
    input: One,
    output: Preflight,
  }),
  preview: endpoint({
    method: 'POST',
    path: '/api/campaigns/:id/preview',
    right: 'campaigns:see',
    summary:
      'The text as one client of the audience would get it, with the others at the address where they share a letter.',
    input: z.object({ id: Id, accountId: Id }),
    output: Preview,
  }),
  sample: endpoint({
    method: 'POST',
    path: '/api/campaigns/sample',
    right: 'campaigns:run',
    summary: 'Some clients a text would go to, to look at it with; those without a field it writes out come first.',
    input: z.object({ audience: ChosenAudience, templateId: Id }),
    output: z.object({
      ids: z.array(Id),
      /** how many of them, from the first, lack a field */
      lacking: Count,
    }),
  }),
  audience: endpoint({
    method: 'GET',
    path: '/api/campaigns/:id/audience',
    right: 'campaigns:see',
    summary: 'The clients behind the counts of the preflight.',
    input: z.object({ id: Id, reason: z.enum(['none', 'no_consent', ...audienceReasons]).optional(), ...Paging }),
    output: Page(AudienceRow),
  }),
  strike: endpoint({
    method: 'POST',
    path: '/api/campaigns/:id/strike',
    right: 'campaigns:run',
    summary: 'Strikes a client out of a campaign that has not started, or takes it back in; an approval is void then.',
    input: z.object({ id: Id, accountId: Id, struck: z.boolean() }),
    output: Campaign,
  }),
  followUp: endpoint({
    method: 'POST',
    path: '/api/campaigns/:id/follow-up',
    right: 'campaigns:run',
    summary: 'A draft of the same for those whom this one reached and who have not registered.',
    input: One,
    output: Campaign,
    status: 201,
  }),
  approve: step('approve', 'campaigns:approve', 'Approves a draft of somebody else.'),
  start: step('start', 'campaigns:run', 'Freezes the audience and begins; or waits for the time set.'),
  pause: step('pause', 'campaigns:run', 'Holds everything that has not been handed over.'),
  resume: step('resume', 'campaigns:run', 'Goes on.'),
  cancel: step('cancel', 'campaigns:run', 'Calls back everything that has not been handed over, for good.'),
  urgent: endpoint({
    method: 'POST',
    path: '/api/campaigns/:id/urgent',
    right: 'campaigns:approve',
    summary:
      'Lets a campaign that has begun go on outside the sending hours, with the reason; null: it keeps to them again.',
    input: One.extend({ reason: Line(200).nullable() }),
    output: Campaign,
  }),
  retry: step('retry', 'campaigns:run', 'Tries again what failed; never what is in doubt.'),
};
