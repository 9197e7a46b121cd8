import { z } from 'zod';
import { accountStatuses } from './account-status.ts';
import { AccountLine } from './accounts.ts';
import { Id, Instant, LocalDate } from './basics.ts';
import { CallFigures } from './call-figures.ts';

/** Why a client is in the queue. */
export const callReasons = ['message_failed', 'unreachable', 'stuck', 'overdue', 'due_soon', 'by_hand'] as const;
export type CallReason = (typeof callReasons)[number];

/** Why somebody put by hand did not come into the queue. */
export const notAddedWhy = ['in_queue', 'not_open', 'restricted', 'refused', 'no_number', 'too_often'] as const;
export type NotAddedWhy = (typeof notAddedWhy)[number];

/** What a complaint told on the phone is called among what somebody has to see to. */
export const COMPLAINT = 'PANASZ';

/** So many accounts can be put into the queue at once. */
export const MOST_ADDED = 50_000;

/** `ready`: may be called now; `resting`: later. */
export const callStates = ['ready', 'resting', 'closed'] as const;
export type CallState = (typeof callStates)[number];

/**
 * How what an agent says of a call was kept. `late`: the lease had run out, nobody else has the client, and it counts.
 * `beside`: somebody else has or had the client since; it stands in the client's story, and the queue goes by theirs.
 * `again`: this call was recorded before; what is new of it was added there.
 */
export const recordings = ['in_time', 'late', 'beside', 'again'] as const;
export type Recording = (typeof recordings)[number];

/** Why nobody is to be called any more. */
export const callEnds = [
  'registered',
  'not_required',
  'restricted',
  'outcome',
  'capped',
  'suppressed',
  'repair',
  'dropped',
] as const;
export type CallEnd = (typeof callEnds)[number];

/** How long a client stays with an agent who gives no sign, and how often the screen gives one. */
export const LEASE_SECONDS = 300;
export const RENEW_SECONDS = 30;
/** Whoever closes the window may open it again so long: a reload keeps the client, closing gives it back. */
export const LEAVING_SECONDS = 20;
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

/** An account of the person in hand: open ones first, as the call goes by them; the others are registered. */
export const CalledAccount = z.object({
  id: Id,
  accountNumber: z.string(),
  status: z.enum(accountStatuses),
  deadline: LocalDate,
  /** when, or on which day, it was registered */
  registeredAt: Instant.nullable(),
  registeredOn: LocalDate.nullable(),
  /** since the client came into these hands: to be said at once */
  duringCall: z.boolean(),
});
export type CalledAccount = z.output<typeof CalledAccount>;

/** A client in the hands of an agent. */
export const HeldTask = z.object({
  id: Id,
  /** grows with each claim; a stale screen is told by it */
  fence: z.number().int(),
  reason: z.enum(callReasons),
  /** what whoever put the client into the queue by hand wants */
  why: z.string().nullable(),
  state: z.enum(callStates),
  attempts: z.number().int(),
  /** every account of the person that is open or registered */
  accounts: z.array(CalledAccount),
  /** every number of the person, those of the account in hand first, and of which accounts each is */
  phones: z.array(z.object({ phone: z.string(), accountIds: z.array(Id) })),
  /** numbers not to be dialled: they lead nowhere, or whoever has them is not to be contacted */
  avoid: z.array(z.object({ phone: z.string(), why: z.enum(['dead', 'stopped']) })),
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
  /** `seconds`: so many are left as of this answer */
  lease: z.object({ until: Instant, seconds: z.number().int() }),
});
export type Held = z.output<typeof Held>;

/** One line of the queue as a supervisor sees it. */
export const CallLine = z.object({
  id: Id,
  accountId: Id,
  accountNumber: z.string(),
  holderName: z.string(),
  reason: z.enum(callReasons),
  why: z.string().nullable(),
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

export const CallDesk = z.object({
  asOf: Instant,
  open: z.boolean(),
  /** closes or opens then; null: never */
  until: Instant.nullable(),
  ready: count,
  resting: count,
  /** those due, each in one of the three */
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
