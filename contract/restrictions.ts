import { z } from 'zod';
import { Id, Instant, LineOrNothing } from './basics.ts';
import { endpoint } from './endpoint.ts';

/** Why data may only be kept for now: the four cases of GDPR Art. 18(1), in its order. */
export const restrictionReasons = ['accuracy_disputed', 'unlawful', 'legal_claim', 'objection'] as const;
export type RestrictionReason = (typeof restrictionReasons)[number];

/** Why it is over. */
export const liftReasons = ['verified', 'client_asked', 'claim_over', 'objection_decided', 'mistake'] as const;
export type LiftReason = (typeof liftReasons)[number];

/** The one that holds now. */
export const Restriction = z.object({
  since: Instant,
  by: z.string().nullable(),
  reason: z.enum(restrictionReasons),
  /** empty for whoever may not read it */
  remark: z.string(),
});
export type Restriction = z.output<typeof Restriction>;

const Done = z.object({ accounts: z.number().int() });
const Remark = LineOrNothing(500);

export const restrictions = {
  restrict: endpoint({
    method: 'POST',
    path: '/api/accounts/:id/restrict',
    right: 'accounts:restrict',
    summary:
      'Restricts the data of a client to being kept, in all accounts of the client: no reminders, no calls, no change by lists. Answers for how many accounts.',
    input: z.object({ id: Id, reason: z.enum(restrictionReasons), remark: Remark }),
    output: Done,
  }),
  lift: endpoint({
    method: 'POST',
    path: '/api/accounts/:id/lift-restriction',
    right: 'accounts:restrict',
    summary: 'Lifts the restriction of a client, in all accounts of the client. The client has to be told before.',
    input: z.object({ id: Id, reason: z.enum(liftReasons), remark: Remark }),
    output: Done,
  }),
};
