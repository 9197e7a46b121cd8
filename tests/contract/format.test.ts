import { expect, test } from 'vitest';
import {
  formatDate,
  formatForint,
  formatInstant,
  formatLongDate,
  formatNumber,
  formatPhone,
} from '#contract/format.ts';

test('dates', () => {
  expect(formatDate('2012-02-20')).toBe('2012. 02. 20.');
  expect(formatLongDate('2012-02-05')).toBe('2012. február 5.');
  expect(formatInstant('2012-02-20T08:05:00.000Z')).toBe('2012. 02. 20. 09:05');
});

test.each([
  [1234, '1234'],
  [12345.6, '12 345,6'],
  [1234567, '1 234 567'],
  [-1234, '-1234'],
  [0, '0'],
])('number %d', (value, text) => expect(formatNumber(value)).toBe(text.replaceAll(' ', '\u00a0')));

test('forints', () => {
  expect(formatForint(1234567)).toBe('1\u00a0234\u00a0567\u00a0Ft');
  expect(formatForint(1234)).toBe('1234\u00a0Ft');
});

test.each([
  ['+36201234567', '+36 20 123 4567'],
  ['+36701234567', '+36 70 123 4567'],
  ['+3614211421', '(06 1) 421 1421'],
  ['+3672123456', '(06 72) 123 456'],
  ['+436641234567', '+436641234567'],
])('phone %s', (stored, shown) => expect(formatPhone(stored)).toBe(shown));
