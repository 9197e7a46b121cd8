import { z } from 'zod';
import { Id, Instant, LocalDate } from './basics.ts';
import { CallFigures } from './call-figures.ts';
import { CallLine, callReasons } from './call-shapes.ts';
import { endpoint } from './endpoint.ts';

const count = z.number().int();
const Days = { from: LocalDate.optional(), to: LocalDate.optional() };

export const CallStats = z.object({
  asOf: Instant,
  /** the local days counted, both included */
  from: LocalDate,
  to: LocalDate,
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

/** What a client was last told by before registering; `none`: nothing within seven days. */
export const touches = ['email', 'sms', 'call', 'none'] as const;

export const CallTouches = z.object({
  asOf: Instant,
  from: LocalDate,
  to: LocalDate,
  /** accounts registered on these days */
  registrations: count,
  /** of them: whose last touch within seven days it was, and who had it at all within them */
  rows: z.array(z.object({ touch: z.enum(touches), last: count, any: count })),
});
export type CallTouches = z.output<typeof CallTouches>;

/** Figures of calls, and of what registrations came after. */
export const callStats = {
  stats: endpoint({
    method: 'GET',
    path: '/api/calls/stats',
    right: 'calls:supervise',
    summary:
      'Figures of a span of local days (today when left out), of all or of one agent, the queue by reason, and who is on what.',
    input: z.object({ ...Days, agentId: Id.optional() }),
    output: CallStats,
  }),
  touches: endpoint({
    method: 'GET',
    path: '/api/calls/touches',
    right: 'calls:supervise',
    summary:
      'Registrations of a span of local days (today when left out) by what came before them within seven days: e-mail, SMS, a call that reached the client, or nothing.',
    input: z.object(Days),
    output: CallTouches,
  }),
};
