import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialAddress } from '#contract/dial.ts';
import { healthWords } from '#contract/health-words.ts';
import { knownMovedDays } from '#contract/holidays.ts';
import { localDate, localTime } from '#contract/local-time.ts';
import { defaultHours, openingAt } from '#contract/sending-hours.ts';
import { inOrder, weightOf, type Place } from '../../../api/calls/queue/queue-order.ts';
import { judged, likelyTimes } from '../../../renderer/calls/hand/callback-times.ts';
import { matches } from '../../../renderer/calls/hand/identity.ts';

const working = { hours: defaultHours, movedDays: [...knownMovedDays] };

describe('dialling', () => {
  it.each([
    ['tel', '', '+36201234567', 'tel:+36201234567'],
    ['sip', 'kozpont.pelda.test', '+36201234567', 'sip:+36201234567@kozpont.pelda.test'],
    ['callto', '', '+36201234567', 'callto:+36201234567'],
    ['sip', '', '+36201234567', null],
    ['tel', '', '+36 20 1234567', null],
    ['tel', '', 'javascript:alert(1)', null],
    ['tel', '', '+123', null],
  ] as const)('%s at "%s" to %s is %s', (scheme, domain, phone, address) => {
    expect(dialAddress(phone, { scheme, domain })).toBe(address);
  });
});

describe('what a note should not hold', () => {
  it.each([
    ['Kórházban van, műtét után', ['Kórházban', 'műtét']],
    ['rákos, gyógyszert szed', ['rákos', 'gyógyszert']],
    ['hívjuk vissza délután', []],
    ['hívás közben letette; a fia hívott', []],
    ['terhes a lánya', ['terhes']],
    ['in hospital until Friday', ['hospital']],
    ['', []],
  ])('%s', (note, words) => {
    expect(healthWords(note)).toEqual(words);
  });
});

describe('who a client says to be', () => {
  it.each([
    [['19600203'], '1960. 02. 03.', true],
    [['19600203'], '1960.02.04', false],
    [['1234', '0042'], '00 42', true],
    [['1117'], '', null],
    [[], '1117', null],
  ])('%s said as "%s": %s', (expected, said, verdict) => {
    expect(matches(expected, said)).toBe(verdict);
  });
});

describe('times offered for a callback', () => {
  it('at noon of a working day', () => {
    const times = likelyTimes('2026-02-11T11:00:00.000Z', working);
    expect(Object.values(times).map((at) => `${localDate(at)} ${localTime(at)}`)).toEqual([
      '2026-02-11 13:00',
      '2026-02-11 17:30',
      '2026-02-12 09:00',
      '2026-02-18 12:00',
    ]);
  });

  it('on the eve of Christmas lie after it', () => {
    const { hour, tomorrow } = likelyTimes('2026-12-23T18:30:00.000Z', working);
    expect([hour, tomorrow].map((at) => localDate(at))).toEqual(['2026-12-28', '2026-12-28']);
  });

  it('are always within hours and ahead, whatever the day and the clock', () => {
    const any = fc
      .integer({ min: 0, max: 730 * 1440 })
      .map((n) => new Date(Date.UTC(2025, 0, 1) + n * 60_000).toISOString());
    fc.assert(
      fc.property(any, (now) => {
        for (const at of Object.values(likelyTimes(now, working))) {
          expect(openingAt(at, defaultHours.call, knownMovedDays).open).toBe(true);
          expect(at > now).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('typed ones are judged: past, closed, not a time', () => {
    const now = '2026-02-11T11:00:00.000Z';
    expect(judged('2026-02-11', '11:00', now, working)).toMatchObject({ past: true });
    expect(judged('2026-02-14', '11:00', now, working)).toMatchObject({ past: false, opening: { open: false } });
    expect(judged('2026-02-12', '9', now, working)).toBeNull();
  });
});

describe('the order of the queue', () => {
  const place: fc.Arbitrary<Place> = fc.record({
    deadline: fc.constantFrom('2026-02-10', '2026-02-11'),
    weight: fc.constantFrom(1, 2),
    attempts: fc.constantFrom(0, 1),
    createdAt: fc.constantFrom('2026-02-01T00:00:00.000Z', '2026-02-02T00:00:00.000Z'),
    id: fc.integer({ min: 1, max: 50 }),
  });

  it('is one order: nobody is before and after somebody', () => {
    fc.assert(
      fc.property(place, place, place, (a, b, c) => {
        expect(Math.sign(inOrder(a, b))).toBe(-Math.sign(inOrder(b, a)) + 0);
        if (inOrder(a, b) < 0 && inOrder(b, c) < 0) expect(inOrder(a, c)).toBeLessThan(0);
      }),
    );
  });

  it('weighs the number of contracts before the premium', () => {
    expect(weightOf({ contracts: 2, premium: 1 })).toBeGreaterThan(weightOf({ contracts: 1, premium: 9_000_000_000 }));
    expect(weightOf({ contracts: 1, premium: 2 })).toBeGreaterThan(weightOf({ contracts: 1, premium: 1 }));
  });
});
