import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayEnd,
  daysBetween,
  daysLeft,
  dayStart,
  isOverdue,
  localDate,
  missedDeadline,
  mustRegister,
  statusAsOf,
  type AccountFacts,
} from '#contract/deadline.ts';
import { managerKinds, type AccountStatus } from '#contract/account-status.ts';
import { addYears, isLocalDate, weekdayOf } from '#contract/local-date.ts';
import { instantOf, localTime } from '#contract/local-time.ts';

const fresh: AccountFacts = {
  managerKind: 'owner',
  closedOn: null,
  startedOn: null,
  confirmedOn: null,
  deadline: '2012-02-20',
  reachable: true,
};

const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2012-01-15', days));
const account: fc.Arbitrary<AccountFacts> = fc.record({
  managerKind: fc.constantFrom(...managerKinds),
  closedOn: fc.option(day),
  startedOn: fc.option(day),
  confirmedOn: fc.option(day),
  deadline: fc.option(day),
  reachable: fc.boolean(),
});

describe('status as of a day', () => {
  test.each<[string, Partial<AccountFacts>, string, AccountStatus]>([
    ['2.5 nothing yet', {}, '2012-02-15', 'not_started'],
    ['nothing yet, after the deadline', {}, '2012-02-21', 'not_started'],
    ['no mobile or no e-mail', { reachable: false }, '2012-02-15', 'blocked'],
    ['started', { startedOn: '2012-02-10' }, '2012-02-10', 'in_progress'],
    ['started although unreachable', { startedOn: '2012-02-10', reachable: false }, '2012-02-12', 'in_progress'],
    ['before it started', { startedOn: '2012-02-10' }, '2012-02-09', 'not_started'],
    ['2.4 confirmed on the last day', { confirmedOn: '2012-02-20' }, '2012-02-20', 'registered_in_time'],
    ['2.4 confirmed the day after', { confirmedOn: '2012-02-21' }, '2012-02-21', 'registered_late'],
    [
      'a day before it was confirmed',
      { startedOn: '2012-02-19', confirmedOn: '2012-02-21' },
      '2012-02-20',
      'in_progress',
    ],
    ['no deadline', { confirmedOn: '2020-01-01', deadline: null }, '2020-01-01', 'registered_in_time'],
    ['1.3 managed by an agent', { managerKind: 'agent' }, '2012-02-15', 'not_required'],
    [
      '1.3 managed by a broker, though confirmed',
      { managerKind: 'broker', confirmedOn: '2012-02-01' },
      '2012-02-15',
      'not_required',
    ],
    ['closed', { closedOn: '2012-02-14', confirmedOn: '2012-02-01' }, '2012-02-14', 'closed'],
    ['closed and managed by a broker', { closedOn: '2012-02-14', managerKind: 'broker' }, '2012-02-15', 'closed'],
    ['before it was closed', { closedOn: '2012-02-14', confirmedOn: '2012-02-01' }, '2012-02-13', 'registered_in_time'],
  ])('%s', (_name, facts, asOf, status) => {
    expect(statusAsOf({ ...fresh, ...facts }, asOf)).toBe(status);
  });

  test('what happens later changes nothing about an earlier day', () => {
    fc.assert(
      fc.property(account, day, (facts, asOf) => {
        const hide = (on: string | null): string | null => (on !== null && on > asOf ? null : on);
        const seenThen: AccountFacts = {
          ...facts,
          closedOn: hide(facts.closedOn),
          startedOn: hide(facts.startedOn),
          confirmedOn: hide(facts.confirmedOn),
        };
        expect(statusAsOf(facts, asOf)).toBe(statusAsOf(seenThen, asOf));
        expect(isOverdue(facts, asOf)).toBe(isOverdue(seenThen, asOf));
      }),
    );
  });

  test('overdue, missed and due follow from the status', () => {
    fc.assert(
      fc.property(account, day, (facts, asOf) => {
        const status = statusAsOf(facts, asOf);
        const unconfirmed = ['in_progress', 'not_started', 'blocked'].includes(status);
        const due = unconfirmed || status === 'registered_in_time' || status === 'registered_late';
        expect(mustRegister(facts, asOf)).toBe(due);
        expect(missedDeadline(facts, asOf)).toBe(unconfirmed || status === 'registered_late');
        expect(isOverdue(facts, asOf)).toBe(unconfirmed && facts.deadline !== null && asOf > facts.deadline);
      }),
    );
  });
});

