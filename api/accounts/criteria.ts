import type { AccountFilter } from '#contract/accounts.ts';
import { openStatuses, type AccountStatus } from '#contract/account-status.ts';
import type { Id } from '#contract/basics.ts';
import { addDays } from '#contract/deadline.ts';
import type { Reading } from '../context.ts';
import * as sql from './criteria.sql.ts';
import type { Criteria } from './narrow.sql.ts';
import { searchWords } from './search-words.ts';

const both = <T>(left: readonly T[] | null, right: readonly T[] | null): readonly T[] | null => {
  if (left === null || right === null) return left ?? right;
  return left.filter((each) => right.includes(each));
};

/** What the filter means today for this person: a broker never sees beyond its own clients. */
export async function criteriaOf(ctx: Reading, filter: AccountFilter): Promise<Criteria> {
  const asOf = filter.asOf ?? ctx.today();
  const soon = filter.dueWithin === undefined ? null : addDays(asOf, filter.dueWithin);
  const unfinished = filter.overdue === true || soon !== null ? openStatuses : null;
  const own = ctx.actor?.role === 'broker' ? [ctx.actor.intermediaryId ?? -1] : null;
  const chosen = filter.intermediary === undefined ? null : await intermediariesNamed(ctx, filter.intermediary);
  return {
    asOf,
    derive: await sql.anythingAfter(ctx.db, asOf),
    statuses: both<AccountStatus>(filter.status ?? null, unfinished),
    steps: filter.step ?? null,
    managerKinds: filter.managerKind ?? null,
    deadlineFrom: soon === null ? null : asOf,
    deadlineTo: filter.overdue === true ? addDays(asOf, -1) : soon,
    confirmedFrom: filter.confirmedFrom ?? null,
    confirmedTo: filter.confirmedTo ?? null,
    notOverdue: filter.overdue === false,
    intermediaryIds: both(own, chosen),
    cohortIds: filter.cohort === undefined ? null : await sql.cohortsNamed(ctx.db, filter.cohort),
    contacted: filter.contacted ?? null,
    words: searchWords(filter.q ?? ''),
  };
}

const intermediariesNamed = async (ctx: Reading, name: string): Promise<readonly Id[]> =>
  name === 'none' ? [0] : sql.intermediariesNamed(ctx.db, name);
