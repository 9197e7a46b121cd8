import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '#contract/local-date.ts';
import { formatDate, formatLongDate } from '#contract/format.ts';
import type { CellValue, Reading } from '../../../api/imports/rows/cell-value.ts';
import { readDate } from '../../../api/imports/rows/read-date.ts';

const sure = (value: string): Reading<string> => ({ value });
const guessed = (value: string): Reading<string> => ({ value, remark: 'date_order_guessed' });
const fault = (reason: 'date_unreadable' | 'date_impossible' | 'date_out_of_range'): Reading<string> => ({
  fault: reason,
});

describe('dates in lists', () => {
  test.each<[CellValue, Reading<string>]>([
    ['2012. 02. 20.', sure('2012-02-20')],
    ['2012.02.20.', sure('2012-02-20')],
    ['2012.02.20', sure('2012-02-20')],
    ['2012-02-20', sure('2012-02-20')],
    ['2012/02/20', sure('2012-02-20')],
    ['2012 02 20', sure('2012-02-20')],
    ['2012. 2. 5.', sure('2012-02-05')],
    ['2012-2-5', sure('2012-02-05')],
    ['20120220', sure('2012-02-20')],
    ['2012. február 20.', sure('2012-02-20')],
    ['2012. Február 20', sure('2012-02-20')],
    ['2012.febr.20.', sure('2012-02-20')],
    ['2012. szept. 5.', sure('2012-09-05')],
    ['2012. márc. 5.', sure('2012-03-05')],
    ['2012. II. 20.', sure('2012-02-20')],
    ['2012. XII. 1.', sure('2012-12-01')],
    ['2012. 02. 20. 9:05', sure('2012-02-20')],
    ['2012-02-20 00:00:00', sure('2012-02-20')],
    ['2012-02-20T00:00:00.000', sure('2012-02-20')],
    ['2012-02-19T23:00:00.000Z', sure('2012-02-20')],
    ['2012.\n02. 20.', sure('2012-02-20')],
    ['02/20/2012', guessed('2012-02-20')],
    ['20/02/2012', guessed('2012-02-20')],
    ['20.02.2012', guessed('2012-02-20')],
    ['20. 2. 2012.', guessed('2012-02-20')],
    ['40959', sure('2012-02-20')],
    [40959, sure('2012-02-20')],
    [40959.75, sure('2012-02-20')],
    [20120220, sure('2012-02-20')],
    [{ serial: 40959 }, sure('2012-02-20')],
    [{ serial: 61 }, sure('1900-03-01')],
    [{ serial: 60 }, fault('date_impossible')],
    [{ serial: -3 }, fault('date_impossible')],
    ['2012. 02. 30.', fault('date_impossible')],
    ['2011-02-29', fault('date_impossible')],
    ['20121301', fault('date_impossible')],
    ['2012. 13. 01.', fault('date_impossible')],
    ['1812-01-01', fault('date_out_of_range')],
    ['9999-12-31', fault('date_out_of_range')],
    ['holnap', fault('date_unreadable')],
    ['2012. foobar 20.', fault('date_unreadable')],
    ['12.02.20', fault('date_unreadable')],
    ['2012', fault('date_unreadable')],
    [2012, fault('date_unreadable')],
    ['2012. ma 5.', fault('date_unreadable')],
    [true, fault('date_unreadable')],
  ])('%j', (value, reading) => {
    expect(readDate(value, 1900)).toEqual(reading);
  });

  test('bare numbers of a 1904 file count from another day, its date cells do not', () => {
    expect(readDate(39497, 1904)).toEqual(sure('2012-02-20'));
    expect(readDate({ serial: 40959 }, 1904)).toEqual(sure('2012-02-20'));
  });

  test('every day is read back from every way of writing it', () => {
    const day = fc.integer({ min: 0, max: 109_000 }).map((days) => addDays('1900-03-01', days));
    const writings: ((date: string) => CellValue)[] = [
      formatDate,
      formatLongDate,
      (date) => date,
      (date) => date.replaceAll('-', '.'),
      (date) => `${date.replaceAll('-', '.')}.`,
      (date) => date.replaceAll('-', '/'),
      (date) => date.replaceAll('-', ''),
      (date) => Number(date.replaceAll('-', '')),
      (date) => ({ serial: daysBetween('1899-12-30', date) }),
    ];
    fc.assert(
      fc.property(day, fc.constantFrom(...writings), (date, write) => {
        expect(readDate(write(date), 1900)).toEqual(sure(date));
      }),
    );
  });

  test('no text makes it throw or lie about the calendar', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789. -/TZ:ivxfeb\n')) }), (text) => {
        const reading = readDate(text, 1900);
        const day = 'value' in reading ? reading.value : '2000-01-01';
        expect(addDays(day, 0)).toBe(day);
      }),
    );
  });
});
