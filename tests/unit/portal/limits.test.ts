import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowances, allowedFrom, later } from '../../../api/portal/limits.ts';

const noon = '2012-02-15T12:00:00.000Z';
const minutes = (...at: number[]): string[] => at.map((minute) => later(noon, minute * 60_000));

describe('how often a code may be sent again', () => {
  it.each([
    ['nothing yet', [], null],
    ['twice this hour', minutes(0, 5), null],
    ['three times this hour: an hour after the first of them', minutes(0, 5, 10), later(noon, 3_600_000)],
    ['four over two hours: the oldest of the last three counts', minutes(-70, 0, 5, 10), later(noon, 3_600_000)],
    ['five today: a day after the first', minutes(-600, -500, -400, -300, -200), later(noon, (-600 + 1440) * 60_000)],
  ])('3.4 %s', (_, earlier, from) => expect(allowedFrom(earlier, allowances.again)).toBe(from));

  it('3.4 never lets more than three in any hour nor five in any day', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90 * 60_000 }), { maxLength: 60 }), (gaps) => {
        const sent: string[] = [];
        let now = noon;
        for (const gap of gaps) {
          now = later(now, gap);
          const from = allowedFrom(sent, allowances.again);
          if (from === null || from <= now) sent.push(now);
        }
        const within = (ms: number): number =>
          Math.max(0, ...sent.map((end) => sent.filter((each) => each <= end && each > later(end, -ms)).length));
        return within(3_600_000) <= 3 && within(86_400_000) <= 5;
      }),
    );
  });
});
