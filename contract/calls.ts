import { z } from 'zod';
import { AccountLine } from './accounts.ts';
import { Email, Flag, Id, Instant, Line, LocalDate, Nothing, Page, Paging } from './basics.ts';
import { CallOutcome, CallOutcomes } from './call-outcomes.ts';
import { CallRules } from './call-rules.ts';
import { endpoint } from './endpoint.ts';

/** Why a client is in the queue. */
export const callReasons = ['message_failed', 'unreachable', 'stuck', 'overdue', 'due_soon', 'by_hand'] as const;
export type CallReason = (typeof callReasons)[number];

/** `ready`: may be called now; `resting`: later. */
export const callStates = ['ready', 'resting', 'closed'] as const;
export type CallState = (typeof callStates)[number];

/** Why nobody is to be called any more. */
export const callEnds = ['registered', 'not_required', 'outcome', 'capped', 'suppressed', 'repair', 'dropped'] as const;
export type CallEnd = (typeof callEnds)[number];

/** How long a client stays with an agent who gives no sign, and how often the screen gives one. */
export const LEASE_SECONDS = 300;
export const RENEW_SECONDS = 30;
/** A promised call is announced so long before, and falls to everybody so long after. */
export const ANNOUNCED_MINUTES = 10;
export const FALLS_AFTER_MINUTES = 15;

export const Callback = z.object({
  at: Instant,
  /** the client's own words */
  words: z.string(),
  /** who promised it */
  by: z.string().nullable(),
});
export type Callback = z.output<typeof Callback>;

/** A client in the hands of an agent. */
export const HeldTask = z.object({
  id: Id,
  /** grows with each claim; a stale screen is told by it */
  fence: z.number().int(),
  reason: z.enum(callReasons),
  state: z.enum(callStates),
  attempts: z.number().int(),
  /** a message was left on the voicemail already: none is left again */
  voicemailLeft: z.boolean(),
  callback: Callback.nullable(),
  /** every open account of the client: one call for all */
  accountIds: z.array(Id),
  since: Instant,
});
export type HeldTask = z.output<typeof HeldTask>;

export const Script = z.object({ version: z.number().int(), text: z.string(), missing: z.array(z.string()) });
export type Script = z.output<typeof Script>;

export const Held = z.object({
  task: HeldTask,
  account: AccountLine,
  script: Script,
  lease: z.object({ until: Instant }),
});
export type Held = z.output<typeof Held>;

/** One line of the queue as a supervisor sees it. */
export const CallLine = z.object({
  id: Id,
  accountId: Id,
  accountNumber: z.string(),
  holderName: z.string(),
  reason: z.enum(callReasons),
  state: z.enum(callStates),
  deadline: LocalDate,
  attempts: z.number().int(),
  readyAt: Instant,
  notBefore: Instant.nullable(),
  agentId: Id.nullable(),
  agentName: z.string().nullable(),
  leasedAt: Instant.nullable(),
  leaseUntil: Instant.nullable(),
  forAgentId: Id.nullable(),
  forAgentName: z.string().nullable(),
  callbackAt: Instant.nullable(),
});
export type CallLine = z.output<typeof CallLine>;

export const callbackStates = ['later', 'soon', 'due', 'fallen', 'missed_closed'] as const;
export const CallbackLine = z.object({
  id: Id,
  accountId: Id,
  accountNumber: z.string(),
  holderName: z.string(),
  at: Instant,
  words: z.string(),
  by: z.string().nullable(),
  /** whose it is now; null: anyone's */
  forAgentId: Id.nullable(),
  forAgentName: z.string().nullable(),
  mine: z.boolean(),
  heldBy: z.string().nullable(),
  /** `fallen`: was somebody's and now is everybody's; `missed_closed`: its time passed while the program was closed */
  state: z.enum(callbackStates),
});
export type CallbackLine = z.output<typeof CallbackLine>;

const count = z.number().int();
const share = z.number().nullable();

export const CallFigures = z.object({
  attempts: count,
  /** somebody answered */
  answered: count,
  /** it was the client */
  reached: count,
  clients: count,
  talkSeconds: count,
  /** clients who confirmed their registration within seven days after being reached */
  converted: count,
  optOuts: count,
  repairs: count,
  callbacksKept: count,
  callbacksDue: count,
  /** answered ÷ attempts, reached ÷ clients, converted ÷ reached clients; null of nothing */
  connectRate: share,
  contactRate: share,
  conversion: share,
});
export type CallFigures = z.output<typeof CallFigures>;

