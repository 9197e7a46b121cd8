import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dayKind,
  easterSunday,
  holidayOn,
  isWorkingDay,
  knownMovedDays,
  publicHolidays,
  type MovedDay,
} from '#contract/holidays.ts';
import { addDays, weekdayOf } from '#contract/local-date.ts';
import { instantOf } from '#contract/local-time.ts';
import { defaultHours, Hours, hoursOn, openingAt } from '#contract/sending-hours.ts';

describe('public holidays', () => {
  test.each([
    [2011, '2011-04-24'],
    [2012, '2012-04-08'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
    [1818, '1818-03-22'],
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2049, '2049-04-18'],
  ])('Easter of %i', (year, sunday) => expect(easterSunday(year)).toBe(sunday));

  test('Easter is a Sunday between 22 March and 25 April, always', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 4099 }), (year) => {
        const easter = easterSunday(year);
        expect(weekdayOf(easter)).toBe('sunday');
        expect(easter >= `${year}-03-22` && easter <= `${year}-04-25`).toBe(true);
      }),
    );
  });

  test('the year 2026', () => {
    expect([...publicHolidays(2026)]).toEqual([
      ['2026-01-01', 'new_year'],
      ['2026-03-15', 'revolution_1848'],
      ['2026-04-03', 'good_friday'],
      ['2026-04-06', 'easter_monday'],
      ['2026-05-01', 'labour_day'],
      ['2026-05-25', 'whit_monday'],
      ['2026-08-20', 'state_foundation'],
      ['2026-10-23', 'revolution_1956'],
      ['2026-11-01', 'all_saints'],
      ['2026-12-24', 'christmas_eve'],
      ['2026-12-25', 'christmas_day'],
      ['2026-12-26', 'second_christmas_day'],
    ]);
  });

  test('Good Friday and Christmas Eve are holidays only since they became so', () => {
    expect(holidayOn('2012-04-06')).toBeNull();
    expect(holidayOn('2017-04-14')).toBe('good_friday');
    expect(holidayOn('2012-12-24')).toBeNull();
  });

  test('Christmas Eve is no working day from 2024 on: by decree until 2025, by itself then', () => {
    expect(dayKind('2024-12-24', knownMovedDays)).toBe('moved_rest');
    expect(dayKind('2025-12-24', knownMovedDays)).toBe('moved_rest');
    for (const year of [2024, 2025]) expect(holidayOn(`${year}-12-24`)).toBeNull();
    for (const year of [2026, 2027, 2028]) expect(isWorkingDay(`${year}-12-24`, knownMovedDays)).toBe(false);
    for (const saturday of ['2024-12-07', '2024-12-14', '2025-12-13', '2026-12-12'])
      expect(dayKind(saturday, knownMovedDays)).toBe('moved_working');
  });

  test('the table of moved days outranks the calendar', () => {
    const moved: MovedDay[] = [
      { date: '2012-03-16', becomes: 'rest' },
      { date: '2012-03-24', becomes: 'working' },
    ];
    expect(dayKind('2012-03-16', moved)).toBe('moved_rest');
    expect(dayKind('2012-03-24', moved)).toBe('moved_working');
    expect(dayKind('2012-03-17', moved)).toBe('weekend');
    expect(dayKind('2012-03-15', moved)).toBe('holiday');
    expect(isWorkingDay('2012-03-24', moved)).toBe(true);
    expect(isWorkingDay('2012-03-16', moved)).toBe(false);
  });

  test('every decreed working day falls on a weekend, every rest day on a workday', () => {
    for (const { date, becomes } of knownMovedDays) {
      expect(['saturday', 'sunday'].includes(weekdayOf(date))).toBe(becomes === 'working');
    }
  });
});

