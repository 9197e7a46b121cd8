import { describe, expect, it } from 'vitest';
import { addressOf, requestOf } from '../../../renderer/shared/request-of.ts';
import { duration, relativeDay } from '../../../renderer/shared/format.ts';
import { en } from '../../../renderer/shared/texts/en/index.ts';
import { hu } from '../../../renderer/shared/texts/hu/index.ts';
import { settings } from '../../../contract/settings.ts';
import { userChange } from '../../../renderer/settings/people/user-change.ts';
import { typedPhone } from '../../../renderer/shared/typed-phone.ts';

/** Every sentence of a language with its place; functions are given small numbers and words. */
function sentences(words: object, place = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const here = `${place}.${key}`;
    if (typeof value === 'string') return [[here, value]];
    return typeof value === 'object' && value !== null ? sentences(value, here) : [];
  });
}

describe('texts', () => {
  it('nothing is left empty, and no machine code is shown', () => {
    for (const [place, text] of [...sentences(hu, 'hu'), ...sentences(en, 'en')]) {
      expect({ place, empty: text.trim() === '' }).toEqual({ place, empty: false });
      expect({ place, code: /\b[A-Z]{3,}_[A-Z_]+\b/.test(text) }).toEqual({ place, code: false });
    }
  });

  it('Hungarian uses its own letters: no õ or û', () => {
    // these two speak of the wrong letters themselves
    const about = ['.imports.repairLetters', '.imports.brokenLetters'];
    for (const [place, text] of sentences(hu).filter(([place]) => !about.includes(place)))
      expect({ place, wrong: /[õûÕÛ]/.test(text) }).toEqual({ place, wrong: false });
  });

  it('English is not Hungarian left over', () => {
    const names = new Set(['Magyar', 'English', 'Portal', '–']);
    const hungarian = new Map(sentences(hu));
    const same = sentences(en).filter(([place, text]) => hungarian.get(place) === text && !names.has(text));
    expect(same.filter(([, text]) => /[áéíóöőúüű]/i.test(text))).toEqual([]);
  });
});

describe('days and lengths of time', () => {
  it.each([
    ['2012-02-15', 'ma', 'today'],
    ['2012-02-16', 'holnap', 'tomorrow'],
    ['2012-02-14', 'tegnap', 'yesterday'],
    ['2012-03-15', '29 nap múlva', 'in 29 days'],
    ['2012-01-31', '15 napja', '15 days ago'],
  ])('%s is %s, %s', (day, hungarian, english) => {
    expect(relativeDay(hu.common, day, '2012-02-15')).toBe(hungarian);
    expect(relativeDay(en.common, day, '2012-02-15')).toBe(english);
  });

  it.each([
    [0.2, '1 mp'],
    [75, '75 mp'],
    [90, '2 perc'],
    [5399, '90 perc'],
    [7200, '2 óra'],
  ])('%d seconds are %s', (seconds, said) => {
    expect(duration(hu.common, seconds)).toBe(said);
  });
});

describe('a call on the wire', () => {
  it('values go where the API looks for them', () => {
    expect(requestOf({ method: 'PATCH', path: '/api/cohorts/:id' }, { id: 3, name: 'x' })).toEqual({
      url: '/api/cohorts/3',
      query: {},
      body: { name: 'x' },
    });
    expect(requestOf({ method: 'GET', path: '/api/accounts' }, { status: ['closed', 'blocked'] }).query).toEqual({
      status: ['closed', 'blocked'],
    });
    expect(requestOf({ method: 'POST', path: '/api/imports', body: 'file' }, { filename: 'a.xlsx' }).query).toEqual({
      filename: 'a.xlsx',
    });
  });

  it('a name in an address cannot lead elsewhere, and a missing one is noticed', () => {
    expect(requestOf({ method: 'GET', path: '/api/gateways/:channel' }, { channel: '../users' }).url).toBe(
      '/api/gateways/..%2Fusers',
    );
    expect(() => requestOf({ method: 'GET', path: '/api/cohorts/:id' }, {})).toThrow(TypeError);
  });

  it('a file’s address holds repeated values and leaves out what is not there', () => {
    const list = { ...settings.cohorts, path: '/api/cohorts/:id/file' as const };
    expect(addressOf(list, { id: 2, status: ['a', 'b'], q: undefined })).toBe('/api/cohorts/2/file?status=a&status=b');
  });
});

describe('settings', () => {
  const user = {
    id: 1,
    username: 'bela',
    displayName: 'Béla',
    role: 'broker',
    intermediaryId: 4,
    active: true,
  } as const;
  const same = { displayName: 'Béla', username: 'bela', role: 'broker', intermediaryId: '4', password: '' };

  it.each([
    ['nothing', {}, true, {}],
    ['a name', { displayName: 'Béla Bá' }, true, { displayName: 'Béla Bá' }],
    ['a firm', { intermediaryId: '5' }, true, { role: 'broker', intermediaryId: 5 }],
    ['a role', { role: 'agent' }, true, { role: 'agent', intermediaryId: null }],
    ['a password', { password: 'x' }, true, { password: 'x' }],
    ['the switch', {}, false, { active: false }],
  ])('a changed user sends only what differs: %s', (_name, given, active, sent) => {
    expect(userChange(user, { ...same, ...given }, active)).toEqual(sent);
  });

  it.each([
    ['06 20 123 4567', '+36201234567'],
    ['+36 (20) 123-4567', '+36201234567'],
    ['0036/20/1234567', '+36201234567'],
  ])('%s is %s', (typed, stored) => {
    expect(typedPhone(typed)).toBe(stored);
  });
});
