import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { formatPhone } from '#contract/format.ts';
import { judgeMobile, judgeSpare } from '../../../api/imports/rows/judge-phones.ts';
import { readPhones } from '../../../api/imports/rows/read-phone.ts';

const brief = (cell: string | number): string =>
  readPhones(cell)
    .phones.map((phone) => `${phone.number} ${phone.kind}`)
    .join(', ');

describe('phones in a cell', () => {
  test.each<[string | number, string]>([
    ['+36 30 123 4567', '+36301234567 mobile'],
    ['06-30/123-4567', '+36301234567 mobile'],
    ['06/30/123-4567', '+36301234567 mobile'],
    ['06-30-123-45-67', '+36301234567 mobile'],
    ['20/1234567', '+36201234567 mobile'],
    ['31/8916172', '+36318916172 mobile'],
    ['+36 50 123 4567', '+36501234567 mobile'],
    ['36301234567', '+36301234567 mobile'],
    ['0036 30 123 4567', '+36301234567 mobile'],
    ['+3606201234567', '+36201234567 mobile'],
    ['+36 (0)30 123 4567', '+36301234567 mobile'],
    [36203595582, '+36203595582 mobile'],
    [301234567, '+36301234567 mobile'],
    [6301234567, '+36301234567 mobile'],
    ['０６３０１２３４５６７', '+36301234567 mobile'],
    ['mobil: 06 30 123 4567', '+36301234567 mobile'],
    ['06 30 123 4567 (Kati)', '+36301234567 mobile'],
    ['06 30 123 4567, este', '+36301234567 mobile'],
    ['06 30 123 4567 m. 12', '+36301234567 mobile'],
    ['06 1 421 1421', '+3614211421 landline'],
    ['(06 1) 421 1421', '+3614211421 landline'],
    ['72 123 456', '+3672123456 landline'],
    ['+36 21 123 4567', '+36211234567 no_sms'],
    ['+36 38 123 4567', '+36381234567 no_sms'],
    ['06 90 123 456', '+3690123456 no_sms'],
    ['06 80 123 456', '+3680123456 no_sms'],
    ['+43 664 1234567', '+436641234567 foreign_mobile'],
    ['06-30/1234567; (06 1) 421 1421', '+36301234567 mobile, +3614211421 landline'],
    ['06 1 421 1421, 06 30 123 4567', '+3614211421 landline, +36301234567 mobile'],
    ['06-30/1234567;06201234567', '+36301234567 mobile, +36201234567 mobile'],
    ['06301234567,,06201234567', '+36301234567 mobile, +36201234567 mobile'],
    ['06301234567/06209876543', '+36301234567 mobile, +36209876543 mobile'],
    ['0620 1234567 / 0630 1234567', '+36201234567 mobile, +36301234567 mobile'],
    ['06-20-123-4567 vagy 06-30-123-4567', '+36201234567 mobile, +36301234567 mobile'],
    ['06301234567 06209876543', '+36301234567 mobile, +36209876543 mobile'],
    ['06 30 123 4567\n06 1 421 1421', '+36301234567 mobile, +3614211421 landline'],
    ['tel.: 06 1 421 1421 mobil: 06 30 123 4567', '+3614211421 landline, +36301234567 mobile'],
    ['+36301234567,+36301234567', '+36301234567 mobile'],
    ['+36 20 123 456', ''],
    ['+36 55 123 4567', ''],
    ['+36 71 123 4567', ''],
    ['+36 30 123 45678', ''],
    ['06 30 l23 4567', ''],
    ['3.6301234567E10', ''],
    ['Kovács János', ''],
    ['12', ''],
  ])('%s', (cell, found) => {
    expect(brief(cell)).toBe(found);
  });

  test('a piece with digits that is no number is told', () => {
    expect(readPhones('06 30 123 4567; 421')).toEqual({
      phones: [{ number: '+36301234567', kind: 'mobile' }],
      unread: ['421'],
    });
  });

  test('the short cut says what the library says', () => {
    const mobile = fc
      .tuple(fc.constantFrom('20', '30', '70'), fc.integer({ min: 0, max: 9_999_999 }))
      .map(([prefix, rest]) => prefix + String(rest).padStart(7, '0'));
    fc.assert(
      fc.property(mobile, fc.constantFrom('+36', '06', '36', '0036', ''), (national, prefix) => {
        const library = parsePhoneNumberFromString(prefix + national, 'HU');
        expect(library?.isValid() && library.getType()).toBe('MOBILE');
        expect(readPhones(prefix + national).phones).toEqual([{ number: library?.number, kind: 'mobile' }]);
      }),
    );
  });

  test('what is shown reads back as what is stored', () => {
    const stored = fc.oneof(
      fc
        .tuple(fc.constantFrom('20', '30', '31', '50', '70', '1'), fc.integer({ min: 2_000_000, max: 4_999_999 }))
        .map(([prefix, rest]) => `+36${prefix}${rest}`),
      fc
        .tuple(fc.constantFrom('22', '46', '52', '62', '72', '96'), fc.integer({ min: 300_000, max: 599_999 }))
        .map(([area, rest]) => `+36${area}${rest}`),
    );
    fc.assert(
      fc.property(stored, (number) => {
        expect(readPhones(formatPhone(number)).phones.map((phone) => phone.number)).toEqual([number]);
      }),
    );
  });
});

describe('the mobile column', () => {
  test.each<[string | null, boolean, ReturnType<typeof judgeMobile>]>([
    [null, false, { mobile: null, spare: [], leftOut: [] }],
    ['nincs', false, { mobile: null, spare: [], leftOut: [] }],
    ['06 1 421 1421', false, { mobile: null, spare: ['+3614211421'], leftOut: [], fault: 'phone_landline' }],
    ['06 90 123 456', false, { mobile: null, spare: ['+3690123456'], leftOut: [], fault: 'phone_no_sms' }],
    ['+43 664 1234567', false, { mobile: null, spare: ['+436641234567'], leftOut: [], fault: 'phone_foreign' }],
    ['+43 664 1234567', true, { mobile: '+436641234567', spare: [], leftOut: [] }],
    ['06 30 12', false, { mobile: null, spare: [], leftOut: [], fault: 'phone_unreadable' }],
    ['06 1 421 1421; 06 30 123 4567', false, { mobile: '+36301234567', spare: ['+3614211421'], leftOut: [] }],
    ['06 30 123 4567; 06 20 123 4567', false, { mobile: '+36301234567', spare: ['+36201234567'], leftOut: [] }],
  ])('%s, foreign mobiles %s', (cell, foreign, judged) => {
    expect(judgeMobile(cell, foreign)).toEqual(judged);
  });

  test('the second column takes any number', () => {
    expect(judgeSpare('06 1 421 1421; hétfőn 8-12')).toEqual({ spare: ['+3614211421'], leftOut: ['hétfőn 8-12'] });
  });
});
