import type { Instant } from '#contract/basics.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** portal.md 3.4 */
export const lifetimes = {
  sms: 10 * MINUTE,
  idle: 30 * MINUTE,
  session: 12 * HOUR,
  passwordLink: HOUR,
  securityCode: 10 * MINUTE,
} as const;

/** The same in local days, whatever the clocks do meanwhile. */
export const lifeDays = { email: 5, unfinished: 30 } as const;

/** The longest window any limit looks back over. */
export const LOOK_BACK = DAY;

/** At most `times` in any `within` milliseconds; several may hold at once. */
export type Allowance = readonly { times: number; within: number }[];

export const allowances = {
  /** another code: a minute apart, three an hour, five a day, per account and per number or address */
  again: [
    { times: 3, within: HOUR },
    { times: 5, within: DAY },
  ],
  /** a first code, so that starting afresh does not go round the limit above */
  first: [
    { times: 5, within: HOUR },
    { times: 10, within: DAY },
  ],
  /** wrong pairs of account and mobile, per account number whether it exists or not */
  numberGuess: [{ times: 10, within: HOUR }],
  /** the same from one network address, which many honest people may share */
  addressGuess: [{ times: 60, within: HOUR }],
  /** codes to new addresses, per log-in: like another code */
  emailChange: [
    { times: 1, within: MINUTE },
    { times: 3, within: HOUR },
    { times: 5, within: DAY },
  ],
  passwordLink: [{ times: 3, within: HOUR }],
  /** link and initial password of a box not opened yet, of which one goes by SMS, whoever asks for them */
  firstAccess: [
    { times: 3, within: HOUR },
    { times: 5, within: DAY },
  ],
  /** addresses asked for as a user name, per account or log-in: whether one is taken is told to nobody who tries a list */
  addressAsked: [
    { times: 10, within: HOUR },
    { times: 20, within: DAY },
  ],
  /** what one client asks for, of every kind together */
  request: [
    { times: 20, within: HOUR },
    { times: 40, within: DAY },
  ],
  /** three full claims a day: 240 MB at most */
  photo: [{ times: 30, within: DAY }],
  /** security codes by letter, per name: enough to climb the whole ladder by it */
  securityLetter: [
    { times: 10, within: HOUR },
    { times: 20, within: DAY },
  ],
} as const satisfies Record<string, Allowance>;

export const APART = MINUTE;

export const later = (from: Instant, ms: number): Instant => new Date(Date.parse(from) + ms).toISOString();

/** The first instant one more is allowed, given the earlier ones oldest first; null: at once. */
export function allowedFrom(earlier: readonly Instant[], allowance: Allowance): Instant | null {
  const bounds = allowance.flatMap(({ times, within }) => {
    const nth = earlier.at(-times);
    return nth === undefined ? [] : [later(nth, within)];
  });
  return bounds.length === 0 ? null : bounds.reduce((latest, each) => (each > latest ? each : latest));
}
