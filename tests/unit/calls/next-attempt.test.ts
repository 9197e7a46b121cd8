import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultOutcomes, type CallOutcome } from '#contract/call-outcomes.ts';
import { defaultCallRules as rules } from '#contract/call-rules.ts';
import { dayKind, knownMovedDays } from '#contract/holidays.ts';
import { addDays, daysBetween } from '#contract/local-date.ts';
import { instantOf, localDate, localTime } from '#contract/local-time.ts';
import { defaultHours, openingAt } from '#contract/sending-hours.ts';
import { callableFrom, nextAttempt, type Attempt } from '../../../api/calls/outcomes/next-attempt.ts';

const time = { hours: defaultHours, movedDays: [...knownMovedDays] };
const ground = { rules, time };
const called = (code: string): CallOutcome => {
  const found = defaultOutcomes.find((each) => each.code === code);
  if (!found) throw new Error(code);
  return found;
};
const at = (local: string): string => instantOf(local.slice(0, 10), local.slice(11));
const local = (instant: string | null): string | null =>
  instant === null ? null : `${localDate(instant)} ${localTime(instant)}`;

/** Attempts at local times; the last one is the present one. */
const after = (code: string, ...times: readonly string[]): string | null => {
  const attempts = times.map((each) => ({ at: at(each), outcome: code, reached: called(code).reached }));
  const now = attempts.at(-1)?.at ?? '';
  const next = nextAttempt(now, { outcome: called(code), attempts, ...ground });
  return next.again === null ? next.why : local(next.again);
};

describe('the next attempt', () => {
  it.each([
    // 2026: a Wednesday
    ['busy: a quarter of an hour', 'FOGLALT', ['2026-02-11 09:00'], '2026-02-11 09:15'],
    [
      'busy three times: tomorrow',
      'FOGLALT',
      ['2026-02-11 09:00', '2026-02-11 09:15', '2026-02-11 09:30'],
      '2026-02-12 08:00',
    ],
    [
      'no answer in the morning: four hours and the afternoon',
      'NEM_VESZI_FEL',
      ['2026-02-11 09:00'],
      '2026-02-11 13:00',
    ],
    [
      'no answer early: four hours are not enough for another part',
      'NEM_VESZI_FEL',
      ['2026-02-11 08:00'],
      '2026-02-11 12:00',
    ],
    ['no answer in the afternoon: the evening', 'NEM_VESZI_FEL', ['2026-02-11 12:30'], '2026-02-11 17:00'],
    ['no answer in the evening: the next morning', 'NEM_VESZI_FEL', ['2026-02-11 17:30'], '2026-02-12 08:00'],
    ['a message left: tomorrow', 'HANGPOSTA', ['2026-02-11 10:00'], '2026-02-12 08:00'],
    ['before a weekend: Monday', 'HANGPOSTA', ['2026-02-13 10:00'], '2026-02-16 08:00'],
    ['before Christmas: after it', 'HANGPOSTA', ['2026-12-23 10:00'], '2026-12-28 08:00'],
    ['a Saturday made working is a day for calls', 'HANGPOSTA', ['2026-12-11 10:00'], '2026-12-12 08:00'],
    ['a Friday given for it is none', 'HANGPOSTA', ['2026-08-19 10:00'], '2026-08-24 08:00'],
    ['promised: looked at in two days', 'IGERI', ['2026-02-10 10:00'], '2026-02-12 08:00'],
    ['two days in vain: a day of rest', 'HANGPOSTA', ['2026-02-10 10:00', '2026-02-11 10:00'], '2026-02-13 08:00'],
    ['over the change to summer time', 'NEM_VESZI_FEL', ['2026-03-27 18:00'], '2026-03-30 08:00'],
    ['over the change to winter time', 'NEM_VESZI_FEL', ['2026-10-22 18:00'], '2026-10-26 08:00'],
    ['refused: never', 'ELUTASITJA', ['2026-02-11 10:00'], 'outcome'],
    [
      'six times in all',
      'HANGPOSTA',
      [
        '2026-02-02 10:00',
        '2026-02-03 10:00',
        '2026-02-05 10:00',
        '2026-02-06 10:00',
        '2026-02-09 10:00',
        '2026-02-11 10:00',
      ],
      'capped',
    ],
  ])('%s', (_name, code, times, expected) => {
    expect(after(code, ...times)).toBe(expected);
  });

  it('waits the usual gap when somebody puts a client back by hand', () => {
    const attempts = [{ at: at('2026-02-11 09:00'), outcome: 'FOGLALT', reached: false }];
    expect(local(callableFrom(at('2026-02-11 10:00'), attempts, ground))).toBe('2026-02-11 12:00');
    expect(local(callableFrom(at('2026-02-11 15:00'), attempts, ground))).toBe('2026-02-11 15:00');
  });

  it('what was tried in another renewal period disturbed the client as well, and does not spend the calls of this one', () => {
    const times = ['2026-02-11 08:00', '2026-02-11 09:00'];
    const elsewhere = times.map((time) => ({ at: at(time), outcome: 'FOGLALT', reached: false, elsewhere: true }));
    expect(local(callableFrom(at('2026-02-11 10:00'), elsewhere, ground))).toBe('2026-02-11 12:00');
    const now = at('2026-02-11 12:00');
    const attempts = [...elsewhere, { at: now, outcome: 'FOGLALT', reached: false }];
    const next = nextAttempt(now, { outcome: called('FOGLALT'), attempts, ...ground });
    expect(next.again === null ? next.why : local(next.again)).toBe('2026-02-12 08:00');
    const many = Array.from({ length: 8 }, () => ({ ...attempts[0], at: at('2026-01-05 10:00') }) as Attempt);
    const last = { at: now, outcome: 'FOGLALT', reached: false };
    expect(nextAttempt(now, { outcome: called('FOGLALT'), attempts: [...many, last], ...ground }).again).not.toBeNull();
  });

  it('a day whose hours never open ends the matter', () => {
    const shut = Object.fromEntries(Object.keys(defaultHours.call).map((day) => [day, null]));
    const never = { ...time, hours: { ...time.hours, call: { ...defaultHours.call, ...shut } } };
    const attempts = [{ at: at('2026-02-11 09:00'), outcome: 'FOGLALT', reached: false }];
    expect(nextAttempt(at('2026-02-11 09:00'), { outcome: called('FOGLALT'), attempts, rules, time: never })).toEqual({
      again: null,
      why: 'capped',
    });
  });
});

