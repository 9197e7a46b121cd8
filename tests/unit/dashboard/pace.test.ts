import { describe, expect, it } from 'vitest';
import type { DashboardDay } from '#contract/dashboard.ts';
import { addDays } from '#contract/deadline.ts';
import { paceOf } from '../../../api/dashboard/pace.ts';

/** One count a day, the last of them on that day. */
const upTo = (last: string, counts: readonly number[]): DashboardDay[] =>
  counts.map((registered, index) => ({ day: addDays(last, index - counts.length + 1), registered, open: 0 }));

describe('the pace of a renewal period', () => {
  const at = { today: '2012-02-15', deadline: '2012-02-20', open: 120 };

  it('averages whole days: all of them, and the last seven', () => {
    const days = upTo('2012-02-15', [0, 24, 2, 10, 10, 10, 10, 10, 10, 10, 3]);
    expect(paceOf(days, at)).toEqual({
      perDay: 96 / 9,
      recentPerDay: 10,
      neededPerDay: 20,
      openAtDeadline: 63,
      doneOn: '2012-02-27',
    });
  });

  it('says nothing of a pace before the first registration', () => {
    expect(paceOf(upTo('2012-02-15', [0, 0, 0]), at)).toEqual({
      perDay: null,
      recentPerDay: null,
      neededPerDay: 20,
      openAtDeadline: null,
      doneOn: null,
    });
  });

  it('says nothing of a pace while the first day is not over', () => {
    expect(paceOf(upTo('2012-02-15', [0, 0, 7]), at)).toMatchObject({ perDay: null, recentPerDay: null });
  });

  it('expects nobody any more when the last seven days were empty', () => {
    const days = upTo('2012-02-15', [50, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(paceOf(days, at)).toMatchObject({ recentPerDay: 0, openAtDeadline: 120, doneOn: null });
  });

  it('counts the day of the deadline as a day, and nothing after it', () => {
    const days = upTo('2012-02-20', [5, 5, 5]);
    const last = { ...at, today: '2012-02-20', open: 8 };
    expect(paceOf(days, last)).toMatchObject({ neededPerDay: 8, openAtDeadline: 8 });
    const after = { ...last, today: '2012-02-21' };
    expect(paceOf(days, after)).toMatchObject({ neededPerDay: null, openAtDeadline: null, doneOn: '2012-02-22' });
  });

  it('is done when nobody is open', () => {
    const days = upTo('2012-02-15', [5, 5]);
    expect(paceOf(days, { ...at, open: 0 })).toMatchObject({ neededPerDay: null, openAtDeadline: 0, doneOn: null });
  });
});
