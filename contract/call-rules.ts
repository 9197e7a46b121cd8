import { z } from 'zod';

const whole = (min: number, max: number) => z.number().int().min(min).max(max);

/** When the queue takes a client in by itself, and how often anybody may be called. */
export const CallRules = z.object({
  /** so many days before the deadline the phone takes over from letters */
  dueWithinDays: whole(0, 60),
  /** and so many days after it nobody is taken in any more */
  overdueDays: whole(0, 365),
  /** a client who got a message less than so many days ago is left to react first */
  quietDays: whole(0, 30),
  perDay: whole(1, 10),
  inTotal: whole(1, 30),
  /** between two attempts, unless an outcome says sooner */
  gapMinutes: whole(0, 1440),
});
export type CallRules = z.output<typeof CallRules>;

export const defaultCallRules: CallRules = {
  dueWithinDays: 7,
  overdueDays: 60,
  quietDays: 2,
  perDay: 3,
  inTotal: 6,
  gapMinutes: 180,
};
