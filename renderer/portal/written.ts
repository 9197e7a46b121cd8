import type { Instant, LocalDate } from '#contract/basics.ts';
import type { PortalLanguage } from '#contract/portal.ts';
import { useSpoken } from './language.ts';

/** English as Europe writes it: no reader takes a month for a day. */
const locales = { hu: 'hu-HU', en: 'en-GB' } as const satisfies Record<PortalLanguage, string>;

/** By the clock on the wall in Hungary, wherever the telephone is. */
const timeZone = 'Europe/Budapest';

const DAY_SIGNS = 10;

export type Written = {
  /** the month in letters; of an instant the day in Hungary */
  day: (when: Instant | LocalDate) => string;
  moment: (when: Instant) => string;
  forints: (amount: number) => string;
};

export function writtenIn(language: PortalLanguage): Written {
  const locale = locales[language];
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'HUF', maximumFractionDigits: 0 });
  return {
    day: (when) => day.format(new Date(when.length === DAY_SIGNS ? `${when}T12:00:00Z` : when)),
    moment: (when) => moment.format(new Date(when)),
    forints: (amount) => money.format(amount),
  };
}

/** Days, moments and money as the reader writes them. */
export const useWritten = (): Written => writtenIn(useSpoken().language);
