import type { Instant } from '#contract/basics.ts';
import { addYears } from '#contract/local-date.ts';
import { instantOf, localDate, localTime } from '#contract/local-time.ts';

const MINUTE = 60_000;

/** The same moment by the clock on the wall one calendar year later (portal.md K13, K17); 29 February becomes the 28th. */
export function oneYearLater(instant: Instant): Instant {
  const minute = Date.parse(instantOf(addYears(localDate(instant), 1), localTime(instant)));
  return new Date(minute + (Date.parse(instant) % MINUTE)).toISOString();
}
