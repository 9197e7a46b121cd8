import { describe, expect, test } from 'vitest';
import type { StoredAccount } from '../../../api/accounts/stored.ts';
import { compareRow, type Choices } from '../../../api/imports/judging/compare-row.ts';
import type { ListRow } from '../../../api/imports/rows/list-row.ts';
import { newAccount } from '../../../api/imports/judging/new-account.ts';

const facts = { day: '2012-02-15', tellsHolderKind: true };
const row: ListRow = {
  accountNumber: '0410000001',
  holderName: 'Kovács Éva',
  holderKind: 'person',
  managerKind: 'owner',
  mobile: '+36301112233',
  email: 'eva@pelda.test',
};
const belonging = {
  insurerId: 1,
  cohortId: 1,
  deadline: '2012-02-20',
  intermediaryId: null,
  createdAt: '2012-02-01T00:00:00.000Z',
};
const known: StoredAccount = { id: 7, ...newAccount(row, belonging, facts) };
const corrected = (change: Partial<StoredAccount>): Partial<StoredAccount> => ({
  contact_corrected_at: '2012-02-10T00:00:00.000Z',
  list_email: known.email,
  list_mobile: known.mobile,
  ...change,
});

function compared(
  said: Partial<ListRow>,
  change: Partial<StoredAccount> = {},
  tellsHolderKind = true,
  choices: Choices = {},
) {
  const firm = { list: undefined, known: null };
  const found = compareRow(
    { ...row, ...said },
    { ...known, ...change },
    { firm, facts: { ...facts, tellsHolderKind }, choices },
  );
  return {
    changes: found.changes.map(({ field }) => field),
    conflicts: found.conflicts.map(({ field }) => field),
    next: found.next,
  };
}

describe('a line against a known account', () => {
  test.each<[string, Partial<ListRow>, Partial<StoredAccount>, string[], string[]]>([
    ['nothing new', {}, {}, [], []],
    ['another name', { holderName: 'Kovácsné' }, {}, ['holderName'], []],
    ['a column the list does not have', {}, { town: 'Szeged' }, [], []],
    ['a column it has, empty', { town: null }, { town: 'Szeged' }, ['town'], []],
    ['an address taken away', { email: null }, {}, ['email'], []],
    ['registered', { registered: true }, {}, ['registeredOn'], []],
    ['registered, as known', { registered: true }, { confirmed_on: '2012-02-01', confirmed_source: 'list' }, [], []],
    [
      'registered on another day',
      { registered: true, registeredOn: '2012-02-02' },
      { confirmed_on: '2012-02-01', confirmed_source: 'list' },
      ['registeredOn'],
      [],
    ],
    [
      'registered on our mirror before',
      { registered: true, registeredOn: '2012-02-02' },
      { confirmed_on: '2012-02-01', confirmed_source: 'portal' },
      [],
      [],
    ],
    [
      'not registered, but confirmed',
      { registered: false },
      { confirmed_on: '2012-02-01', confirmed_source: 'portal' },
      [],
      ['registered'],
    ],
    [
      'not registered, confirmed by a list',
      { registered: false },
      { confirmed_on: '2012-02-01', confirmed_source: 'list' },
      [],
      ['registered'],
    ],
    ['nothing said of it', { registered: null }, { confirmed_on: '2012-02-01', confirmed_source: 'portal' }, [], []],
    ['in the list again', {}, { gone_on: '2012-01-01' }, ['goneOn'], []],
    ['corrected, list as before', {}, corrected({ mobile: '+36709998877' }), [], ['mobile']],
    [
      'corrected, list says another',
      { mobile: '+36201234567' },
      corrected({ mobile: '+36709998877' }),
      ['listMobile'],
      ['mobile'],
    ],
    [
      'the other one was corrected',
      { email: 'uj@pelda.test' },
      corrected({ mobile: '+36709998877' }),
      ['email'],
      ['mobile'],
    ],
    [
      'corrected, list agrees now',
      { mobile: '+36709998877' },
      corrected({ mobile: '+36709998877' }),
      ['listMobile'],
      [],
    ],
  ])('%s', (_what, said, change, changes, conflicts) => {
    expect(compared(said, change)).toMatchObject({ changes, conflicts });
  });

  test('person or company is believed only when the list has a column for it', () => {
    expect(compared({ holderKind: 'company' }).changes).toEqual(['holderKind']);
    expect(compared({ holderKind: 'company' }, {}, false).changes).toEqual([]);
  });

  test('a correction the list agrees with is over', () => {
    const { next } = compared({ mobile: '+36709998877' }, corrected({ mobile: '+36709998877' }));
    expect(next).toEqual({ contact_corrected_at: null, list_email: null, list_mobile: null });
  });

  test('the first confirmation takes the day of the list when it tells none', () => {
    expect(compared({ registered: true }).next).toMatchObject({ confirmed_on: '2012-02-15', step: 'confirmed' });
  });

  test('who is in the list again is gone no more', () => {
    expect(compared({}, { gone_on: '2012-01-01' }).next).toEqual({ gone_on: null });
  });

  test.each([
    [null, 'not_contacted'],
    ['2012-02-03T09:00:00.000Z', 'invited'],
  ])('whose confirmation a person lets go and was written to at %s stands at %s', (last_contact_at, step) => {
    const change = { confirmed_on: '2012-02-01', confirmed_source: 'list', last_contact_at } as const;
    const { next } = compared({ registered: false }, change, true, { registered: 'list' });
    expect(next).toMatchObject({ confirmed_on: null, step });
  });

  test('the list’s value takes the place of a correction where a person chose so', () => {
    const told = { mobile: '+36201234567' };
    const change = corrected({ mobile: '+36709998877', email: 'kezzel@pelda.test' });
    expect(compared(told, change, true, { mobile: 'list' })).toMatchObject({
      changes: ['mobile'],
      conflicts: ['email', 'mobile'],
      next: { mobile: '+36201234567', list_mobile: '+36201234567' },
    });
    expect(compared(told, change, true, { mobile: 'kept' })).toMatchObject({ changes: ['listMobile'] });
  });

  test.each([
    ['list', 'list', ['registeredOn']],
    ['portal', 'list', []],
    ['list', 'kept', []],
  ] as const)('a confirmation by the %s, settled as %s', (source, registered, changes) => {
    const change = { confirmed_on: '2012-02-01', confirmed_source: source };
    expect(compared({ registered: false }, change, true, { registered }).changes).toEqual(changes);
  });
});
