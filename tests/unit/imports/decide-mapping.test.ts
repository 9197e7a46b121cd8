import { describe, expect, test } from 'vitest';
import { decideMapping, headerHash, remember } from '../../../api/imports/headings/decide-mapping.ts';
import type { Survey } from '../../../api/imports/list-plan.ts';
import { mapColumns } from '../../../api/imports/headings/map-columns.ts';

const usual = ['Ügyfélszámlaszám', 'Ügyfél neve', 'Számlakezelő', 'Mobil', 'E-mail'];

const survey = (headings: string[]): Survey => ({
  sheet: 0,
  sheets: [{ name: 'Lista', hidden: false }],
  csv: null,
  brokenLetters: false,
  dateSystem: 1900,
  lastLine: 100,
  headerLine: 1,
  headings,
  samples: headings.map(() => []),
  lengths: headings.map(() => null),
  guessed: mapColumns(headings, []),
});
const columnsOf = (headings: string[], how: Partial<Parameters<typeof decideMapping>[1]> = {}) =>
  decideMapping(survey(headings), { asked: {}, remembered: null, ...how });

describe('which column is which', () => {
  test('known headings need nobody', () => {
    const { places, mapping } = columnsOf(usual);
    expect(places).toEqual({ accountNumber: 0, holderName: 1, managerKind: 2, mobile: 3, email: 4 });
    expect(mapping).toMatchObject({ missing: [], ties: [] });
  });

  test('a missing required column needs a person', () => {
    const { places, mapping } = columnsOf(usual.slice(1));
    expect(places).toBeNull();
    expect(mapping.missing).toEqual(['accountNumber']);
  });

  test('a person may name headings or letters; what is not there, or not enough, is no answer', () => {
    const asked = { accountNumber: 'a', holderName: 'NÉV!', managerKind: 'C', mobile: 'D', email: 'E' };
    const headings = ['x', 'név', 'y', 'z', 'w'];
    expect(columnsOf(headings, { asked: { columns: asked } }).places).toEqual({
      accountNumber: 0,
      holderName: 1,
      managerKind: 2,
      mobile: 3,
      email: 4,
    });
    expect(columnsOf(headings, { asked: { columns: { ...asked, town: 'nincs' } } }).places).toBeNull();
    expect(columnsOf(headings, { asked: { columns: { email: 'E' } } }).places).toBeNull();
  });

  test('what was settled once holds in any order of the columns', () => {
    const headings = ['x', 'név', 'y', 'z', 'w'];
    const places = { accountNumber: 0, holderName: 1, managerKind: 2, mobile: 3, email: 4 };
    const remembered = remember({ headings }, places);
    const turned = headings.toReversed();
    expect(headerHash(turned)).toBe(headerHash(headings));
    const { places: found, mapping } = columnsOf(turned, { remembered });
    expect(found).toEqual({ accountNumber: 4, holderName: 3, managerKind: 2, mobile: 1, email: 0 });
    expect(mapping.columns.map(({ by }) => by)).toContain('remembered');
  });

  test('equal headings are told apart by their letters', () => {
    const headings = ['szám', 'név', 'kezelő', 'telefon', 'telefon', 'levél'];
    const places = { accountNumber: 0, holderName: 1, managerKind: 2, mobile: 4, email: 5 };
    expect(columnsOf(headings, { remembered: remember({ headings }, places) }).places).toEqual(places);
  });
});
