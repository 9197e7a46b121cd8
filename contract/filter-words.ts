import {
  type AccountStatus,
  type ManagerKind,
  mustRegisterStatuses,
  openStatuses,
  registeredStatuses,
} from './account-status.ts';
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

/** One condition of a filter in words. The two ends of a range of days are one condition. */
export type FilterPart = {
  key: Exclude<keyof AccountFilter, 'confirmedFrom' | 'confirmedTo'> | 'confirmed';
  words: string;
};

type Words = {
  groups: readonly { statuses: readonly AccountStatus[]; words: string }[];
  or: string;
  picked: (count: string) => string;
  step: (steps: string) => string;
  managed: Record<ManagerKind, string>;
  overdue: (yes: boolean) => string;
  dueWithin: (days: number) => string;
  search: (text: string) => string;
  intermediary: (name: string) => string;
  nobody: string;
  cohort: (name: string) => string;
  confirmed: (from: string | undefined, to: string | undefined) => string;
  contacted: (yes: boolean) => string;
  restricted: string;
  asOf: (day: string) => string;
};

const hu: Words = {
  groups: [
    { statuses: mustRegisterStatuses, words: 'regisztrálnia kell' },
    { statuses: openStatuses, words: 'nem regisztrált' },
    { statuses: registeredStatuses, words: 'regisztrált' },
  ],
  or: ' vagy ',
  picked: (count) => `${count} kiválasztott ügyfélszámla`,
  step: (steps) => `lépés: ${steps}`,
  managed: { owner: 'tulajdonos kezeli', agent: 'ügynök kezeli', broker: 'alkusz kezeli' },
  overdue: (yes) => (yes ? 'határidőn túl' : 'nincs túl a határidőn'),
  dueWithin: (days) => (days === 0 ? 'a határidő ma jár le' : `a határidő ${days} napon belül`),
  search: (text) => `„${text}”`,
  intermediary: (name) => `közvetítő: ${name}`,
  nobody: 'közvetítő nélkül',
  cohort: (name) => `időszak: ${name}`,
  confirmed: (from, to) => {
    if (from === undefined) return `megerősítve ${to ?? ''}-ig`;
    if (to === undefined) return `megerősítve ${from} óta`;
    return from === to ? `megerősítve: ${from}` : `megerősítve: ${from} – ${to}`;
  },
  restricted: 'korlátozott adatkezelés',
  contacted: (yes) => (yes ? 'volt kapcsolat' : 'még nem volt kapcsolat'),
  asOf: (day) => `a ${day}-i állapot szerint`,
};

const en: Words = {
  groups: [
    { statuses: mustRegisterStatuses, words: 'must register' },
    { statuses: openStatuses, words: 'not registered' },
    { statuses: registeredStatuses, words: 'registered' },
  ],
  or: ' or ',
  picked: (count) => (count === '1' ? '1 chosen account' : `${count} chosen accounts`),
  step: (steps) => `step: ${steps}`,
  managed: { owner: 'managed by the owner', agent: 'managed by an agent', broker: 'managed by a broker' },
  overdue: (yes) => (yes ? 'overdue' : 'not overdue'),
  dueWithin: (days) => (days === 0 ? 'due today' : `due within ${days} ${days === 1 ? 'day' : 'days'}`),
  search: (text) => `“${text}”`,
  intermediary: (name) => `intermediary: ${name}`,
  nobody: 'no intermediary',
  cohort: (name) => `period: ${name}`,
  confirmed: (from, to) => {
    if (from === undefined) return `confirmed until ${to ?? ''}`;
    if (to === undefined) return `confirmed since ${from}`;
    return from === to ? `confirmed on ${from}` : `confirmed ${from} – ${to}`;
  },
  restricted: 'restricted',
  contacted: (yes) => (yes ? 'contacted' : 'never contacted'),
  asOf: (day) => `as of ${day}`,
};

/** The words of each condition a list can be narrowed by. */
export const conditionWords: Record<Language, Words> = { hu, en };

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));

/** A filter as a sentence in parts: "owner manages · not registered · due within 7 days". */
export function filterParts(filter: AccountFilter, names: FilterNames, language: Language): FilterPart[] {
  const say = conditionWords[language];
  const { statuses, steps } = accountWords[language];
  const { ids, status, step, managerKind, overdue, dueWithin, q, intermediary, cohort, contacted, restricted, asOf } =
    filter;
  const [from, to] = [filter.confirmedFrom, filter.confirmedTo].map((day) => day && names.date(day));
  const group = status && say.groups.find((each) => sameSet(each.statuses, status));
  const parts: [FilterPart['key'], string | undefined][] = [
    ['ids', ids && say.picked(String(ids.length))],
    ['q', q && say.search(q)],
    ['managerKind', managerKind?.map((each) => say.managed[each]).join(say.or)],
    ['status', group?.words ?? status?.map((each) => statuses[each]).join(say.or)],
    ['step', step && say.step(step.map((each) => steps[each]).join(say.or))],
    ['overdue', overdue === undefined ? undefined : say.overdue(overdue)],
    ['dueWithin', dueWithin === undefined ? undefined : say.dueWithin(dueWithin)],
    ['confirmed', (from ?? to) && say.confirmed(from, to)],
    ['restricted', restricted && say.restricted],
    ['contacted', contacted === undefined ? undefined : say.contacted(contacted)],
    [
      'intermediary',
      intermediary && (intermediary === 'none' ? say.nobody : say.intermediary(names.intermediary(intermediary))),
    ],
    ['cohort', cohort && say.cohort(names.cohort(cohort))],
    ['asOf', asOf && say.asOf(names.date(asOf))],
  ];
  return parts.flatMap(([key, said]) => (said ? [{ key, words: said }] : []));
}

const namesOf = (key: FilterPart['key']): readonly string[] =>
  key === 'confirmed' ? ['confirmedFrom', 'confirmedTo'] : [key];

/** What is left of a filter when one of its parts is taken away. */
export const withoutPart = (filter: AccountFilter, key: FilterPart['key']): AccountFilter =>
  Object.fromEntries(Object.entries(filter).filter(([name]) => !namesOf(key).includes(name)));
