import type { Instant } from '#contract/basics.ts';
import { addYears } from '#contract/local-date.ts';
import { localDate, sameTimeOn } from '#contract/local-time.ts';

/** The same moment by the clock on the wall one calendar year later (portal.md K13, K17); 29 February becomes the 28th. */
export const oneYearLater = (instant: Instant): Instant => sameTimeOn(addYears(localDate(instant), 1), instant);
