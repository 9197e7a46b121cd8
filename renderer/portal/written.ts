import type { Instant, LocalDate } from '#contract/basics.ts';
import type { PortalLanguage } from '#contract/portal.ts';
import { useSpoken } from './language.ts';

/** English as Europe writes it: no reader takes a month for a day. */
const locales = { hu: 'hu-HU', en: 'en-GB' } as const satisfies Record<PortalLanguage, string>;

/** By the clock on the wall in Hungary, wherever the telephone is. */
const timeZone = 'Europe/Budapest';

export type Written = {
  /** the month in letters */
  day: (day: LocalDate) => string;
  /** the day in Hungary at that instant */
  dayOf: (instant: Instant) => string;
  moment: (instant: Instant) => string;
  forints: (amount: number) => string;
};

export function writtenIn(language: PortalLanguage): Written {
  const locale = locales[language];
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'HUF', maximumFractionDigits: 0 });
  return {
    day: (date) => day.format(new Date(`${date}T12:00:00Z`)),
    dayOf: (instant) => day.format(new Date(instant)),
    moment: (instant) => moment.format(new Date(instant)),
    forints: (amount) => money.format(amount),
  };
}

/** Days, moments and money as the reader writes them. */
export const useWritten = (): Written => writtenIn(useSpoken().language);
