import { describe, expect, it } from 'vitest';
import { burnDown, type Left } from '../../../api/dashboard/burn-down.ts';

const period = { today: '2012-02-15', deadline: '2012-02-20', firstMailOn: null, owners: 100 };
const left = (confirmedOn: string | null, count: number, closedOn: string | null = null): Left => ({
  confirmedOn,
  closedOn,
  count,
});

describe('the curve of a renewal period', () => {
  it('begins with the first registration, leaves no day out and ends today', () => {
    expect(burnDown([left('2012-02-12', 10), left('2012-02-14', 5)], period)).toEqual([
      { day: '2012-02-12', registered: 10, open: 90 },
      { day: '2012-02-13', registered: 0, open: 90 },
      { day: '2012-02-14', registered: 5, open: 85 },
      { day: '2012-02-15', registered: 0, open: 85 },
    ]);
  });

  it('begins with the first letter when that was earlier', () => {
    const days = burnDown([left('2012-02-14', 1)], { ...period, firstMailOn: '2012-02-13' });
    expect(days[0]).toEqual({ day: '2012-02-13', registered: 0, open: 100 });
  });

  it('counts a closed account as gone from the day it was closed, and as registered only while it is not', () => {
    const days = burnDown([left(null, 3, '2012-02-14'), left('2012-02-13', 2, '2012-02-15')], period);
    expect(days).toEqual([
      { day: '2012-02-13', registered: 0, open: 98 },
      { day: '2012-02-14', registered: 0, open: 95 },
      { day: '2012-02-15', registered: 0, open: 95 },
    ]);
  });

  it('shows at most 120 days and carries over what went before', () => {
    const days = burnDown([left('2011-01-01', 40), left('2012-02-15', 1)], period);
    expect(days).toHaveLength(120);
    expect(days[0]).toMatchObject({ registered: 0, open: 60 });
    expect(days.at(-1)).toEqual({ day: '2012-02-15', registered: 1, open: 59 });
  });

  it('stops a fortnight after a deadline long past, or with the last latecomer', () => {
    const past = { ...period, today: '2012-12-31' };
    expect(burnDown([left('2012-02-10', 1)], past).at(-1)?.day).toBe('2012-03-05');
    expect(burnDown([left('2012-02-10', 1), left('2012-04-01', 1)], past).at(-1)?.day).toBe('2012-04-01');
  });

  it('has the last fortnight when nothing has happened yet', () => {
    const days = burnDown([], period);
    expect(days[0]?.day).toBe('2012-02-01');
    expect(days.every(({ open }) => open === 100)).toBe(true);
  });
});
