import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountColumns, columnWords, type AccountColumn } from '#contract/account-columns.ts';
import { languages } from '#contract/language.ts';
import { listColumns, type ListColumn } from '#contract/list-columns.ts';
import { knownHeadings, plainHeading } from '../../../api/imports/headings/columns.ts';
import { findHeader } from '../../../api/imports/headings/find-header.ts';
import { scoreHeading } from '../../../api/imports/headings/score-heading.ts';
import { mapColumns, needsMapping, placesOf } from '../../../api/imports/headings/map-columns.ts';
import type { Cell, SheetRow } from '../../../api/imports/formats/sheet-reader.ts';

const usual =
  'Ügyfélszámlaszám|Ügyfél neve|Ügyfél típusa|Számlakezelő|Mobiltelefon|E-mail cím|Irányítószám|Település|Közvetítő kód|Közvetítő neve|Szerződéskötés dátuma|Kötvényszám(ok)|Módozat|Éves díj (Ft)|Kommunikáció módja|Ügyfélportál regisztráció|Regisztráció dátuma'.split(
    '|',
  );
const untidy =
  'USZ|Szerződő neve|Magán/cég|Kezelő típusa|Tel.|Értesítési e-mail|Irsz|Helység|Partnerkód|Partner|Kötés dátuma|Szerződésszám|Termék|Állománydíj|Kapcsolattartás|Regisztrált|Aktiválás dátuma'.split(
    '|',
  );
const meant: ListColumn[] = [
  'accountNumber',
  'holderName',
  'holderKind',
  'managerKind',
  'mobile',
  'email',
  'postcode',
  'town',
  'intermediaryCode',
  'intermediaryName',
  'contractDate',
  'policyNumbers',
  'product',
  'annualPremium',
  'communication',
  'registered',
  'registeredOn',
];
const line = (at: number): Cell[] => [
  `04100000${10 + at}`,
  `Kovács ${at}`,
  'magánszemély',
  at % 3 ? 'tulajdonos' : 'alkusz',
  at % 5 ? `+36 30 123 45${10 + at}` : '06 1 421 1421',
  at % 4 ? `ugyfel${at}@example.hu` : null,
  '1117',
  'Budapest',
  `K00${10 + at}`,
  'Közvetítő Kft.',
  at % 2 ? { serial: 40900 + at } : '2012. 01. 05.',
  `900000${10 + at}`,
  'KGFB',
  168000 + at,
  'postai',
  at % 2 ? 'igen' : 'nem',
  at % 2 ? '2012-02-03' : null,
];
const lines = Array.from({ length: 20 }, (_, at) => line(at));
const rowsOf = (all: readonly (readonly Cell[])[], from = 1): SheetRow[] =>
  all.map((cells, at) => ({ line: from + at, cells }));
const column = (...values: Cell[]): Cell[][] => values.map((value) => [value]);

const isAccountColumn = (name: string): name is AccountColumn => (accountColumns as readonly string[]).includes(name);