export const CallStats = z.object({
  asOf: Instant,
  total: CallFigures,
  byAgent: z.array(CallFigures.extend({ agentId: Id, agentName: z.string() })),
  byOutcome: z.array(z.object({ code: z.string(), name: z.string().nullable(), count })),
  /** by the local hour of the day */
  byHour: z.array(z.object({ hour: count, attempts: count, reached: count })),
  queue: z.array(
    z.object({ reason: z.enum(callReasons), ready: count, resting: count, oldestReadyAt: Instant.nullable() }),
  ),
  working: z.array(CallLine),
});
export type CallStats = z.output<typeof CallStats>;

export const CallDesk = z.object({
  open: z.boolean(),
  /** closes or opens then; null: never */
  until: Instant.nullable(),
  ready: count,
  resting: count,
  callbacks: z.object({ mine: count, anyone: count, missedClosed: count }),
  today: CallFigures,
  held: Held.nullable(),
});
export type CallDesk = z.output<typeof CallDesk>;

export const ScriptVersion = z.object({
  version: z.number().int(),
  body: z.string(),
  at: Instant,
  by: z.string().nullable(),
});
export type ScriptVersion = z.output<typeof ScriptVersion>;

export const CallTicket = z.object({
  id: Id,
  accountId: Id,
  holderName: z.string(),
  accountNumber: z.string(),
  outcome: z.string(),
  outcomeName: z.string().nullable(),
  note: z.string(),
  at: Instant,
  by: z.string().nullable(),
});
export type CallTicket = z.output<typeof CallTicket>;

export const Refusal = z.object({
  id: Id,
  holderName: z.string().nullable(),
  accountId: Id.nullable(),
  outcome: z.string(),
  at: Instant,
  by: z.string().nullable(),
});
export type Refusal = z.output<typeof Refusal>;

export const Deputy = z.object({
  agentId: Id,
  agentName: z.string(),
  deputyId: Id.nullable(),
  deputyName: z.string().nullable(),
  until: LocalDate.nullable(),
});
export type Deputy = z.output<typeof Deputy>;

const rows = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row) });
const Fence = z.number().int().optional();
const Body = z.string().trim().min(1).max(20_000);