describe('sending hours', () => {
  const moved: MovedDay[] = [
    { date: '2026-12-12', becomes: 'working' },
    { date: '2026-08-21', becomes: 'rest' },
  ];
  const { email, sms, call } = defaultHours;

  test.each<[string, Hours, string, ReturnType<typeof openingAt>]>([
    ['SMS at nine sharp', sms, '2026-11-18T08:00:00.000Z', { open: true, until: '2026-11-18T18:00:00.000Z' }],
    ['SMS a moment early', sms, '2026-11-18T07:59:59.999Z', { open: false, opensAt: '2026-11-18T08:00:00.000Z' }],
    ['SMS at closing', sms, '2026-11-18T18:00:00.000Z', { open: false, opensAt: '2026-11-19T08:00:00.000Z' }],
    [
      'SMS on Saturday evening waits for Monday',
      sms,
      '2026-11-21T18:30:00.000Z',
      { open: false, opensAt: '2026-11-23T08:00:00.000Z' },
    ],
    ['SMS over Easter', sms, '2026-04-02T17:30:00.000Z', { open: false, opensAt: '2026-04-04T07:00:00.000Z' }],
    [
      'SMS on a rest day given by decree',
      sms,
      '2026-08-21T10:00:00.000Z',
      { open: false, opensAt: '2026-08-22T07:00:00.000Z' },
    ],
    ['e-mail on Sunday', email, '2026-11-22T08:00:00.000Z', { open: true, until: '2026-11-22T20:00:00.000Z' }],
    ['e-mail at night', email, '2026-11-21T22:00:00.000Z', { open: false, opensAt: '2026-11-22T06:00:00.000Z' }],
    [
      'calls on an ordinary Saturday',
      call,
      '2026-12-05T10:00:00.000Z',
      { open: false, opensAt: '2026-12-07T07:00:00.000Z' },
    ],
    [
      'calls on a working Saturday',
      call,
      '2026-12-12T10:00:00.000Z',
      { open: true, until: '2026-12-12T19:00:00.000Z' },
    ],
    ['calls over Christmas', call, '2026-12-23T20:00:00.000Z', { open: false, opensAt: '2026-12-28T07:00:00.000Z' }],
  ])('%s', (_name, hours, now, opening) => {
    expect(openingAt(now, hours, moved)).toEqual(opening);
  });

  test('nine o’clock stays nine o’clock when the clocks change', () => {
    expect(openingAt('2026-03-28T18:00:00.000Z', sms, [])).toEqual({
      open: false,
      opensAt: '2026-03-30T07:00:00.000Z',
    });
    expect(openingAt('2026-10-24T17:00:00.000Z', sms, [])).toEqual({
      open: false,
      opensAt: '2026-10-26T08:00:00.000Z',
    });
  });

  test('hours that never open say so', () => {
    const shut = {
      monday: null,
      tuesday: null,
      wednesday: null,
      thursday: null,
      friday: null,
      saturday: null,
      sunday: null,
      holiday: null,
    };
    expect(openingAt('2026-03-28T18:00:00.000Z', shut, [])).toEqual({ open: false, opensAt: null });
  });

  test('hours that end before they begin are refused', () => {
    expect(Hours.safeParse({ ...sms, monday: { from: '19:00', to: '09:00' } }).success).toBe(false);
    expect(Hours.safeParse({ ...sms, monday: { from: '9:00', to: '19:00' } }).success).toBe(false);
    expect(Hours.safeParse({ ...sms, monday: { from: '00:00', to: '24:00' } }).success).toBe(true);
  });

  test('it opens exactly when it says, was shut until then, and no span in between was missed', () => {
    const clock = fc.integer({ min: 0, max: 287 }).map((fives) => {
      const minutes = fives * 5;
      return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    });
    const span = fc.option(
      fc
        .tuple(clock, clock)
        .filter(([from, to]) => from < to)
        .map(([from, to]) => ({ from, to })),
    );
    const table = fc.record({
      monday: span,
      tuesday: span,
      wednesday: span,
      thursday: span,
      friday: span,
      saturday: span,
      sunday: span,
      holiday: span,
    });
    const instants = fc
      .integer({ min: Date.parse('2026-03-20'), max: Date.parse('2026-04-08') })
      .map((ms) => new Date(ms).toISOString());
    fc.assert(
      fc.property(table, instants, (hours, now) => {
        const opening = openingAt(now, hours, moved);
        const edge = opening.open ? opening.until : opening.opensAt;
        if (edge === null) return;
        expect(edge > now).toBe(true);
        const justBefore = new Date(Date.parse(edge) - 1).toISOString();
        expect(openingAt(justBefore, hours, moved).open).toBe(opening.open);
        expect(openingAt(edge, hours, moved).open).toBe(!opening.open);
        if (opening.open) return;
        const between = [0, 1, 2, 3, 4, 5, 6].flatMap((days) => {
          const date = addDays(now.slice(0, 10), days);
          const open = hoursOn(date, hours, moved);
          return open ? [instantOf(date, open.from)] : [];
        });
        const skipped = between.filter((from) => from > now && from < edge && openingAt(from, hours, moved).open);
        expect(skipped).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
