import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listColumns, type ListColumn } from '#contract/list-columns.ts';
import { faultReasons, remarkReasons } from '#contract/row-reasons.ts';
import { wholePattern } from '../../../api/imports/rows/account-number.ts';
import { cellsAt, judgeRow } from '../../../api/imports/rows/judge-row.ts';
import type { JudgedRow, ListRow, RowCells, RowRules } from '../../../api/imports/rows/list-row.ts';
import type { Cell } from '../../../api/imports/formats/sheet-reader.ts';

const rules: RowRules = { shape: { pattern: null, length: null }, dateSystem: 1900, foreignMobiles: false };
const cells: RowCells = {
  accountNumber: '0410-000001',
  holderName: 'Ötvös  Szűnyogh',
  managerKind: 'tulajdonos',
  mobile: '06-20/629-4200',
  email: 'Ugyfel@Example.hu',
};
const judge = (more: RowCells, some: Partial<RowRules> = {}): JudgedRow =>
  judgeRow({ ...cells, ...more }, { ...rules, ...some });
const rowOf = (judged: JudgedRow): ListRow => {
  if (judged.kind !== 'good') throw new Error(`not good: ${JSON.stringify(judged)}`);
  return judged.row;
};
const faultsOf = (judged: JudgedRow): string[] =>
  judged.kind === 'faulty' ? judged.faults.map((fault) => `${fault.column} ${fault.reason}: ${fault.value}`) : [];
const remarksOf = (judged: JudgedRow): string[] =>
  judged.kind === 'ignored' ? [] : judged.remarks.map((it) => `${it.column} ${it.reason}: ${it.value}`);

describe('a good row', () => {
  test('says only what the list has columns for', () => {
    expect(judge({})).toEqual({
      kind: 'good',
      row: {
        accountNumber: '0410000001',
        holderName: 'Ötvös Szűnyogh',
        holderKind: 'person',
        managerKind: 'owner',
        mobile: '+36206294200',
        email: 'Ugyfel@example.hu',
      },
      remarks: [],
    });
  });

  test('reads every column', () => {
    const all = judge({
      holderKind: 'cég',
      secondaryPhone: '(06 1) 421 1421',
      birthDate: '-',
      postcode: 1117,
      town: 'Budapest',
      street: 'Fő utca 1.\n2. em.',
      taxNumber: '10773381-2-44',
      intermediaryCode: 'K0006',
      intermediaryName: 'Közvetítő 6 Kft.',
      salesperson: '',
      contractDate: { serial: 40912 },
      riskStart: '2012. 03. 01.',
      contractCount: 2,
      policyNumbers: 90000000,
      product: 'KGFB',
      annualPremium: '168 090 Ft',
      paymentFrequency: 'negyedéves',
      communication: 'postai',
      registered: 'igen',
      registeredOn: '20120210',
    });
    expect(rowOf(all)).toEqual({
      ...rowOf(judge({ holderKind: 'cég' })),
      secondaryPhone: '+3614211421',
      birthDate: null,
      postcode: '1117',
      town: 'Budapest',
      street: 'Fő utca 1. 2. em.',
      taxNumber: '10773381-2-44',
      intermediaryCode: 'K0006',
      intermediaryName: 'Közvetítő 6 Kft.',
      salesperson: null,
      contractDate: '2012-01-04',
      riskStart: '2012-03-01',
      contractCount: 2,
      policyNumbers: '90000000',
      product: 'KGFB',
      annualPremium: 168090,
      paymentFrequency: 'negyedéves',
      communication: 'postai',
      registered: true,
      registeredOn: '2012-02-10',
    });
    expect(Object.keys(rowOf(all)).sort()).toEqual([...listColumns].sort());
  });

  test('1.6 without mobile or e-mail is good: the account will be blocked', () => {
    expect(rowOf(judge({ mobile: '', email: null }))).toMatchObject({ mobile: null, email: null });
    expect(rowOf(judge({ mobile: 'nincs', email: '-' }))).toMatchObject({ mobile: null, email: null });
  });

  test('of several phones in a cell the first for SMS is the mobile, the rest are kept', () => {
    const judged = judge({ mobile: '(06 1) 421 1421; 06-30/1234567; 06 70 123 4567', secondaryPhone: '06 72 123 456' });
    expect(rowOf(judged)).toMatchObject({
      mobile: '+36301234567',
      secondaryPhone: '+3672123456, +3614211421, +36701234567',
    });
    expect(rowOf(judge({ mobile: '06-30/1234567; (06 1) 421 1421' })).secondaryPhone).toBe('+3614211421');
  });

  test('the kind of holder is told by the column, else by the name', () => {
    expect(rowOf(judge({ holderName: 'Csillag Zrt.' })).holderKind).toBe('company');
    expect(rowOf(judge({ holderName: 'Csillag Zrt.', holderKind: 'magánszemély' })).holderKind).toBe('person');
    const unknown = judge({ holderName: 'Csillag Zrt.', holderKind: 'egyéb' });
    expect(rowOf(unknown).holderKind).toBe('company');
    expect(remarksOf(unknown)).toEqual(['holderKind holder_kind_unknown: egyéb']);
  });

  test.each<[RowCells, Partial<ListRow>, string[]]>([
    [{ registered: 'igen' }, { registered: true }, []],
    [{ registered: 'nem', registeredOn: null }, { registered: false, registeredOn: null }, []],
    [{ registered: '', registeredOn: '' }, { registered: null, registeredOn: null }, []],
    [{ registeredOn: '2012-02-03' }, { registered: true, registeredOn: '2012-02-03' }, []],
    [{ registeredOn: null }, { registered: null, registeredOn: null }, []],
    [
      { registered: 'nem', registeredOn: '2012-02-03' },
      { registered: false, registeredOn: null },
      ['registeredOn registration_date_left_out: 2012-02-03'],
    ],
  ])('registration %j', (more, said, remarks) => {
    const judged = judge(more);
    expect(rowOf(judged)).toMatchObject(said);
    expect(remarksOf(judged)).toEqual(remarks);
  });

  test('what was mended or guessed is remarked on', () => {
    const judged = judge(
      {
        accountNumber: 410000052,
        contractDate: '02/20/2012',
        email: 'a@example.hu; b@example.hu',
        mobile: '06 30 123 4567; 12',
      },
      { shape: { pattern: wholePattern('\\d{10}'), length: null } },
    );
    expect(rowOf(judged).accountNumber).toBe('0410000052');
    expect(remarksOf(judged)).toEqual([
      'accountNumber leading_zero_restored: 410000052',
      'mobile phone_left_out: 12',
      'email several_emails: a@example.hu; b@example.hu',
      'contractDate date_order_guessed: 02/20/2012',
    ]);
  });
});

