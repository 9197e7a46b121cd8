import type { AccountStatus } from '#contract/account-status.ts';
import type { LocalDate } from '#contract/basics.ts';
import type { Context } from '../context.ts';
import { anythingAfter } from './criteria.sql.ts';
import * as sql from './counts.sql.ts';
import { remembered, rememberedFor } from './memo.ts';
import type { Criteria } from './narrow.sql.ts';
import { MOST_GATHERED, type Shares } from './way.ts';

/** Whether anything an account's status hangs on happened after that day. */
export const laterThan = (ctx: Context, day: LocalDate): Promise<boolean> =>
  remembered(ctx, 'later than', day, () => anythingAfter(ctx.near, day));

/**
 * What to select from to count all accounts as of today: `cohort_id, intermediary_id, manager_kind, status, step,
 * deadline, contacted` and `n`, to be summed.
 */
export async function countedToday(ctx: Context): Promise<ReturnType<typeof sql.kept>> {
  const asOf = ctx.today();
  return sql.kept({ asOf, derive: await laterThan(ctx, asOf) });
}

/** How many accounts match. */
export const countOf = (ctx: Context, criteria: Criteria): Promise<number> =>
  remembered(ctx, 'count', criteria, () => sql.count(ctx.db, criteria));

/** How many accounts hold the words; beyond what is gathered it does not matter how many. */
export const hitsOf = (ctx: Context, { words }: Criteria): Promise<number> =>
  words.length === 0
    ? Promise.resolve(0)
    : remembered(ctx, 'hits', words, () => sql.hits(ctx.db, words, MOST_GATHERED + 1));

/** What matches, by status. */
export const countsByStatus = (ctx: Context, criteria: Criteria): Promise<ReadonlyMap<AccountStatus, number>> =>
  remembered(ctx, 'by status', criteria, async () => {
    const rows = await sql.facets(ctx.db, [{ name: 'status', by: 'status', criteria }]);
    return new Map(rows.map(({ value, n }) => [value as AccountStatus, n]));
  });

const SHARES_SECONDS = 30;

/** What stands under each value that has an index of its own; only the choice of an index hangs on it. */
export const sharesOf = (ctx: Context): Promise<Shares> =>
  rememberedFor(ctx, 'shares', SHARES_SECONDS, async () => {
    const rows = await sql.shares(ctx.db);
    const by = (name: string): Record<string, number> =>
      Object.fromEntries(rows.filter((row) => row.name === name).map(({ value, n }) => [value, n]));
    const status = by('status');
    const all = Object.values(status).reduce((sum, n) => sum + n, 0);
    return { all, status, step: by('step'), intermediary: by('intermediary') };
  });
