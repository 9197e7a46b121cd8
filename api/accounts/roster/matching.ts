import { accountStatuses, managerKinds, openStatuses, registrationSteps } from '#contract/account-status.ts';
import type { Facet } from '../counts.sql.ts';
import type { Criteria } from '../narrow.sql.ts';
import { marked } from './orders.ts';
import { dayNumber, managerCode, statusCode, stepCode, type Roster } from './roster.ts';

/** Whether the roster knows all that is asked besides words: it has today's status and no days of confirmation. */
export const knows = ({ ids, confirmedFrom, confirmedTo, derive, statuses, notOverdue }: Criteria): boolean =>
  ids === null && confirmedFrom === null && confirmedTo === null && !(derive && (statuses !== null || notOverdue));

type Check = (id: number) => boolean;
type Column = { readonly [id: number]: number | undefined };

function among(column: Column, values: readonly number[] | null): Check[] {
  if (values === null) return [];
  const wanted = new Set(values);
  return [(id) => wanted.has(column[id] ?? -1)];
}

const unless = <T>(value: T | null, check: (value: T) => Check): Check[] => (value === null ? [] : [check(value)]);

const daysOf = (day: string | null): number | null => (day === null ? null : dayNumber(day));

/** The same as `conditions` of narrow.sql.ts; a test holds the two together. */
function checksOf(roster: Roster, criteria: Criteria): Check[] {
  const { status, step, managerKind, cohort, intermediary, deadline, contactedAt } = roster;
  const open = new Set(openStatuses.map(statusCode));
  const today = dayNumber(criteria.asOf);
  const at = (column: Column, id: number): number => column[id] ?? 0;
  return [
    ...among(status, criteria.statuses?.map(statusCode) ?? null),
    ...among(step, criteria.steps?.map(stepCode) ?? null),
    ...among(managerKind, criteria.managerKinds?.map(managerCode) ?? null),
    ...among(cohort, criteria.cohortIds),
    ...among(intermediary, criteria.intermediaryIds),
    ...unless(daysOf(criteria.deadlineFrom), (day) => (id) => at(deadline, id) >= day),
    ...unless(daysOf(criteria.deadlineTo), (day) => (id) => at(deadline, id) <= day),
    ...unless(criteria.contacted, (yes) => (id) => at(contactedAt, id) > 0 === yes),
    ...(criteria.notOverdue ? [(id: number) => !(at(deadline, id) < today && open.has(at(status, id)))] : []),
  ];
}

/** Those of these ids that hold the words and match besides, as they stand. `hits` null: no words. */
export function matching(
  roster: Roster,
  { ids, hits = null }: { ids: Int32Array; hits?: Int32Array | null },
  criteria: Criteria,
): Int32Array {
  const chosen = hits && marked(hits);
  const checks = [...(chosen ? [(id: number) => chosen[id] === 1] : []), ...checksOf(roster, criteria)];
  // one check after the other: each loop stays simple enough for a million in some ten milliseconds
  return checks.reduce(those, ids);
}

function those(ids: Int32Array, check: Check): Int32Array {
  const found = new Int32Array(ids.length);
  let count = 0;
  for (const id of ids)
    if (check(id)) {
      found[count] = id;
      count += 1;
    }
  return found.slice(0, count);
}

/** Accounts by what has been counted so; null: in all. */
export function countedBy(roster: Roster, ids: Int32Array, by: Facet['by']): [value: string, n: number][] {
  const { status, step, managerKind, cohort, intermediary, contactedAt } = roster;
  const count = (value: (id: number) => number, named: (value: number) => string): [string, number][] => {
    const counts = new Map<number, number>();
    for (const id of ids) counts.set(value(id), (counts.get(value(id)) ?? 0) + 1);
    return [...counts].map(([value, n]) => [named(value), n]);
  };
  const of = (column: Column) => (id: number) => column[id] ?? 0;
  switch (by) {
    case null:
      return [['', ids.length]];
    case 'status':
      return count(of(status), (code) => accountStatuses[code] ?? '');
    case 'step':
      return count(of(step), (code) => registrationSteps[code] ?? '');
    case 'manager_kind':
      return count(of(managerKind), (code) => managerKinds[code] ?? '');
    case 'cohort_id':
      return count(of(cohort), String);
    case 'intermediary_id':
      return count(of(intermediary), String);
    case 'contacted':
      return count((id) => ((contactedAt[id] ?? 0) > 0 ? 1 : 0), String);
  }
}
