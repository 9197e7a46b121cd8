import { describe, expect, test } from 'vitest';
import {
  readAccountNumber,
  usualLength,
  wholePattern,
  type NumberShape,
} from '../../../api/imports/rows/account-number.ts';
import { openCell, type CellValue } from '../../../api/imports/rows/cell-value.ts';
import { isBankAccount, isHealthId, isPersonalTaxId, isTaxNumber } from '../../../api/imports/rows/identifiers.ts';
import { readEmail } from '../../../api/imports/rows/read-email.ts';
import { readCount, readForints, readNumber } from '../../../api/imports/rows/read-number.ts';
import { readTaxNumber } from '../../../api/imports/rows/read-tax-number.ts';
import { holderKindOfName, readHolderKind, readManagerKind, readYesNo } from '../../../api/imports/rows/read-words.ts';
import type { Cell } from '../../../api/imports/formats/sheet-reader.ts';

describe('cells', () => {
  test.each<[Cell | undefined, ReturnType<typeof openCell>]>([
    [undefined, { value: null }],
    [null, { value: null }],
    ['  ', { value: null }],
    ['\u00a0Kovács\u00a0\u00a0János\u200b ', { value: 'Kovács János' }],
    ['Ko\u0301s', { value: 'Kós' }],
    ['a\r\nb', { value: 'a\nb' }],
    ['a\u0007b', { value: 'ab' }],
    ['="0410000001"', { value: '0410000001' }],
    ["'0410000001", { value: '0410000001' }],
    ["'s-Hertogenbosch", { value: "'s-Hertogenbosch" }],
    ['=1+1 Géza', { fault: 'formula' }],
    ['=HYPERLINK("http://example.org","x")', { fault: 'formula' }],
    [{ formula: '1+1 Géza', value: null }, { fault: 'formula' }],
    [{ formula: 'A1&B1', value: 'Kovács' }, { value: 'Kovács' }],
    [{ formula: 'A1', value: { fault: '#REF!' } }, { fault: 'cell_error' }],
    [{ fault: '#N/A' }, { fault: 'cell_error' }],
    ['#HIÁNYZIK', { fault: 'cell_error' }],
    ['#1', { value: '#1' }],
    [12, { value: 12 }],
    [{ serial: 40959 }, { value: { serial: 40959 } }],
  ])('%j', (cell, opened) => {
    expect(openCell(cell)).toEqual(opened);
  });
});

describe('account numbers', () => {
  const none: NumberShape = { pattern: null, length: null };
  const ten: NumberShape = { pattern: wholePattern('\\d{10}'), length: null };
  const usual: NumberShape = { pattern: null, length: 10 };

  test.each<[CellValue, NumberShape, ReturnType<typeof readAccountNumber>]>([
    ['0410000001', none, { value: '0410000001' }],
    [' 0410-000 001', none, { value: '0410000001' }],
    ['0410–000001', none, { value: '0410000001' }],
    ['usz/12-a', none, { value: 'USZ/12A' }],
    [410000052, none, { value: '410000052', remark: 'leading_zero_doubtful' }],
    [410000052, ten, { value: '0410000052', remark: 'leading_zero_restored' }],
    ['410000052', ten, { value: '0410000052', remark: 'leading_zero_restored' }],
    [52, ten, { value: '0000000052', remark: 'leading_zero_restored' }],
    [1410000052, ten, { value: '1410000052' }],
    ['41000005200', ten, { fault: 'account_number_pattern' }],
    ['041000005X', ten, { fault: 'account_number_pattern' }],
    [410000052, usual, { value: '0410000052', remark: 'leading_zero_restored' }],
    ['410000052', usual, { value: '410000052' }],
    [1410000052, usual, { value: '1410000052' }],
    [12345678901, usual, { value: '12345678901', remark: 'leading_zero_doubtful' }],
    [1234567890123456, none, { fault: 'digits_lost' }],
    ['4,1E+11', none, { fault: 'digits_lost' }],
    ['4.10000052E+08', ten, { fault: 'digits_lost' }],
    [12.5, none, { fault: 'account_number_unreadable' }],
    [-4, none, { fault: 'account_number_unreadable' }],
    [{ serial: 40959 }, none, { fault: 'account_number_unreadable' }],
    ['Kovács', none, { fault: 'account_number_unreadable' }],
    ['0'.repeat(41), none, { fault: 'account_number_unreadable' }],
  ])('%j', (value, shape, reading) => {
    expect(readAccountNumber(value, shape)).toEqual(reading);
  });

  test('a usual length is taken for one only from a list that leaves no doubt', () => {
    const numbers = Array.from({ length: 12 }, (_, at) => `04100000${String(at).padStart(2, '0')}`);
    expect(usualLength([...numbers, 410000052, 'Összesen:', null])).toBe(10);
    expect(usualLength([...numbers, '041000000'])).toBeNull();
    expect(usualLength([...numbers, '1410000000'])).toBeNull();
    expect(usualLength(numbers.slice(0, 9))).toBeNull();
  });
});