describe('days left', () => {
  test.each([
    ['2012-02-13', 7],
    ['2012-02-20', 0],
    ['2012-02-21', -1],
  ])('as of %s: %i', (asOf, days) => {
    expect(daysLeft('2012-02-20', asOf)).toBe(days);
  });
  test('none without a deadline', () => expect(daysLeft(null, '2012-02-20')).toBeNull());
});

describe('Budapest time', () => {
  test('2.4 the deadline ends with its last local millisecond', () => {
    expect(dayEnd('2012-02-20')).toBe('2012-02-20T22:59:59.999Z');
    expect(localDate('2012-02-20T22:59:59.999Z')).toBe('2012-02-20');
    expect(localDate('2012-02-20T23:00:00.000Z')).toBe('2012-02-21');
    expect(weekdayOf('2012-02-20')).toBe('monday');
  });

  test.each([
    ['2012-03-25', '2012-03-24T23:00:00.000Z', '2012-03-25T21:59:59.999Z', 23],
    ['2012-10-28', '2012-10-27T22:00:00.000Z', '2012-10-28T22:59:59.999Z', 25],
    ['1980-04-06', '1980-04-05T23:00:00.000Z', '1980-04-06T21:59:59.999Z', 23],
  ])('%s has a changing clock', (date, start, end, hours) => {
    expect(dayStart(date)).toBe(start);
    expect(dayEnd(date)).toBe(end);
    expect((Date.parse(end) + 1 - Date.parse(start)) / 3_600_000).toBe(hours);
  });

  test('a time that comes twice is the first, a skipped one jumps with the clock', () => {
    expect(instantOf('2012-10-28', '02:30')).toBe('2012-10-28T00:30:00.000Z');
    expect(instantOf('2012-03-25', '02:30')).toBe('2012-03-25T01:30:00.000Z');
    expect(localTime('2012-03-25T01:30:00.000Z')).toBe('03:30');
    expect(instantOf('2012-02-20', '24:00')).toBe(dayStart('2012-02-21'));
  });

  test('days tile time: each instant belongs to exactly the day between its start and end', () => {
    const instants = fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2060-01-01') });
    fc.assert(
      fc.property(instants, (ms) => {
        const date = localDate(new Date(ms).toISOString());
        expect(Date.parse(dayStart(date))).toBeLessThanOrEqual(ms);
        expect(Date.parse(dayEnd(date))).toBeGreaterThanOrEqual(ms);
        expect(Date.parse(dayEnd(date)) + 1).toBe(Date.parse(dayStart(addDays(date, 1))));
      }),
    );
  });
});

describe('calendar days', () => {
  test.each(['2012-02-30', '2011-02-29', '12-02-20', '2012-2-20', '2012-13-01', '', '2012-02-20 ', '0012-01-01'])(
    '%j is no day',
    (text) => expect(isLocalDate(text)).toBe(false),
  );
  test('29 February is one in a leap year', () => expect(isLocalDate('2012-02-29')).toBe(true));

  test('a year after 29 February is 28 February', () => {
    expect(addYears('2012-02-29', 1)).toBe('2013-02-28');
    expect(addYears('2012-02-29', 4)).toBe('2016-02-29');
    expect(addYears('2012-12-31', 1)).toBe('2013-12-31');
  });

  test('adding and counting days are each other’s inverse', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });
});