export const calls = {
  desk: endpoint({
    method: 'GET',
    path: '/api/calls/desk',
    right: 'calls:work',
    summary: 'What an agent sees before the next client: hours, queue, own callbacks and day, and the client in hand.',
    input: Nothing,
    output: CallDesk,
  }),
  next: endpoint({
    method: 'POST',
    path: '/api/calls/next',
    right: 'calls:work',
    summary:
      'Claims the next client for whoever asks; the one already in hand where there is one; 204 when nobody is to be called now.',
    input: Nothing,
    output: Held.optional(),
  }),
  claim: endpoint({
    method: 'POST',
    path: '/api/calls/:id/claim',
    right: 'calls:work',
    summary: 'Takes a client one picks oneself, such as one’s own callback a little before its time.',
    input: z.object({ id: Id }),
    output: Held,
  }),
  renew: endpoint({
    method: 'POST',
    path: '/api/calls/:id/renew',
    right: 'calls:work',
    summary: 'Says that the agent is still at it; the lease runs from now again.',
    input: z.object({ id: Id, fence: Fence }),
    output: z.object({ until: Instant }),
  }),
  release: endpoint({
    method: 'POST',
    path: '/api/calls/:id/release',
    right: 'calls:work',
    summary: 'Gives a client back; it stands in the queue where it stood.',
    input: z.object({ id: Id, fence: Fence }),
    output: Nothing,
  }),
  outcome: endpoint({
    method: 'POST',
    path: '/api/calls/:id/outcome',
    right: 'calls:work',
    summary: 'How the call ended. Sets the next attempt, or ends the matter, and does what the outcome brings.',
    input: z.object({
      id: Id,
      fence: Fence,
      code: z.string().max(40),
      note: z.string().trim().max(2000).default(''),
      callbackAt: Instant.optional(),
      callbackFor: z.enum(['me', 'anyone']).default('anyone'),
      talkSeconds: z.number().int().min(0).max(86_400).default(0),
      /** the number that was dialled; it is the one a wrong or dead number means */
      phone: z.string().max(40).optional(),
      identified: z.boolean().default(false),
      /** what the client said is right now */
      contact: z.object({ mobile: Line(40).optional(), email: Email.optional() }).optional(),
    }),
    output: z.object({
      state: z.enum(callStates),
      notBefore: Instant.nullable(),
      end: z.enum(callEnds).nullable(),
      /** why what the outcome brings could not be done, where it could not */
      trouble: z.string().nullable(),
    }),
  }),
  takeOver: endpoint({
    method: 'POST',
    path: '/api/calls/:id/take-over',
    right: 'calls:supervise',
    summary: 'Takes a client from whoever has it; kept in the history.',
    input: z.object({ id: Id }),
    output: Held,
  }),
  reassign: endpoint({
    method: 'POST',
    path: '/api/calls/:id/reassign',
    right: 'calls:supervise',
    summary: 'Keeps a client for one agent; null gives it to anyone. Whoever has it loses it.',
    input: z.object({ id: Id, agentId: Id.nullable() }),
    output: Nothing,
  }),
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
    summary: 'Puts clients into the queue by hand; says how many were added and not there already.',
    input: z.object({ accountIds: z.array(Id).min(1).max(1000) }),
    output: z.object({ added: count }),
    status: 201,
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
  callbacks: endpoint({
    method: 'GET',
    path: '/api/calls/callbacks',
    right: 'calls:work',
    summary: 'Promised calls by their time: one’s own and those anyone may make; `all`: everybody’s.',
    input: z.object({ all: Flag.optional() }),
    output: rows(CallbackLine),
  }),
  stats: endpoint({
    method: 'GET',
    path: '/api/calls/stats',
    right: 'calls:supervise',
    summary: 'Figures of a span of local days (today when left out), the queue by reason, and who is on what.',
    input: z.object({ from: LocalDate.optional(), to: LocalDate.optional() }),
    output: CallStats,
  }),
  outcomes: endpoint({
    method: 'GET',
    path: '/api/calls/outcomes',
    right: 'calls:work',
    summary: 'The outcomes a call can have, in their order.',
    input: Nothing,
    output: rows(CallOutcome),
  }),
  setOutcomes: endpoint({
    method: 'PUT',
    path: '/api/calls/outcomes',
    right: 'calls:change',
    summary: 'Sets the whole list of outcomes; what was ever used can be switched off, not removed.',
    input: z.object({ rows: CallOutcomes }),
    output: rows(CallOutcome),
  }),
  scripts: endpoint({
    method: 'GET',
    path: '/api/calls/scripts',
    right: 'calls:work',
    summary: 'The script of calls, newest version first.',
    input: Nothing,
    output: rows(ScriptVersion),
  }),
  writeScript: endpoint({
    method: 'POST',
    path: '/api/calls/scripts',
    right: 'calls:change',
    summary: 'Makes a new version of the script, used from the next client on.',
    input: z.object({ body: Body }),
    output: ScriptVersion,
    status: 201,
  }),
  previewScript: endpoint({
    method: 'POST',
    path: '/api/calls/scripts/preview',
    right: 'calls:work',
    summary: 'A script as it would read for a client, or for an invented one.',
    input: z.object({ body: Body, accountId: Id.optional() }),
    output: Script,
  }),
  rules: endpoint({
    method: 'GET',
    path: '/api/calls/rules',
    right: 'calls:work',
    summary: 'When the queue takes clients in, and how often anybody may be called.',
    input: Nothing,
    output: CallRules,
  }),
  setRules: endpoint({
    method: 'PUT',
    path: '/api/calls/rules',
    right: 'calls:change',
    summary: 'Sets the rules; they hold from the next attempt on.',
    input: CallRules,
    output: CallRules,
  }),
  deputies: endpoint({
    method: 'GET',
    path: '/api/calls/deputies',
    right: 'calls:work',
    summary: 'Everybody who calls, and who stands in for whom.',
    input: Nothing,
    output: rows(Deputy),
  }),
  setDeputy: endpoint({
    method: 'PUT',
    path: '/api/calls/deputies/:agentId',
    right: 'calls:supervise',
    summary: 'While somebody is away, another has the callbacks and clients kept for them; null ends it.',
    input: z.object({ agentId: Id, deputyId: Id.nullable(), until: LocalDate.nullable().default(null) }),
    output: rows(Deputy),
  }),
  tickets: endpoint({
    method: 'GET',
    path: '/api/calls/tickets',
    right: 'calls:supervise',
    summary: 'What clients asked for on the phone and somebody still has to do.',
    input: Nothing,
    output: rows(CallTicket),
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
    output: rows(Refusal),
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
