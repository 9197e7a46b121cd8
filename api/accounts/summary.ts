import { accountStatuses, managerKinds, registrationSteps } from '#contract/account-status.ts';
import type { AccountFilter, AccountSummary } from '#contract/accounts.ts';
import type { Context } from '../context.ts';
import { facetsOf, laterThan } from './counts.ts';
import type * as sql from './counts.sql.ts';
import { criteriaOn, groundOf } from './criteria.ts';
import { remembered } from './memo.ts';

const SOON_DAYS = 7;

const without = (filter: AccountFilter, ...names: (keyof AccountFilter)[]): AccountFilter =>
  Object.fromEntries(Object.entries(filter).filter(([name]) => !names.some((left) => left === name)));

/** Every count with the filter it is taken under: the totals under all of it, a facet without its own part. */
function questions(filter: AccountFilter): { name: string; by: sql.Facet['by']; filter: AccountFilter }[] {
  const anyDay = without(filter, 'overdue', 'dueWithin');
  return [
    { name: 'byStatus', by: 'status', filter },
    { name: 'byStep', by: 'step', filter },
    { name: 'overdue', by: null, filter: { ...filter, overdue: true } },
    { name: 'soon', by: null, filter: { ...filter, dueWithin: Math.min(filter.dueWithin ?? SOON_DAYS, SOON_DAYS) } },
    { name: 'status', by: 'status', filter: without(filter, 'status') },
    { name: 'step', by: 'step', filter: without(filter, 'step') },
    { name: 'managerKind', by: 'manager_kind', filter: without(filter, 'managerKind') },
    { name: 'contacted', by: 'contacted', filter: without(filter, 'contacted') },
    { name: 'intermediary', by: 'intermediary_id', filter: without(filter, 'intermediary') },
    { name: 'cohort', by: 'cohort_id', filter: without(filter, 'cohort') },
    { name: 'anyOverdue', by: null, filter: { ...anyDay, overdue: true } },
    { name: 'anySoon', by: null, filter: { ...anyDay, dueWithin: SOON_DAYS } },
  ];
}

const complete = <Name extends string>(names: readonly Name[], counts: ReadonlyMap<string, number>) =>
  Object.fromEntries(names.map((name) => [name, counts.get(name) ?? 0])) as Record<Name, number>;

/** Totals of a filter, and what choosing another value of each of its parts would leave. */
export async function summary(ctx: Context, filter: AccountFilter): Promise<AccountSummary> {
  const ground = await groundOf(ctx, filter, (day) => laterThan(ctx, day));
  const facets = questions(filter).map(({ name, by, filter }) => ({ name, by, criteria: criteriaOn(ground, filter) }));
  const rows = await remembered(ctx, 'summary', facets, () => facetsOf(ctx, facets));
  const counts = (name: string): Map<string, number> =>
    new Map(rows.filter((row) => row.name === name).map(({ value, n }) => [value, n]));
  const one = (name: string): number => counts(name).get('') ?? 0;
  const byStatus = complete(accountStatuses, counts('byStatus'));
  return {
    asOf: ground.asOf,
    total: Object.values(byStatus).reduce((sum, n) => sum + n, 0),
    overdue: filter.overdue === false ? 0 : one('overdue'),
    dueWithin7: one('soon'),
    byStatus,
    byStep: complete(registrationSteps, counts('byStep')),
    facets: {
      status: complete(accountStatuses, counts('status')),
      step: complete(registrationSteps, counts('step')),
      managerKind: complete(managerKinds, counts('managerKind')),
      contacted: { true: counts('contacted').get('1') ?? 0, false: counts('contacted').get('0') ?? 0 },
      overdue: one('anyOverdue'),
      dueWithin7: one('anySoon'),
      intermediary: [...counts('intermediary')].map(([id, count]) => ({ id: Number(id) || null, count })),
      cohort: [...counts('cohort')].map(([id, count]) => ({ id: Number(id), count })),
    },
  };
}