describe('a faulty row', () => {
  test.each<[RowCells, string[]]>([
    [{ accountNumber: null }, ['accountNumber missing: ']],
    [{ holderName: ' ' }, ['holderName missing: ']],
    [{ holderName: '=1+1 Géza' }, ['holderName formula: =1+1 Géza']],
    [{ holderName: { formula: '1+1 Géza', value: null } }, ['holderName formula: =1+1 Géza']],
    [{ accountNumber: { fault: '#REF!' } }, ['accountNumber cell_error: #REF!']],
    [{ holderName: 'x'.repeat(201) }, [`holderName too_long: ${'x'.repeat(200)}`]],
    [{ managerKind: 'közvetítő' }, ['managerKind manager_kind_unknown: közvetítő']],
    [{ managerKind: '' }, ['managerKind missing: ']],
    [{ mobile: '06 1 421 1421' }, ['mobile phone_landline: 06 1 421 1421']],
    [{ mobile: '+43 664 1234567' }, ['mobile phone_foreign: +43 664 1234567']],
    [{ mobile: '06 90 123 456' }, ['mobile phone_no_sms: 06 90 123 456']],
    [{ mobile: '1234' }, ['mobile phone_unreadable: 1234']],
    [{ email: 'hibas.cim@' }, ['email email_unreadable: hibas.cim@']],
    [{ contractDate: 'tavaly' }, ['contractDate date_unreadable: tavaly']],
    [{ contractDate: '2012. 02. 30.' }, ['contractDate date_impossible: 2012. 02. 30.']],
    [{ birthDate: '9999-12-31' }, ['birthDate date_out_of_range: 9999-12-31']],
    [{ registered: 'talán' }, ['registered yes_no_unreadable: talán']],
    [{ annualPremium: 'sok' }, ['annualPremium number_unreadable: sok']],
    [{ contractCount: { serial: 40912 } }, ['contractCount number_unreadable: 2012-01-04']],
    [
      { accountNumber: '', mobile: '06 1 421 1421', contractDate: 'tavaly' },
      ['accountNumber missing: ', 'mobile phone_landline: 06 1 421 1421', 'contractDate date_unreadable: tavaly'],
    ],
  ])('%j', (more, faults) => {
    expect(faultsOf(judge(more))).toEqual(faults);
  });

  test('still says its account number where it has one', () => {
    expect(judge({ email: 'hibas' })).toMatchObject({ kind: 'faulty', accountNumber: '0410000001' });
  });

  test('a foreign mobile is good where the administrator allows it', () => {
    expect(rowOf(judge({ mobile: '+43 664 1234567' }, { foreignMobiles: true })).mobile).toBe('+436641234567');
  });
});

