import type { Instant } from '#contract/basics.ts';
import { FALLS_AFTER_MINUTES } from '#contract/calls.ts';

export const minutesAfter = (at: Instant, minutes: number): Instant =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString();

/** A client kept for one agent, with no promise behind, is everybody's again after so long. */
const KEPT_MINUTES = 24 * 60;

/** When a client kept for one agent falls to everybody. */
export const fallsAt = (callbackAt: Instant | null, now: Instant): Instant =>
  callbackAt === null
    ? minutesAfter(now, KEPT_MINUTES)
    : minutesAfter(callbackAt > now ? callbackAt : now, FALLS_AFTER_MINUTES);
