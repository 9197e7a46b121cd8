import type { Instant } from '#contract/basics.ts';
import type { WorkingTime } from '#contract/hours.ts';
import { addDays } from '#contract/local-date.ts';
import { instantOf, localDate, localTime } from '#contract/local-time.ts';
import { hoursOn, openingAt, type Opening } from '#contract/sending-hours.ts';

export const choices = ['hour', 'evening', 'tomorrow', 'week'] as const;
export type Choice = (typeof choices)[number];

const plus = (at: Instant, minutes: number): Instant => new Date(Date.parse(at) + minutes * 60_000).toISOString();

/** The same or the next instant at which somebody may be called. */
function open(at: Instant, { hours, movedDays }: WorkingTime): Instant {
  const opening = openingAt(at, hours.call, movedDays);
  return opening.open ? at : (opening.opensAt ?? at);
}

/** The next day on which there are calls at all, and a time of it within hours. */
function onNextDay(now: Instant, days: number, time: string, working: WorkingTime): Instant {
  let day = addDays(localDate(now), days);
  for (let tried = 0; tried < 30 && hoursOn(day, working.hours.call, working.movedDays) === null; tried += 1)
    day = addDays(day, 1);
  return open(instantOf(day, time), working);
}

/** Times a client is likely to ask for; each lies within calling hours, in the order of the clock. */
export function likelyTimes(now: Instant, working: WorkingTime): Record<Choice, Instant> {
  const evening = instantOf(localDate(now), '17:30');
  return {
    hour: open(plus(now, 60), working),
    evening: localTime(now) < '17:00' ? open(evening, working) : onNextDay(now, 1, '17:30', working),
    tomorrow: onNextDay(now, 1, '09:00', working),
    week: onNextDay(now, 7, localTime(now), working),
  };
}

/** What the program thinks of a day and time somebody typed; null when it is none. */
export function judged(
  date: string,
  time: string,
  now: Instant,
  working: WorkingTime,
): { at: Instant; past: boolean; opening: Opening } | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time)) return null;
  const at = instantOf(date, time);
  return { at, past: at <= now, opening: openingAt(at, working.hours.call, working.movedDays) };
}
