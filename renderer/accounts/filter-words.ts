import type { AccountFilter } from '#contract/accounts.ts';
import type { Cohort, Intermediary } from '#contract/settings.ts';
import type { Format } from '../shared/format.ts';
import type { Texts } from '../shared/texts/index.ts';

/** One part of the filter in words, and what is left without it. */
export type FilterPart = { key: string; label: string; rest: AccountFilter };

type Words = { texts: Texts; format: Format; cohorts: readonly Cohort[]; intermediaries: readonly Intermediary[] };

const without = (filter: AccountFilter, ...names: (keyof AccountFilter)[]): AccountFilter =>
  Object.fromEntries(Object.entries(filter).filter(([name]) => !names.some((left) => left === name)));

function confirmedWords({ texts: { accounts }, format }: Words, filter: AccountFilter): string | null {
  const [from, to] = [filter.confirmedFrom, filter.confirmedTo].map((day) => day && format.date(day));
  if (from && to) return accounts.confirmedBetween(from, to);
  if (from) return accounts.confirmedFrom(from);
  return to ? accounts.confirmedTo(to) : null;
}

function intermediaryWords({ texts: { accounts }, intermediaries }: Words, name: string): string {
  if (name === 'none') return accounts.noIntermediary;
  const found = intermediaries.find(({ id, code }) => code === name || String(id) === name);
  return accounts.intermediaryIs(found?.name ?? name);
}

const cohortWords = ({ texts: { accounts }, cohorts }: Words, name: string): string =>
  accounts.cohortIs(cohorts.find((cohort) => String(cohort.id) === name)?.name ?? name);

/** The filter as the parts of a sentence, in the order a person would say them. */
export function filterParts(filter: AccountFilter, words: Words): FilterPart[] {
  const { account, accounts } = words.texts;
  const parts: [keyof AccountFilter, string | null | undefined][] = [
    ['ids', filter.ids && accounts.picked(words.format.number(filter.ids.length))],
    ['q', filter.q && accounts.searched(filter.q)],
    ['managerKind', filter.managerKind?.map((kind) => accounts.managedBy[kind]).join(accounts.or)],
    ['status', filter.status?.map((status) => account.statuses[status]).join(accounts.or)],
    ['step', filter.step && accounts.stepIs(filter.step.map((step) => account.steps[step]).join(accounts.or))],
    ['overdue', filter.overdue === undefined ? null : filter.overdue ? accounts.overdue : accounts.notOverdue],
    ['dueWithin', filter.dueWithin === undefined ? null : accounts.dueWithin(filter.dueWithin)],
    ['confirmedFrom', confirmedWords(words, filter)],
    [
      'contacted',
      filter.contacted === undefined ? null : filter.contacted ? accounts.contacted : accounts.notContacted,
    ],
    ['intermediary', filter.intermediary && intermediaryWords(words, filter.intermediary)],
    ['cohort', filter.cohort && cohortWords(words, filter.cohort)],
    ['asOf', filter.asOf && accounts.asOfChip(words.format.date(filter.asOf))],
  ];
  return parts.flatMap(([key, label]) => {
    if (!label) return [];
    const rest = key === 'confirmedFrom' ? without(filter, 'confirmedFrom', 'confirmedTo') : without(filter, key);
    return [{ key, label, rest }];
  });
}

/** The filter with one value of a list of values put in or taken out. */
export function toggledIn<T>(values: readonly T[] | undefined, value: T): T[] | undefined {
  const next = values?.includes(value) ? values.filter((each) => each !== value) : [...(values ?? []), value];
  return next.length === 0 ? undefined : next;
}

/** A filter changed in some parts; what is undefined is not asked any more. */
export const changed = (
  filter: AccountFilter,
  change: { [Name in keyof AccountFilter]?: AccountFilter[Name] | undefined },
): AccountFilter =>
  Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined));
