import { describe, expect, it } from 'vitest';
import { warnedUntil } from '../../../api/mailbox/mailbox-days.ts';

describe('what items are warned of', () => {
  it.each([
    // Warned on the morning 30 local days before, on whichever side of the change of clocks.
    ['2012-03-10T07:00:00.000Z', '2012-04-09T21:59:59.999Z'],
    ['2012-03-10T06:59:59.999Z', '2012-04-08T21:59:59.999Z'],
    ['2012-10-10T06:00:00.000Z', '2012-11-09T22:59:59.999Z'],
    ['2012-10-10T05:59:59.999Z', '2012-11-08T22:59:59.999Z'],
  ])('K17 at %s what ends until %s has been warned of', (now, until) => expect(warnedUntil(now)).toBe(until));
});
