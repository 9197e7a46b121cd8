import { describe, expect, test } from 'vitest';
import type { TimelineEntry } from '#contract/timeline.ts';
import { derived, type AccountSource } from '../../api/accounts/search-text.ts';
import { searchWords } from '../../api/accounts/search-words.ts';
import { smsCapable } from '../../api/accounts/sms-capable.ts';
import type { Criteria } from '../../api/accounts/narrow.sql.ts';
import { isShort, wayTo, type WayQuestion } from '../../api/accounts/way.ts';
import { stepLines } from '../../renderer/accounts/nine-steps.ts';

describe('what is searched for', () => {
  test.each([
    ['Kovács István', ['kovacs', 'istvan']],
    ['  KŐ–szegi ', [' ko', 'szegi']],
    ['k', ['  k']],
    ['06 20 123 4567', ['201234567']],
    ['+36 20/123-4567', ['36201234567']],
    ['0612', ['0612']],
    ['12-34 5678', ['12345678']],
    ['anna anna', ['anna']],
    ['', []],
  ])('%s', (query, words) => expect(searchWords(query)).toEqual(words));
});

describe('what follows from an account', () => {
  const source: AccountSource = {
    accountNumber: '00-12 3a',
    holderName: 'Kovács-Őri Éva',
    email: 'eva@pelda.test',
    mobile: '+36201234567',
    secondaryPhone: null,
    birthDate: '1970-01-02',
    taxNumber: null,
  };

  test('key, search text and reach', () => {
    expect(derived(source)).toMatchObject({
      account_key: '00123A',
      search_text: '  kovacs  ori  eva  00123a  00  12  3a  eva@pelda.test  +36201234567',
      reachable: 1,
    });
    expect(derived({ ...source, mobile: '+3614211421' }).reachable).toBe(0);
    expect(derived({ ...source, email: null }).reachable).toBe(0);
  });

  test('the holder is one by name and birth date, a company by its tax number', () => {
    const holder = (change: Partial<AccountSource>): string => derived({ ...source, ...change }).holder_id;
    expect(holder({ accountNumber: '9', email: null, holderName: 'KOVÁCS-ŐRI ÉVA' })).toBe(holder({}));
    expect(holder({ birthDate: '1971-01-02' })).not.toBe(holder({}));
    const company = { holderName: 'Minta Kft.', taxNumber: '12345678-2-41' };
    expect(holder({ ...company, holderName: 'Minta Bt.', taxNumber: '12345678242' })).toBe(holder(company));
  });

  test.each([
    ['+36201234567', true],
    ['+36701234567', true],
    ['+3614211421', false],
    ['+4915123456789', true],
    ['+49301234567', false],
    ['+36', false],
  ])('SMS to %s: %s', (phone, capable) => expect(smsCapable(phone)).toBe(capable));
});

describe('the way to a page', () => {
  const criteria: Criteria = {
    ids: null,
    asOf: '2012-02-15',
    derive: false,
    statuses: null,
    steps: null,
    managerKinds: null,
    deadlineFrom: null,
    deadlineTo: null,
    confirmedFrom: null,
    confirmedTo: null,
    notOverdue: false,
    intermediaryIds: null,
    cohortIds: null,
    contacted: null,
    words: [],
  };
  const question: WayQuestion = {
    criteria,
    order: 'name',
    reach: 100,
    matching: 1_000_000,
    hits: 0,
    shares: {
      all: 1_000_000,
      status: { not_started: 300_000, registered_late: 14_000 },
      step: { locked: 500 },
      intermediary: { '7': 3000 },
    },
  };
  const way = (narrowed: Partial<Criteria>, rest: Partial<WayQuestion> = {}) =>
    wayTo({ ...question, ...rest, criteria: { ...criteria, ...narrowed } });

  test('everything is walked in its order', () => {
    expect(way({})).toEqual({ how: 'walk', index: 'account_name' });
    expect(way({}, { order: 'lastContact' })).toEqual({ how: 'walk', index: 'account_contact' });
  });
  test('one value is walked in the index that begins with it', () => {
    expect(way({ statuses: ['registered_late'] }, { matching: 14_000 })).toEqual({
      how: 'walk',
      index: 'account_status',
    });
    expect(way({ intermediaryIds: [7], statuses: ['not_started'] }, { matching: 900 })).toEqual({
      how: 'walk',
      index: 'account_intermediary',
    });
  });
  test('few in another order are gathered, many walked', () => {
    expect(way({ steps: ['locked'] }, { order: 'accountNumber', matching: 500 })).toEqual({
      how: 'gather',
      by: 'account_step',
    });
    expect(way({ statuses: ['registered_late'] }, { order: 'deadline', matching: 14_000 })).toEqual({
      how: 'walk',
      index: 'account_deadline',
    });
  });
  test('a search is gathered, unless it finds very much', () => {
    expect(way({ words: ['kovacs'] }, { hits: 17_000, matching: 17_000 })).toEqual({ how: 'gather', by: 'search' });
    expect(way({ words: ['a'] }, { hits: 50_001, matching: 600_000 })).toEqual({ how: 'walk', index: 'account_name' });
    expect(way({ words: ['kovacs'], intermediaryIds: [7] }, { hits: 17_000, matching: 17_000 })).toEqual({
      how: 'gather',
      by: 'account_intermediary',
    });
  });
  test('what is surely near is answered at once', () => {
    const near = (narrowed: Partial<Criteria>, rest: Partial<WayQuestion> = {}): boolean => {
      const asked = { ...question, ...rest, criteria: { ...criteria, ...narrowed } };
      return isShort(asked, wayTo(asked));
    };
    expect(near({})).toBe(true);
    expect(near({}, { reach: 200_000 })).toBe(false);
    expect(near({ statuses: ['not_started'] }, { matching: 300_000 })).toBe(true);
    expect(near({ managerKinds: ['owner'] }, { matching: 700_000 })).toBe(false);
  });
  test('as of another day the stored status is no help', () => {
    expect(way({ derive: true, statuses: ['registered_late'] }, { matching: 14_000 })).toEqual({
      how: 'walk',
      index: 'account_name',
    });
  });
});

describe('the nine steps', () => {
  const event = (at: string, name: string): TimelineEntry => ({
    at: `2012-02-${at}:00.000Z`,
    kind: 'registration',
    text: '',
    by: null,
    data: { event: name },
  });
  const shape = (lines: ReturnType<typeof stepLines>): string => lines.map(({ state }) => state.charAt(0)).join('');

  test('begin with nothing and end with everything done', () => {
    expect(shape(stepLines('invited', []))).toBe('aaaaaaaaa');
    expect(shape(stepLines('code_sent', []))).toBe('ddddnaaaa');
    expect(shape(stepLines('confirmed', []))).toBe('ddddddddd');
  });
  test('carry the times of the last attempt only', () => {
    const timeline = [event('16T10:05', 'sms_ok'), event('16T10:00', 'restarted'), event('15T09:05', 'code_sent')];
    const lines = stepLines('sms_ok', timeline);
    expect(lines.slice(0, 4).map(({ at }) => at?.slice(8, 16) ?? null)).toEqual([
      '16T10:00',
      '16T10:00',
      '16T10:05',
      null,
    ]);
  });
  test('stand where the client got to when locked', () => {
    const timeline = [event('16T10:09', 'login_locked'), event('16T10:08', 'finished'), event('16T10:00', 'started')];
    expect(shape(stepLines('locked', timeline))).toBe('dddddddna');
  });
});