describe('a row that is no account', () => {
  test.each<[string, RowCells, JudgedRow]>([
    ['blank', { accountNumber: null, holderName: ' ' }, { kind: 'ignored', why: 'blank' }],
    [
      'a total',
      { accountNumber: 'Összesen:', annualPremium: { formula: 'SUM(N5:N100)', value: null } },
      { kind: 'ignored', why: 'totals' },
    ],
    ['a total by its numbers only', { accountNumber: null, annualPremium: 12345 }, { kind: 'ignored', why: 'totals' }],
    [
      'a total in the name column',
      { accountNumber: null, holderName: 'Mindösszesen' },
      { kind: 'ignored', why: 'totals' },
    ],
    ['a notice', { accountNumber: 'Kérjük, a listát bizalmasan kezelje.' }, { kind: 'ignored', why: 'notice' }],
    [
      'a long notice under another heading',
      { holderName: 'A lista a megújítási időszak utolsó napjának állapotát mutatja' },
      { kind: 'ignored', why: 'notice' },
    ],
    [
      'the header again',
      { accountNumber: 'USZ', holderName: 'Szerződő neve', managerKind: 'Kezelő' },
      { kind: 'ignored', why: 'heading' },
    ],
  ])('%s', (_name, row, judged) => {
    expect(judgeRow(row, rules)).toEqual(judged);
  });

  test.each<[string, RowCells]>([
    ['a number alone', { accountNumber: '0410000001' }],
    ['a name alone', { holderName: 'Kiss Anna' }],
    ['contact data alone', { mobile: '06 30 123 4567' }],
    [
      'formulas for number and name',
      { accountNumber: '=HYPERLINK("http://example.org","x")', holderName: '=1+1 Géza', managerKind: 'saját' },
    ],
    ['a number beside words of the header', { accountNumber: '0410000001', holderName: 'Név', managerKind: 'Kezelő' }],
    ['one word of the header', { accountNumber: 'USZ', holderName: 'Kiss Anna', managerKind: 'saját' }],
    ['somebody called Összesen', { ...cells, holderName: 'Összesen Kft.', mobile: 'x1' }],
  ])('%s is a fault, not ignored', (_name, row) => {
    expect(judgeRow(row, rules).kind).toBe('faulty');
  });
});

describe('any row', () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom(
      'igen',
      'alkusz',
      '06 30 123 4567',
      'a@example.hu',
      '2012. 02. 20.',
      '=1',
      '-',
      '0410000001',
      'Összesen',
    ),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.record({ serial: fc.double() }),
    fc.record({ fault: fc.constant('#REF!') }),
    fc.record({ formula: fc.string(), value: fc.constantFrom<string | number | null>(null, 'x', 1) }),
  );
  const row = fc.record(Object.fromEntries(listColumns.map((column) => [column, cell])), { requiredKeys: [] });

  test('is judged without throwing, with reasons of the closed lists only', () => {
    fc.assert(
      fc.property(row, (some: RowCells) => {
        const judged = judgeRow(some, rules);
        if (judged.kind === 'ignored') return true;
        const known = new Set<string>([...faultReasons, ...remarkReasons]);
        const told = [...judged.remarks, ...(judged.kind === 'faulty' ? judged.faults : [])];
        return (judged.kind === 'good' || judged.faults.length > 0) && told.every((it) => known.has(it.reason));
      }),
      { numRuns: 2000 },
    );
  });

  test('says the same again when it is written out and read back', () => {
    const written = (value: ListRow[ListColumn]): Cell => {
      if (typeof value === 'boolean') return value ? 'igen' : 'nem';
      return value ?? null;
    };
    fc.assert(
      fc.property(row, (some: RowCells) => {
        const judged = judgeRow({ ...some, ...cells }, rules);
        if (judged.kind !== 'good') return true;
        const out: RowCells = {};
        for (const column of listColumns) if (column in judged.row) out[column] = written(judged.row[column]);
        expect(rowOf(judgeRow(out, rules))).toEqual(judged.row);
        return true;
      }),
      { numRuns: 2000 },
    );
  });

  test('cells are picked by the mapping', () => {
    expect(cellsAt(['a', 1, null], { holderName: 0, annualPremium: 1, email: 7 })).toEqual({
      holderName: 'a',
      annualPremium: 1,
      email: null,
    });
  });
});