describe('guessing the columns', () => {
  test.each(languages)('knows those of lists the program gave out itself (%s)', (language) => {
    const known = (name: AccountColumn) =>
      scoreHeading(columnWords[language][name]).flatMap(({ by, column }) => (by === 'similarity' ? [] : column));
    for (const name of listColumns)
      if (isAccountColumn(name)) expect(known(name), columnWords[language][name]).toEqual([name]);
    expect(known('confirmedAt')).toEqual(['registeredOn']);
  });

  test.each([
    ['the list as it should be', usual],
    ['the list as it often comes', untidy],
    ['without values', usual],
  ])('%s', (name, headings) => {
    const mapping = mapColumns(headings, name === 'without values' ? [] : lines);
    expect(mapping.guesses.map((guess) => guess.column)).toEqual(meant);
    expect(needsMapping(mapping)).toBe(false);
  });

  test('every known heading means its own column, and no heading means two', () => {
    expect(new Set(knownHeadings.map((heading) => heading.plain)).size).toBe(knownHeadings.length);
    for (const { column: known, plain } of knownHeadings)
      expect(mapColumns([plain], []).guesses).toMatchObject([{ column: known, index: 0 }]);
    expect(new Set(knownHeadings.map((heading) => heading.column))).toEqual(new Set(listColumns));
  });

  test('the order of the columns makes no difference', () => {
    const order = fc.shuffledSubarray(
      usual.map((_, at) => at),
      { minLength: usual.length },
    );
    fc.assert(
      fc.property(order, fc.constantFrom(usual, untidy), (places, headings) => {
        const pick = <T>(from: readonly T[]): (T | null)[] => places.map((place) => from[place] ?? null);
        const mapping = mapColumns(pick(headings).map(String), lines.map(pick));
        for (const guess of mapping.guesses) expect(meant[places[guess.index] ?? -1]).toBe(guess.column);
        expect(mapping.guesses).toHaveLength(meant.length);
      }),
      { numRuns: 30 },
    );
  });

  test('a slip of the pen is forgiven when the values agree', () => {
    const [guess] = mapColumns(['Ügyfélszámlaszáma'], column('0410000001')).guesses;
    expect(guess).toMatchObject({ column: 'accountNumber', by: 'similarity' });
    expect(mapColumns(['Szerződéskötés dátuma:', 'Szerződéskötések dátuma'], []).ties).toEqual([]);
    expect(mapColumns(['Szerződéskötés dátumok'], column('Kiss Anna', 'x')).guesses).toEqual([]);
  });

  test('a bank account is not the account number', () => {
    const bank = column('11773016-11111018', '11773016-11111018-00000000');
    expect(mapColumns(['Számlaszám'], bank).missing).toContain('accountNumber');
    expect(mapColumns(['Számlaszám'], column('0410000001')).guesses).toMatchObject([{ column: 'accountNumber' }]);
    const both = lines.map((cells) => ['11773016-11111018', ...cells]);
    expect(placesOf(mapColumns(['Számlaszám', ...untidy], both)).accountNumber).toBe(1);
  });

  test('„szerződésszám” is a number or a count, as its values are', () => {
    expect(mapColumns(['Szerződésszám'], column(1, 2, '3')).guesses).toMatchObject([{ column: 'contractCount' }]);
    expect(mapColumns(['Szerződésszám'], column('90000001')).guesses).toMatchObject([{ column: 'policyNumbers' }]);
    expect(mapColumns(['Szerződésszám (db)'], []).guesses).toMatchObject([{ column: 'contractCount' }]);
  });

  test('„regisztrálva” is a day or a yes, as its values are', () => {
    expect(mapColumns(['Regisztrálva'], column('igen', 'nem')).guesses).toMatchObject([{ column: 'registered' }]);
    expect(mapColumns(['Regisztrálva'], column('2012-02-03')).guesses).toMatchObject([{ column: 'registeredOn' }]);
  });

  test('equal headings are asked about, unless their values settle it', () => {
    const rows: Cell[][] = [
      ['a@example.hu', 'b@example.hu'],
      ['c@example.hu', 'd@example.hu'],
    ];
    const mapping = mapColumns(['E-mail', 'Email cím'], rows);
    expect(mapping.ties).toEqual([{ columns: ['email'], indexes: [0, 1] }]);
    expect(needsMapping(mapping)).toBe(true);
    expect(mapping.missing).not.toContain('email');
    expect(mapColumns(['E-mail cím', 'E-mail'], rows).guesses).toMatchObject([{ column: 'email', index: 0 }]);
    const phones: Cell[][] = [
      ['06 1 421 1421', '06 30 123 4567'],
      ['06 72 123 456', '06 20 123 4567'],
    ];
    expect(placesOf(mapColumns(['Tel.', 'Mobil'], phones))).toEqual({ mobile: 1, secondaryPhone: 0 });
  });

  test('values alone tell e-mail, mobile and manager; never who is registered', () => {
    const rows: Cell[][] = [
      ['a@example.hu', '06 30 123 4567', 'alkusz', 'igen', '2012-02-03'],
      ['b@example.hu', '06 20 123 4567', 'tulajdonos', 'nem', null],
      [null, '06 20 123 4568', 'saját', 'nem', null],
    ];
    expect(placesOf(mapColumns(['A', 'B', 'C', 'D', 'E'], rows))).toEqual({ email: 0, mobile: 1, managerKind: 2 });
    expect(mapColumns(['A', 'B', 'C', 'D', 'E'], rows).missing).toEqual(['accountNumber', 'holderName']);
  });

  test('headings are compared without case, accents, signs and line breaks', () => {
    expect(plainHeading(' E-mail\ncím: *')).toBe('e mail cim');
    expect(plainHeading('SZÜL. IDŐ')).toBe('szul ido');
  });
});

describe('finding the header', () => {
  test('under title rows', () => {
    const rows = rowsOf([
      ['Minta Biztosító – új típusú ügyfélszámlák'],
      ['Készült: 2012. február 15.'],
      untidy,
      ...lines,
    ]);
    expect(findHeader(rows)).toMatchObject({ line: 3, headings: untidy });
  });

  test('with the words of merged group headings', () => {
    const groups = ['Ügyfél', null, 'Elérhetőség', null, 'USZ'];
    const heads = ['neve', 'típusa', 'Mobil', 'E-mail', null];
    const header = findHeader(rowsOf([['Lista'], groups, heads, ...lines]));
    expect(header?.line).toBe(3);
    const { guesses } = mapColumns(header?.headings ?? [], []);
    expect(guesses.map((guess) => guess.column)).toEqual([
      'holderName',
      'holderKind',
      'mobile',
      'email',
      'accountNumber',
    ]);
  });

  test('not in a notice, nor among bare values', () => {
    expect(findHeader(rowsOf([['Kérjük, a listát bizalmasan kezelje.']]))).toBeNull();
    expect(findHeader(rowsOf(lines))).toBeNull();
    expect(findHeader(rowsOf([...Array.from({ length: 30 }, () => ['x']), usual]))).toBeNull();
    expect(findHeader([])).toBeNull();
  });

  test('a wide sheet of words takes no noticeable time', () => {
    const words = Array.from({ length: 256 }, (_, at) => `ügyfél szerződés ${at} dátuma`);
    const rows = rowsOf(Array.from({ length: 40 }, () => words));
    // its own work, whoever else keeps the machine busy
    const start = process.cpuUsage();
    findHeader(rows);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(3000);
  });
});
