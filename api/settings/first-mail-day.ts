import type { LocalDate } from '#contract/basics.ts';
import { addDays } from '#contract/local-date.ts';

/** The first notice leaves at the end of the month before the deadline (portal.md 2.1: end of January for 20 February). */
export const firstMailDay = (deadline: LocalDate): LocalDate => addDays(`${deadline.slice(0, 7)}-01`, -1);
