import type { AccountFilter } from '#contract/accounts.ts';
import { openStatuses, type AccountStatus } from '#contract/account-status.ts';
import type { Id, LocalDate } from '#contract/basics.ts';
import { addDays } from '#contract/deadline.ts';
import type { Reading } from '../context.ts';
import { allRestricted } from '../restrictions/restricted.ts';
import * as sql from './criteria.sql.ts';
import type { Criteria } from './narrow.sql.ts';
import { searchWords } from './search-words.ts';

/** What a filter names, looked up, for the person who asks: a broker never reaches beyond its own clients. */
export type Ground = {
  asOf: LocalDate;
  derive: boolean;
  own: readonly Id[] | null;
  intermediaryIds: readonly Id[] | null;
  cohortIds: readonly Id[] | null;
  /** who is restricted, where only they are asked for */
  restrictedIds: readonly Id[] | null;
};

/** Whether anything an account's status hangs on happened after that day. */
export type LaterThan = (day: LocalDate) => Promise<boolean>;

/** `laterThan` may be given by whoever remembers the answer. */
export async function groundOf(
  ctx: Reading,
  filter: AccountFilter,
  laterThan: LaterThan = (day) => sql.anythingAfter(ctx.db, day),
): Promise<Ground> {
  const asOf = filter.asOf ?? ctx.today();
  return {
    asOf,
    derive: await laterThan(asOf),
    own: ctx.actor?.role === 'broker' ? [ctx.actor.intermediaryId ?? -1] : null,
    intermediaryIds: filter.intermediary === undefined ? null : await intermediariesNamed(ctx, filter.intermediary),
    cohortIds: filter.cohort === undefined ? null : await sql.cohortsNamed(ctx.db, filter.cohort),
    restrictedIds: filter.restricted === true ? await allRestricted(ctx) : null,
  };
}

const intermediariesNamed = async (ctx: Reading, name: string): Promise<readonly Id[]> =>
  name === 'none' ? [0] : sql.intermediariesNamed(ctx.db, name);

const both = <T>(left: readonly T[] | null, right: readonly T[] | null): readonly T[] | null => {
  if (left === null || right === null) return left ?? right;
  return left.filter((each) => right.includes(each));
};

/** The filter worked out on its ground; `overdue` and `dueWithin` are a deadline range of who is not done. */
export function criteriaOn(ground: Ground, filter: AccountFilter): Criteria {
  const { asOf, derive, own, intermediaryIds, cohortIds, restrictedIds } = ground;
  const soon = filter.dueWithin === undefined ? null : addDays(asOf, filter.dueWithin);
  const unfinished = filter.overdue === true || soon !== null ? openStatuses : null;
  return {
    ids: both(filter.ids ?? null, restrictedIds),
    asOf,
    derive,
    statuses: both<AccountStatus>(filter.status ?? null, unfinished),
    steps: filter.step ?? null,
    managerKinds: filter.managerKind ?? null,
    deadlineFrom: soon === null ? null : asOf,
    deadlineTo: filter.overdue === true ? addDays(asOf, -1) : soon,
    confirmedFrom: filter.confirmedFrom ?? null,
    confirmedTo: filter.confirmedTo ?? null,
    notOverdue: filter.overdue === false,
    intermediaryIds: both(own, filter.intermediary === undefined ? null : intermediaryIds),
    cohortIds: filter.cohort === undefined ? null : cohortIds,
    contacted: filter.contacted ?? null,
    words: searchWords(filter.q ?? ''),
  };
}

export const criteriaOf = async (ctx: Reading, filter: AccountFilter, laterThan?: LaterThan): Promise<Criteria> =>
  criteriaOn(await groundOf(ctx, filter, laterThan), filter);
