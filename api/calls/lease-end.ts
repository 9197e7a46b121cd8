import type { Instant } from '#contract/basics.ts';
import { LEASE_SECONDS } from '#contract/calls.ts';

/** Until when a client taken or kept now stays with the agent. */
export const leaseEnd = (now: Instant): Instant => new Date(Date.parse(now) + LEASE_SECONDS * 1000).toISOString();
