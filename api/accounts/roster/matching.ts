import { accountStatuses, managerKinds, openStatuses, registrationSteps } from '#contract/account-status.ts';
import type { Facet } from '../counts.sql.ts';
import type { Criteria } from '../narrow.sql.ts';
import type { KeyedOrder } from '../page.sql.ts';
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

/** Those of them that match besides. */
export function matching(roster: Roster, hits: Int32Array, criteria: Criteria): Int32Array {
  const checks = checksOf(roster, criteria);
  return checks.length === 0 ? hits : hits.filter((id) => checks.every((check) => check(id)));
}

/** These accounts in an order, ascending. */
export function inOrder(roster: Roster, ids: Int32Array, order: KeyedOrder): Int32Array {
  const { contactedAt, deadline } = roster;
  const at = (column: Column, id: number): number => column[id] ?? 0;
  if (order === 'accountNumber') return along(roster.byNumber, ids);
  if (order === 'lastContact') return ids.toSorted((a, b) => at(contactedAt, a) - at(contactedAt, b) || a - b);
  const named = along(roster.byName, ids);
  if (order === 'name') return named;
  const days = Map.groupBy(named, (id) => at(deadline, id));
  return Int32Array.from([...days].toSorted(([a], [b]) => a - b).flatMap(([, each]) => each));
}

/** One walk over a million is a millisecond or two, less than comparing names. */
function along(order: Int32Array, ids: Int32Array): Int32Array {
  const chosen = new Uint8Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1);
  for (const id of ids) chosen[id] = 1;
  const found = new Int32Array(ids.length);
  let count = 0;
  for (const id of order)
    if (chosen[id] === 1) {
      found[count] = id;
      count += 1;
    }
  return found.subarray(0, count);
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
