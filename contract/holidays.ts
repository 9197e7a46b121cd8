import { z } from 'zod';
import { LocalDate } from './basics.ts';
import { addDays, weekdayOf } from './local-date.ts';

export const holidayNames = [
  'new_year',
  'revolution_1848',
  'good_friday',
  'easter_monday',
  'labour_day',
  'whit_monday',
  'state_foundation',
  'revolution_1956',
  'all_saints',
  'christmas_eve',
  'christmas_day',
  'second_christmas_day',
] as const;
export type HolidayName = (typeof holidayNames)[number];

/** A day the yearly decree moves: a working Saturday, or a rest day given for it. */
export const MovedDay = z.object({ date: LocalDate, becomes: z.enum(['working', 'rest']) });
export type MovedDay = z.output<typeof MovedDay>;

export type DayKind = 'working' | 'moved_working' | 'weekend' | 'holiday' | 'moved_rest';

/**
 * Decrees 15/2023. (VII. 13.) GFM, 11/2024. (IV. 8.) and 10/2025. (IV. 30.) NGM; the table is edited in the settings
 * every year. In 2024 and 2025 Christmas Eve was a rest day by these alone, worked off on a Saturday.
 */
export const knownMovedDays: readonly MovedDay[] = [
  { date: '2024-08-03', becomes: 'working' },
  { date: '2024-08-19', becomes: 'rest' },
  { date: '2024-12-07', becomes: 'working' },
  { date: '2024-12-14', becomes: 'working' },
  { date: '2024-12-24', becomes: 'rest' },
  { date: '2024-12-27', becomes: 'rest' },
  { date: '2025-05-02', becomes: 'rest' },
  { date: '2025-05-17', becomes: 'working' },
  { date: '2025-10-18', becomes: 'working' },
  { date: '2025-10-24', becomes: 'rest' },
  { date: '2025-12-13', becomes: 'working' },
  { date: '2025-12-24', becomes: 'rest' },
  { date: '2026-01-02', becomes: 'rest' },
  { date: '2026-01-10', becomes: 'working' },
  { date: '2026-08-08', becomes: 'working' },
  { date: '2026-08-21', becomes: 'rest' },
  { date: '2026-12-12', becomes: 'working' },
  { date: '2026-12-24', becomes: 'rest' },
];

/** Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher). */
export function easterSunday(year: number): LocalDate {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const leapShift = century - Math.floor(century / 4);
  const moonShift = Math.floor((8 * century + 13) / 25);
  const epact = (leapShift - moonShift + 19 * golden + 15) % 30;
  const fullMoon = epact - (epact === 29 || (epact === 28 && golden > 10) ? 1 : 0);
  const sunday = (year + Math.floor(year / 4) + fullMoon + 2 - leapShift) % 7;
  return addDays(`${year}-03-28`, fullMoon - sunday);
}

/** Public holidays of a year (labour code, 102. §). Good Friday joined in 2017, Christmas Eve counts from 2026 on. */
export function publicHolidays(year: number): ReadonlyMap<LocalDate, HolidayName> {
  const easter = easterSunday(year);
  const days = new Map<LocalDate, HolidayName>([
    [`${year}-01-01`, 'new_year'],
    [`${year}-03-15`, 'revolution_1848'],
    [addDays(easter, 1), 'easter_monday'],
    [`${year}-05-01`, 'labour_day'],
    [addDays(easter, 50), 'whit_monday'],
    [`${year}-08-20`, 'state_foundation'],
    [`${year}-10-23`, 'revolution_1956'],
    [`${year}-11-01`, 'all_saints'],
    [`${year}-12-25`, 'christmas_day'],
    [`${year}-12-26`, 'second_christmas_day'],
  ]);
  if (year >= 2017) days.set(addDays(easter, -2), 'good_friday');
  if (year >= 2026) days.set(`${year}-12-24`, 'christmas_eve');
  return new Map([...days].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const holidaysOfYear = new Map<number, ReadonlyMap<LocalDate, HolidayName>>();

export function holidayOn(date: LocalDate): HolidayName | null {
  const year = Number(date.slice(0, 4));
  const known = holidaysOfYear.get(year) ?? publicHolidays(year);
  holidaysOfYear.set(year, known);
  return known.get(date) ?? null;
}

/** What kind of day it is; the table of moved days outranks the calendar. */
export function dayKind(date: LocalDate, movedDays: readonly MovedDay[]): DayKind {
  const moved = movedDays.find((day) => day.date === date);
  if (moved) return moved.becomes === 'working' ? 'moved_working' : 'moved_rest';
  if (holidayOn(date)) return 'holiday';
  const weekday = weekdayOf(date);
  return weekday === 'saturday' || weekday === 'sunday' ? 'weekend' : 'working';
}

export function isWorkingDay(date: LocalDate, movedDays: readonly MovedDay[]): boolean {
  const kind = dayKind(date, movedDays);
  return kind === 'working' || kind === 'moved_working';
}
