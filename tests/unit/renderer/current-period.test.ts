import { expect, it } from 'vitest';
import { currentPeriod } from '../../../renderer/shared/current-period.ts';

it.each([
  [['2012-02-20'], '2012-02-20'],
  [['2012-02-20', '2013-02-20'], '2012-02-20'],
  [['2013-02-20', '2012-02-15', '2012-02-20'], '2012-02-15'],
  [['2012-01-06', '2012-02-14'], '2012-02-14'],
  [['2012-02-14', '2013-02-20', '2012-01-06'], '2013-02-20'],
  [[], undefined],
])('of periods that end %j, work on 15 February 2012 goes on with %s', (deadlines, current) => {
  expect(
    currentPeriod(
      deadlines.map((deadline) => ({ deadline })),
      '2012-02-15',
    )?.deadline,
  ).toBe(current);
});
