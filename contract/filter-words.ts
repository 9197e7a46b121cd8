import { type AccountStatus, mustRegisterStatuses, openStatuses, registeredStatuses } from './account-status.ts';
import { accountWords } from './account-words.ts';
import type { AccountFilter } from './accounts.ts';
import type { LocalDate } from './basics.ts';
import type { Language } from './language.ts';

/** What a filter names beside its words, and how days are written. */
export type FilterNames = {
  cohort: (idOrName: string) => string;
  intermediary: (idOrCode: string) => string;
  date: (day: LocalDate) => string;
};

/** One condition of a filter in words; `key` is the part of the filter to drop when it is taken away. */
export type FilterPart = { key: keyof AccountFilter; words: string };

type Words = {
  groups: readonly { statuses: readonly AccountStatus[]; words: string }[];
  or: string;
  step: string;
  managed: (by: string) => string;
  overdue: (yes: boolean) => string;
  dueWithin: (days: number) => string;
  search: (text: string) => string;
  intermediary: (name: string) => string;
  nobody: string;
  cohort: (name: string) => string;
  confirmed: (from: string | null, to: string | null) => string;
  contacted: (yes: boolean) => string;
  asOf: (day: string) => string;
};

const hu: Words = {
  groups: [
    { statuses: mustRegisterStatuses, words: 'regisztrálnia kell' },
    { statuses: openStatuses, words: 'nem regisztrált' },
    { statuses: registeredStatuses, words: 'regisztrált' },
  ],
  or: ' vagy ',
  step: 'lépés: ',
  managed: (by) => `${by} kezeli`,
  overdue: (yes) => (yes ? 'határidőn túl' : 'nincs határidőn túl'),
  dueWithin: (days) => (days === 0 ? 'a határidő ma jár le' : `határidő ${days} napon belül`),
  search: (text) => `keresés: „${text}”`,
  intermediary: (name) => `közvetítő: ${name}`,
  nobody: 'közvetítő nélkül',
  cohort: (name) => `időszak: ${name}`,
  confirmed: (from, to) => {
    if (from === to) return `ekkor regisztrált: ${from ?? ''}`;
    return to === null ? `ettől regisztrált: ${from ?? ''}` : `ekkor regisztrált: ${from ?? ''} – ${to}`;
  },
  contacted: (yes) => (yes ? 'már megkeresett' : 'még nem megkeresett'),
  asOf: (day) => `állapot ekkor: ${day}`,
};

const en: Words = {
  groups: [
    { statuses: mustRegisterStatuses, words: 'must register' },
    { statuses: openStatuses, words: 'not registered' },
    { statuses: registeredStatuses, words: 'registered' },
  ],
  or: ' or ',
  step: 'step: ',
  managed: (by) => `managed by ${by}`,
  overdue: (yes) => (yes ? 'overdue' : 'not overdue'),
  dueWithin: (days) => (days === 0 ? 'due today' : `due within ${days} days`),
  search: (text) => `search: “${text}”`,
  intermediary: (name) => `intermediary: ${name}`,
  nobody: 'no intermediary',
  cohort: (name) => `period: ${name}`,
  confirmed: (from, to) => {
    if (from === to) return `registered on ${from ?? ''}`;
    return to === null ? `registered since ${from ?? ''}` : `registered ${from ?? ''} – ${to}`;
  },
  contacted: (yes) => (yes ? 'contacted' : 'not contacted yet'),
  asOf: (day) => `as of ${day}`,
};

const words: Record<Language, Words> = { hu, en };

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));

/** A filter as a sentence in parts: "owner manages · not registered · due within 7 days". */
export function filterParts(filter: AccountFilter, names: FilterNames, language: Language): FilterPart[] {
  const say = words[language];
  const { statuses, steps, managerKinds } = accountWords[language];
  const { status, step, managerKind, overdue, dueWithin, q, intermediary, cohort, contacted, asOf } = filter;
  const day = (value: LocalDate | undefined): string | null => (value === undefined ? null : names.date(value));
  const group = status && say.groups.find((each) => sameSet(each.statuses, status));
  const parts: [keyof AccountFilter, string | undefined][] = [
    ['q', q ? say.search(q) : undefined],
    ['cohort', cohort && say.cohort(names.cohort(cohort))],
    ['managerKind', managerKind && say.managed(managerKind.map((each) => managerKinds[each]).join(say.or))],
    ['status', status && (group?.words ?? status.map((each) => statuses[each]).join(say.or))],
    ['step', step && say.step + step.map((each) => steps[each]).join(say.or)],
    ['overdue', overdue === undefined ? undefined : say.overdue(overdue)],
    ['dueWithin', dueWithin === undefined ? undefined : say.dueWithin(dueWithin)],
    [
      'intermediary',
      intermediary && (intermediary === 'none' ? say.nobody : say.intermediary(names.intermediary(intermediary))),
    ],
    [
      filter.confirmedFrom === undefined ? 'confirmedTo' : 'confirmedFrom',
      (filter.confirmedFrom ?? filter.confirmedTo) && say.confirmed(day(filter.confirmedFrom), day(filter.confirmedTo)),
    ],
    ['contacted', contacted === undefined ? undefined : say.contacted(contacted)],
    ['asOf', asOf && say.asOf(names.date(asOf))],
  ];
  return parts.flatMap(([key, said]) => (said ? [{ key, words: said }] : []));
}
