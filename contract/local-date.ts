import type { LocalDate } from './basics.ts';

/** Monday first, as the Hungarian week runs. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

const DAY_MS = 86_400_000;
const asUtc = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`);
const fromUtc = (ms: number): LocalDate => new Date(ms).toISOString().slice(0, 10);

/** True for a day that exists in the calendar, written `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = asUtc(text);
  return !Number.isNaN(ms) && fromUtc(ms) === text;
}

export const addDays = (date: LocalDate, days: number): LocalDate => fromUtc(asUtc(date) + days * DAY_MS);

/** Whole days from one day to another; negative when `to` is the earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => (asUtc(to) - asUtc(from)) / DAY_MS;

/** The same day of another year; 29 February becomes 28 February where there is none. */
export function addYears(date: LocalDate, years: number): LocalDate {
  const moved = `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
  return isLocalDate(moved) ? moved : `${moved.slice(0, 8)}28`;
}

export function weekdayOf(date: LocalDate): Weekday {
  const sundayFirst = new Date(asUtc(date)).getUTCDay();
  return weekdays[(sundayFirst + 6) % 7] ?? 'monday';
}
