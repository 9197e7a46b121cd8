import type { Instant } from '#contract/basics.ts';
import { LEASE_SECONDS, LEAVING_SECONDS } from '#contract/calls.ts';

/** Until when a client taken or kept now stays with the agent. */
export const leaseEnd = (now: Instant): Instant => new Date(Date.parse(now) + LEASE_SECONDS * 1000).toISOString();

/** Until when a client is kept whose agent closed the window: a reload is back before. */
export const leavingEnd = (now: Instant): Instant => new Date(Date.parse(now) + LEAVING_SECONDS * 1000).toISOString();
