import type { ManagerKind } from '#contract/account-status.ts';
import { fold } from '#contract/hungarian.ts';
import type { HolderKind } from '#contract/list-columns.ts';
import { textOf, type CellValue } from './cell-value.ts';

const dictionary = <T>(meanings: readonly (readonly [T, string])[]): ReadonlyMap<string, T> =>
  new Map(meanings.flatMap(([meaning, words]) => words.split(', ').map((word): [string, T] => [word, meaning])));

const plain = (value: CellValue): string => fold(textOf(value)).replace(/[.!*]+$/, '');

const managers = dictionary<ManagerKind>([
  [
    'owner',
    'owner, tulajdonos, sajat, ugyfel, onallo, szerzodo, sajat kezelesu, ugyfelszamla tulajdonos, szamlatulajdonos, o',
  ],
  ['agent', 'agent, ugynok, uzletkoto, fuggo ugynok, biztositasi ugynok'],
  ['broker', 'broker, alkusz, fuggetlen alkusz, biztositasi alkusz'],
]);

/** Who manages the account, by any word of hungarian.md §4; null when the word is none of them. */
export const readManagerKind = (value: CellValue): ManagerKind | null => managers.get(plain(value)) ?? null;

const yesNo = dictionary<boolean>([
  [true, 'igen, i, igaz, yes, y, true, 1, x, van, regisztralt, regisztralva, aktiv, ✓, ✔'],
  [false, 'nem, n, hamis, no, false, 0, nincs, nem regisztralt, inaktiv'],
]);

/** A lone dash says no. */
export const readYesNo = (value: CellValue): boolean | null =>
  /^\p{Pd}$/u.test(textOf(value)) ? false : (yesNo.get(plain(value)) ?? null);

const holders = dictionary<HolderKind>([
  ['person', 'person, maganszemely, magan, termeszetes, termeszetes szemely, lakossagi, m, t'],
  ['company', 'company, ceg, jogi, jogi szemely, vallalkozas, vallalati, tarsasag, gazdalkodo szervezet, c, j'],
]);

export const readHolderKind = (value: CellValue): HolderKind | null => holders.get(plain(value)) ?? null;

const companyForms =
  /(?:^|[\s,(])(?:kft|bt|zrt|nyrt|rt|kkt|e\.? ?v|ev|kht|nonprofit|egyeni ceg|alapitvany|egyesulet|tarsashaz|szovetkezet|onkormanyzat|vallalkozo)(?=[\s.,)]|$)/;

/** Tells a company by the form in its name: Kft., Bt., e.v., alapítvány, társasház … */
export const holderKindOfName = (name: string): HolderKind => (companyForms.test(fold(name)) ? 'company' : 'person');
