import { z } from 'zod';
import type { Instant, LocalDate } from './basics.ts';
import { dayKind, type MovedDay } from './holidays.ts';
import { addDays, weekdayOf } from './local-date.ts';
import { instantOf, localDate } from './local-time.ts';

const Clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** From the first minute up to, not including, the second; local time. */
const Span = z.object({ from: Clock, to: Clock }).refine((span) => span.from < span.to);
const Day = Span.nullable();

/** Opening hours of a channel; null = closed all day. `holiday` holds for public holidays and moved rest days. */
export const Hours = z.object({
  monday: Day,
  tuesday: Day,
  wednesday: Day,
  thursday: Day,
  friday: Day,
  saturday: Day,
  sunday: Day,
  holiday: Day,
});
export type Hours = z.output<typeof Hours>;
export type OpenSpan = z.output<typeof Span>;

export const hourChannels = ['email', 'sms', 'call'] as const;
export type HourChannel = (typeof hourChannels)[number];

const week = (workday: OpenSpan, saturday: OpenSpan | null, rest: OpenSpan | null): Hours => ({
  monday: workday,
  tuesday: workday,
  wednesday: workday,
  thursday: workday,
  friday: workday,
  saturday,
  sunday: rest,
  holiday: rest,
});

const allDay = { from: '07:00', to: '21:00' };
const wholeDay = { from: '00:00', to: '24:00' };
const daytime = { from: '09:00', to: '19:00' };

export const defaultHours: Record<HourChannel, Hours> = {
  email: week(allDay, allDay, allDay),
  sms: week(daytime, daytime, null),
  call: week({ from: '08:00', to: '20:00' }, null, null),
};

/** Open at any hour: for practice, where nothing reaches a client. */
export const openAlways: Record<HourChannel, Hours> = {
  email: week(wholeDay, wholeDay, wholeDay),
  sms: week(wholeDay, wholeDay, wholeDay),
  call: week(wholeDay, wholeDay, wholeDay),
};

export type Opening = { open: true; until: Instant } | { open: false; opensAt: Instant | null };

/** The open span of a day; a Saturday made working follows Friday's hours. */
export function hoursOn(date: LocalDate, hours: Hours, movedDays: readonly MovedDay[]): OpenSpan | null {
  const kind = dayKind(date, movedDays);
  switch (kind) {
    case 'holiday':
    case 'moved_rest':
      return hours.holiday;
    case 'moved_working':
      return hours.friday;
    case 'working':
    case 'weekend':
      return hours[weekdayOf(date)];
    default:
      return kind satisfies never;
  }
}

/** No table of hours can be shut longer than this and still open again. */
const HORIZON_DAYS = 400;

/** Whether a channel is open now and until when, or when it opens next; null when it never does. */
export function openingAt(now: Instant, hours: Hours, movedDays: readonly MovedDay[]): Opening {
  const today = localDate(now);
  const moment = Date.parse(now);
  for (let day = 0; day <= HORIZON_DAYS; day += 1) {
    const date = addDays(today, day);
    const span = hoursOn(date, hours, movedDays);
    if (!span) continue;
    const from = instantOf(date, span.from);
    const until = instantOf(date, span.to);
    if (moment < Date.parse(from)) return { open: false, opensAt: from };
    if (moment < Date.parse(until)) return { open: true, until };
  }
  return { open: false, opensAt: null };
}
