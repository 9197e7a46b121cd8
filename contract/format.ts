import type { Instant, LocalDate } from './basics.ts';
import { lazily } from './lazily.ts';
import { localDate, localTime } from './local-time.ts';

const months = [
  'január',
  'február',
  'március',
  'április',
  'május',
  'június',
  'július',
  'augusztus',
  'szeptember',
  'október',
  'november',
  'december',
] as const;

/** `2012. 02. 20.` */
export const formatDate = (date: LocalDate): string => `${date.replaceAll('-', '. ')}.`;

const englishDay = lazily(
  () => new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short', year: 'numeric', timeZone: 'UTC' }),
);

/** `20 Feb 2012` */
export const formatEnglishDate = (date: LocalDate): string => englishDay().format(new Date(date));

/** `2012. február 20.` */
export const formatLongDate = (date: LocalDate): string =>
  `${date.slice(0, 4)}. ${months[Number(date.slice(5, 7)) - 1] ?? ''} ${Number(date.slice(8))}.`;

/** `2012. 02. 20. 09:05`, local time, for tables. */
export const formatInstant = (instant: Instant): string => `${formatDate(localDate(instant))} ${localTime(instant)}`;

/** `20 Feb 2012 09:05`, local time. */
export const formatEnglishInstant = (instant: Instant): string =>
  `${formatEnglishDate(localDate(instant))} ${localTime(instant)}`;

const numbers = lazily(() => new Intl.NumberFormat('hu-HU', { maximumFractionDigits: 2 }));

/** `1234`, `12 345,6`: decimal comma, no-break space from five digits on. */
export const formatNumber = (value: number): string => numbers().format(value);

const forints = lazily(() => new Intl.NumberFormat('hu-HU', { maximumFractionDigits: 0 }));

/** `1 234 567 Ft`, whole forints. */
export const formatForint = (value: number): string => `${forints().format(value)}\u00a0Ft`;

/** A stored E.164 number as read in Hungary: `+36 20 123 4567`, `(06 1) 421 1421`; a foreign one stays as it is. */
export function formatPhone(phone: string): string {
  const [, mobile, first, second] = /^\+36(20|21|30|31|50|70)(\d{3})(\d{4})$/.exec(phone) ?? [];
  if (mobile) return `+36 ${mobile} ${first ?? ''} ${second ?? ''}`;
  const [, area, left, right] = /^\+36(1|[2-9]\d)(\d{3})(\d{3,4})$/.exec(phone) ?? [];
  return area ? `(06 ${area}) ${left ?? ''} ${right ?? ''}` : phone;
}
