import { z } from 'zod';
import { AccountFilter } from './accounts.ts';
import { Email, Flag, Id, Instant, Line, LocalDate, Nothing, Page, Paging } from './basics.ts';
import { CallOutcome, CallOutcomes } from './call-outcomes.ts';
import { CallRules } from './call-rules.ts';
import {
  callEnds,
  callReasons,
  callStates,
  CallbackLine,
  CallDesk,
  CallLine,
  CallStats,
  CallTicket,
  Deputy,
  Held,
  notAddedWhy,
  recordings,
  Refusal,
  Script,
  ScriptVersion,
} from './call-shapes.ts';
import { endpoint } from './endpoint.ts';

export * from './call-shapes.ts';

const count = z.number().int();
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
    summary:
      'Gives a client back; it stands in the queue where it stood. `leaving`: the window closes, so the client is kept twenty seconds more in case it was a reload.',
    input: z.object({ id: Id, fence: Fence, leaving: z.boolean().default(false) }),
    output: Nothing,
  }),
  outcome: endpoint({
    method: 'POST',
    path: '/api/calls/:id/outcome',
    right: 'calls:work',
    summary:
      'How the call ended. Sets the next attempt, or ends the matter, and does what the outcome brings. What comes late is kept too: `recorded` says how; `state`, `notBefore` and `end` are those of the client afterwards.',
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
      recorded: z.enum(recordings),
      /** who has the client now, or had it since, where that is somebody else */
      takenBy: z.string().nullable(),
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
    summary:
      'Puts clients into the queue by hand: some accounts, or all a filter means, up to 50,000. Says how many came in, and why others did not.',
    input: z
      .object({
        accountIds: z.array(Id).min(1).max(1000).optional(),
        filter: AccountFilter.strict().optional(),
        /** what the agent is to know */
        why: Line(200).optional(),
      })
      .refine(({ accountIds, filter }) => (accountIds === undefined) !== (filter === undefined), {
        path: ['accountIds'],
      }),
    /** `batch`: what to take back by; null when nobody came in */
    output: z.object({ added: count, batch: z.string().nullable(), left: z.partialRecord(z.enum(notAddedWhy), count) }),
    status: 201,
  }),
  takeBack: endpoint({
    method: 'DELETE',
    path: '/api/calls/added/:batch',
    right: 'calls:supervise',
    summary: 'Takes back those put into the queue together, but for whom somebody has dealt with since.',
    input: z.object({ batch: z.uuid() }),
    output: z.object({ removed: count }),
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
    summary:
      'Figures of a span of local days (today when left out), of all or of one agent, the queue by reason, and who is on what.',
    input: z.object({ from: LocalDate.optional(), to: LocalDate.optional(), agentId: Id.optional() }),
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
