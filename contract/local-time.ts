import type { Instant, LocalDate } from './basics.ts';
import { addDays } from './local-date.ts';

export const homeZone = 'Europe/Budapest';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

/** What the wall clock shows, `YYYY-MM-DDTHH:MM:SS`. */
function wallClock(ms: number, zone: string): string {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatOf(zone).formatToParts(ms)) part[type] = value;
  const year = (part.year ?? '').padStart(4, '0');
  return `${year}-${part.month ?? ''}-${part.day ?? ''}T${part.hour ?? ''}:${part.minute ?? ''}:${part.second ?? ''}`;
}

const offsetAt = (ms: number, zone: string): number =>
  Date.parse(`${wallClock(ms, zone)}Z`) - Math.floor(ms / 1000) * 1000;

/** The local day an instant falls on. */
export const localDate = (instant: Instant, zone = homeZone): LocalDate =>
  wallClock(Date.parse(instant), zone).slice(0, 10);

/** The wall-clock time of an instant, `HH:MM`. */
export const localTime = (instant: Instant, zone = homeZone): string =>
  wallClock(Date.parse(instant), zone).slice(11, 16);

/**
 * The instant a wall clock shows `time` (`HH:MM`, up to `24:00`) on a day. A time that comes twice
 * in autumn means the first; one that is skipped in spring means as much later as the clock jumps.
 */
export function instantOf(date: LocalDate, time: string, zone = homeZone): Instant {
  const wall = Date.parse(`${date}T${time}:00Z`);
  const before = wall - offsetAt(wall - 86_400_000, zone);
  const after = wall - offsetAt(wall + 86_400_000, zone);
  const shows = (ms: number): boolean => ms + offsetAt(ms, zone) === wall;
  const found = [Math.min(before, after), Math.max(before, after)].find(shows) ?? before;
  return new Date(found).toISOString();
}

const MINUTE = 60_000;

/** The same moment by the clock on the wall on another day. */
export function sameTimeOn(date: LocalDate, instant: Instant, zone = homeZone): Instant {
  const minute = Date.parse(instantOf(date, localTime(instant, zone), zone));
  return new Date(minute + (Date.parse(instant) % MINUTE)).toISOString();
}

/** The same moment by the clock on the wall so many local days later, or before; never a matter of 24 hours. */
export const daysLater = (instant: Instant, days: number): Instant =>
  sameTimeOn(addDays(localDate(instant), days), instant);

/** First instant of a local day. */
export const dayStart = (date: LocalDate, zone = homeZone): Instant => instantOf(date, '00:00', zone);

/** Last millisecond of a local day: what is stamped up to here happened on that day. */
export const dayEnd = (date: LocalDate, zone = homeZone): Instant =>
  new Date(Date.parse(dayStart(addDays(date, 1), zone)) - 1).toISOString();