describe('whatever comes', () => {
  const minutes = fc
    .integer({ min: 0, max: 3 * 366 * 1440 })
    .map((n) => new Date(Date.UTC(2025, 0, 1) + n * 60_000).toISOString());
  const retried = defaultOutcomes.filter(({ retry, effect }) => retry !== 'never' && effect !== 'callback');

  it('a client called again and again is called within hours, never too often, and not for ever', () => {
    fc.assert(
      fc.property(minutes, fc.array(fc.constantFrom(...retried), { minLength: 8, maxLength: 8 }), (start, said) => {
        const attempts: Attempt[] = [];
        let now = callableFrom(start, attempts, ground);
        for (const outcome of said) {
          if (now === null) break;
          expect(openingAt(now, defaultHours.call, knownMovedDays).open).toBe(true);
          expect(['working', 'moved_working']).toContain(dayKind(localDate(now), knownMovedDays));
          attempts.push({ at: now, outcome: outcome.code, reached: outcome.reached });
          const next = nextAttempt(now, { outcome, attempts, ...ground });
          if (next.again !== null) {
            expect(next.again > now).toBe(true);
            const gap = Date.parse(next.again) - Date.parse(now);
            expect(gap).toBeGreaterThanOrEqual(
              (outcome.retry === 'after' ? outcome.retryAfter : rules.gapMinutes) * 60_000,
            );
            if (outcome.retry === 'days')
              expect(daysBetween(localDate(now), localDate(next.again))).toBeGreaterThanOrEqual(outcome.retryAfter);
          }
          now = next.again;
        }
        expect(attempts.length).toBeLessThanOrEqual(rules.inTotal);
        const days = Map.groupBy(attempts, (each) => localDate(each.at));
        for (const [day, those] of days) {
          expect(those.length).toBeLessThanOrEqual(rules.perDay);
          const failed = (back: number): boolean =>
            (days.get(addDays(day, -back)) ?? []).length > 0 && !attempts.some((each) => each.reached);
          expect(failed(1) && failed(2) && !failed(3)).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('another part of the day is another one', () => {
    const part = (instant: string): number => (localTime(instant) < '12:00' ? 0 : localTime(instant) < '17:00' ? 1 : 2);
    fc.assert(
      fc.property(minutes, (start) => {
        const now = callableFrom(start, [], ground) ?? '';
        const attempts = [{ at: now, outcome: 'NEM_VESZI_FEL', reached: false }];
        const next = nextAttempt(now, { outcome: called('NEM_VESZI_FEL'), attempts, ...ground });
        if (next.again !== null) expect(part(next.again)).not.toBe(part(now));
      }),
      { numRuns: 150 },
    );
  });
});
