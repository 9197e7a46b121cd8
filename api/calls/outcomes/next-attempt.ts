import type { CallOutcome } from '#contract/call-outcomes.ts';
import type { CallRules } from '#contract/call-rules.ts';
import type { Instant, LocalDate } from '#contract/basics.ts';
import { addDays } from '#contract/local-date.ts';
import { dayStart, instantOf, localDate, localTime } from '#contract/local-time.ts';
import type { WorkingTime } from '#contract/hours.ts';
import { openingAt } from '#contract/sending-hours.ts';

/** An attempt as the rule sees it. */
export type Attempt = {
  at: Instant;
  outcome: string;
  reached: boolean;
  /** in another renewal period: it disturbed the client as well, and counts for rest, but not for that period's limit */
  elsewhere?: boolean;
};

export const inPeriod = (attempts: readonly Attempt[]): Attempt[] => attempts.filter(({ elsewhere }) => !elsewhere);

export type Next = { again: Instant } | { again: null; why: 'outcome' | 'capped' };

const MINUTE_MS = 60_000;
const plus = (at: Instant, minutes: number): Instant => new Date(Date.parse(at) + minutes * MINUTE_MS).toISOString();
const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);

/** Parts of a day in which different people are at home. */
const dayPart = (at: Instant): 'morning' | 'afternoon' | 'evening' => {
  const time = localTime(at);
  if (time < '12:00') return 'morning';
  return time < '17:00' ? 'afternoon' : 'evening';
};

/** When the next part of a day begins. */
function nextPart(at: Instant): Instant {
  const day = localDate(at);
  switch (dayPart(at)) {
    case 'morning':
      return instantOf(day, '12:00');
    case 'afternoon':
      return instantOf(day, '17:00');
    case 'evening':
      return dayStart(addDays(day, 1));
  }
}

/** Two days in a row on which nobody was reached: the day after is a day of rest. */
function restsOn(day: LocalDate, attempts: readonly Attempt[]): boolean {
  const lastReached = attempts.findLast(({ reached }) => reached)?.at ?? '';
  const failed = new Set(attempts.filter(({ at }) => at > lastReached).map(({ at }) => localDate(at)));
  let inRow = 0;
  for (let back = 1; failed.has(addDays(day, -back)); back += 1) inRow += 1;
  return inRow >= 2 && inRow % 2 === 0 && !failed.has(day);
}

type Ground = { rules: CallRules; time: WorkingTime };

/** The first instant from `from` on at which a call is allowed by hours and by what was tried; null: never. */
export function allowedFrom(from: Instant, attempts: readonly Attempt[], { rules, time }: Ground): Instant | null {
  const onDay = Map.groupBy(attempts, ({ at }) => localDate(at));
  let at = from;
  for (;;) {
    const opening = openingAt(at, time.hours.call, time.movedDays);
    if (!opening.open) {
      if (opening.opensAt === null) return null;
      at = opening.opensAt;
    }
    const day = localDate(at);
    const full = (onDay.get(day)?.length ?? 0) >= rules.perDay;
    if (!full && !restsOn(day, attempts)) return at;
    at = dayStart(addDays(day, 1));
  }
}

/** When a client who was tried before may be called, however that came about. */
export function callableFrom(now: Instant, attempts: readonly Attempt[], ground: Ground): Instant | null {
  const last = attempts.at(-1);
  return allowedFrom(last ? later(now, plus(last.at, ground.rules.gapMinutes)) : now, attempts, ground);
}

function wished(now: Instant, { retry, retryAfter }: CallOutcome, gapMinutes: number): Instant {
  switch (retry) {
    case 'never':
      return now;
    case 'after':
      // an outcome that says sooner than the usual gap means it: the line was busy, nobody was disturbed
      return plus(now, retryAfter);
    case 'days':
      return later(dayStart(addDays(localDate(now), retryAfter)), plus(now, gapMinutes));
    case 'other_part': {
      const soonest = plus(now, Math.max(retryAfter, gapMinutes));
      return dayPart(soonest) === dayPart(now) ? nextPart(soonest) : soonest;
    }
  }
}

/**
 * When a client is called again after an attempt; `attempts` in order, the present one last.
 * Six in all, three a day, a day of rest after two in vain, never outside calling hours.
 */
export function nextAttempt(
  now: Instant,
  { outcome, attempts, ...ground }: Ground & { outcome: CallOutcome; attempts: readonly Attempt[] },
): Next {
  if (outcome.retry === 'never') return { again: null, why: 'outcome' };
  const ofPeriod = inPeriod(attempts);
  const same = ofPeriod.filter((each) => each.outcome === outcome.code);
  if (ofPeriod.length >= ground.rules.inTotal || same.length >= (outcome.cap ?? Infinity))
    return { again: null, why: 'capped' };
  const today = same.filter(({ at }) => localDate(at) === localDate(now)).length;
  const spent = today >= (outcome.dayCap ?? Infinity);
  const wish = wished(now, outcome, ground.rules.gapMinutes);
  const tomorrow = dayStart(addDays(localDate(now), 1));
  let from = allowedFrom(spent ? later(wish, tomorrow) : wish, attempts, ground);
  // opening hours may have moved it into the same part of another day
  for (let turns = 0; from !== null && turns < 4 && outcome.retry === 'other_part'; turns += 1) {
    if (dayPart(from) !== dayPart(now)) break;
    from = allowedFrom(nextPart(from), attempts, ground);
  }
  return from === null ? { again: null, why: 'capped' } : { again: from };
}
