import type { Language } from '#contract/language.ts';
import type { FieldValues } from '#contract/template-fields.ts';

/** What one letter says of several clients at an address: all their names and accounts, and the deadline that comes first. */
export function merged(own: FieldValues, others: readonly FieldValues[], language: Language): FieldValues {
  const all = [own, ...others];
  const list = (name: 'nev' | 'ugyfelszamlaszam'): string =>
    new Intl.ListFormat(language).format(new Set(all.map((values) => String(values[name]))));
  const first = all.reduce((earliest, each) => (Number(each.napok) < Number(earliest.napok) ? each : earliest));
  return {
    ...own,
    nev: list('nev'),
    ugyfelszamlaszam: list('ugyfelszamlaszam'),
    hatarido: first.hatarido,
    napok: first.napok,
  };
}