describe('e-mail', () => {
  test.each<[string, ReturnType<typeof readEmail>]>([
    ['ugyfel@example.hu', { value: 'ugyfel@example.hu' }],
    [' Kiss.Anna@Example.HU ', { value: 'Kiss.Anna@example.hu' }],
    ['Kiss Anna <anna@example.hu>', { value: 'anna@example.hu' }],
    ['mailto:anna@example.hu', { value: 'anna@example.hu' }],
    ['anna @ example.hu.', { value: 'anna@example.hu' }],
    ['anna@őrség.hu', { value: 'anna@xn--rsg-cma13c.hu' }],
    ['anna@example.hu; bela@example.hu', { value: 'anna@example.hu', remark: 'several_emails' }],
    ['anna@example.hu bela@example.hu', { value: 'anna@example.hu', remark: 'several_emails' }],
    ['anna@example.hu, anna@example.hu', { value: 'anna@example.hu' }],
    ['anna@example.hu; nincs', { fault: 'email_unreadable' }],
    ['hibas.cim@', { fault: 'email_unreadable' }],
    ['@example.hu', { fault: 'email_unreadable' }],
    ['anna@example', { fault: 'email_unreadable' }],
    ['anna@example..hu', { fault: 'email_unreadable' }],
    ['anna@@example.hu', { fault: 'email_unreadable' }],
    ['anna@example,hu', { fault: 'email_unreadable' }],
    ['kovács@example.hu', { fault: 'email_unreadable' }],
    ['anna@example.hu\r\nBcc: x@example.hu', { fault: 'email_unreadable' }],
    [`${'a'.repeat(65)}@example.hu`, { fault: 'email_unreadable' }],
    ['06 30 123 4567', { fault: 'email_unreadable' }],
  ])('%j', (text, reading) => {
    expect(readEmail(text)).toEqual(reading);
  });
});

describe('words', () => {
  test.each([
    ['tulajdonos', 'owner'],
    ['Tulajdonos', 'owner'],
    ['saját', 'owner'],
    ['ÜGYFÉL', 'owner'],
    ['ügyfélszámla-tulajdonos', 'owner'],
    ['ügynök', 'agent'],
    ['üzletkötő', 'agent'],
    ['Alkusz', 'broker'],
    ['broker', 'broker'],
    ['ügynök / alkusz', null],
    ['közvetítő', null],
    ['?', null],
  ])('manager %s', (word, kind) => expect(readManagerKind(word)).toBe(kind));

  test.each<[CellValue, boolean | null]>([
    ['igen', true],
    ['Nem', false],
    [true, true],
    [false, false],
    [1, true],
    [0, false],
    ['regisztrált', true],
    ['nem regisztrált', false],
    ['x', true],
    ['-', false],
    ['talán', null],
    [2, null],
  ])('yes or no: %s', (value, answer) => expect(readYesNo(value)).toBe(answer));

  test.each([
    ['magánszemély', 'person'],
    ['Természetes személy', 'person'],
    ['cég', 'company'],
    ['jogi', 'company'],
    ['egyéb', null],
  ])('holder %s', (word, kind) => expect(readHolderKind(word)).toBe(kind));

  test.each([
    ['Napfény Fuvar Kft. 10', 'company'],
    ['Csillag Zrt', 'company'],
    ['Kis Bt.', 'company'],
    ['Nagy Béla e.v.', 'company'],
    ['Nagy Béla e. v.', 'company'],
    ['Fő utca 3. Társasház', 'company'],
    ['Kovács Jánosné', 'person'],
    ['dr. Bertalan Éva', 'person'],
    ['Éva Levente', 'person'],
  ])('%s is a %s', (name, kind) => expect(holderKindOfName(name)).toBe(kind));
});

describe('numbers', () => {
  test.each<[CellValue, number | null]>([
    [168090, 168090],
    ['168090', 168090],
    ['168 090 Ft', 168090],
    ['1.234.567', 1234567],
    ['1.234', 1234],
    ['12 345,6', 12345.6],
    ['1,234,567.5', 1234567.5],
    ['1234.5', 1234.5],
    ['12 000,- Ft', null],
    ['12000,-', 12000],
    ['sok', null],
    ['12-34', null],
    ['', null],
    [true, null],
  ])('%j', (value, number) => {
    expect(readNumber(value)).toEqual(number === null ? { fault: 'number_unreadable' } : { value: number });
  });

  test('a premium is in whole forints, and not beyond belief', () => {
    expect(readForints('12 345,6')).toEqual({ value: 12346 });
    expect(readForints(1e300)).toEqual({ fault: 'number_unreadable' });
  });

  test('a count is whole', () => {
    expect(readCount('3 db')).toEqual({ value: 3 });
    expect(readCount('3,5')).toEqual({ fault: 'number_unreadable' });
    expect(readCount('-1')).toEqual({ fault: 'number_unreadable' });
    expect(readCount(1e9)).toEqual({ fault: 'number_unreadable' });
  });
});

describe('identifiers', () => {
  test('tax numbers check their eighth digit', () => {
    expect(isTaxNumber('10773381-2-44')).toBe(true);
    expect(isTaxNumber('10773382-2-44')).toBe(false);
    expect(isTaxNumber('10773381')).toBe(true);
    expect(isTaxNumber('HU10773381')).toBe(true);
  });

  test('numbers of persons are known, and never taken over', () => {
    expect(isPersonalTaxId('8365670003')).toBe(true);
    expect(isPersonalTaxId('8365670004')).toBe(false);
    expect(isHealthId('111 111 110')).toBe(true);
    expect(isHealthId('111 111 111')).toBe(false);
    expect(readTaxNumber('8365670003')).toEqual({ value: null, remark: 'personal_tax_id_left_out' });
    expect(readTaxNumber('111-111-110')).toEqual({ value: null, remark: 'health_id_left_out' });
    expect(readTaxNumber('12345678-1-42')).toEqual({ value: '12345678-1-42', remark: 'tax_number_wrong' });
  });

  test('bank accounts are told from account numbers', () => {
    expect(isBankAccount('11773016-11111018')).toBe(true);
    expect(isBankAccount('11773016-11111018-00000000')).toBe(true);
    expect(isBankAccount('HU42 1177 3016 1111 1018 0000 0000')).toBe(true);
    expect(isBankAccount('HU43 1177 3016 1111 1018 0000 0000')).toBe(false);
    expect(isBankAccount('0410000001')).toBe(false);
  });
});
