import type { AccountStatus } from '#contract/account-status.ts';
import type { LocalDate } from '#contract/basics.ts';
import type { Context } from '../context.ts';
import { anythingAfter } from './criteria.sql.ts';
import * as sql from './counts.sql.ts';
import { remembered, rememberedFor } from './memo.ts';
import type { Criteria } from './narrow.sql.ts';
import { countedBy, knows, matching } from './roster/matching.ts';
import { rosterIfRead, rosterOf, stateOfWords } from './roster/keep.ts';
import type { Roster } from './roster/roster.ts';
import { hits } from './search.sql.ts';
import type { Shares } from './way.ts';

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

/** The accounts that hold the words. */
export const hitsOf = (ctx: Context, { words }: Pick<Criteria, 'words'>): Promise<Int32Array> =>
  words.length === 0
    ? Promise.resolve(new Int32Array())
    : remembered({ ...ctx, dataState: () => stateOfWords(ctx) }, 'hits', words, () => hits(ctx.db, words));

/** So few hits are read one by one: some 8 µs each on an encrypted file. */
export const FEW_HITS = 1000;

/** The same criteria without words, where those find few accounts. Null: there are none, or they find more. */
export async function fewFound(ctx: Context, criteria: Criteria): Promise<Criteria | null> {
  if (criteria.words.length === 0 || criteria.ids !== null) return null;
  const hits = await hitsOf(ctx, criteria);
  return hits.length <= FEW_HITS ? { ...criteria, words: [], ids: [...hits] } : null;
}

/** The roster, where it can tell what matches. It is read, if it has not been, where words find many. */
export async function rosterFor(ctx: Context, criteria: Criteria): Promise<Roster | null> {
  if (!knows(criteria)) return null;
  return criteria.words.length === 0 || (await fewFound(ctx, criteria)) ? rosterIfRead(ctx) : rosterOf(ctx);
}

/** How many accounts match. */
export const countOf = (ctx: Context, criteria: Criteria): Promise<number> =>
  remembered(ctx, 'count', criteria, async () => sql.count(ctx.db, (await fewFound(ctx, criteria)) ?? criteria));

/** Counts of several filters that differ in anything but words and the day. */
export async function facetsOf(ctx: Context, asked: readonly sql.Facet[]): Promise<sql.FacetCount[]> {
  const [first] = asked;
  if (first === undefined) return [];
  const few = await fewFound(ctx, first.criteria);
  // without words the kept counts are quicker
  const worth = few === null && first.criteria.words.length > 0 && asked.every(({ criteria }) => knows(criteria));
  const roster = worth ? await rosterOf(ctx) : null;
  if (roster) {
    const ids = await hitsOf(ctx, first.criteria);
    return asked.flatMap(({ name, by, criteria }) =>
      countedBy(roster, matching(roster, { ids }, criteria), by).map(([value, n]) => ({ name, value, n })),
    );
  }
  return sql.facets(
    ctx.db,
    asked.map((each) => ({
      ...each,
      criteria: few ? { ...each.criteria, words: few.words, ids: few.ids } : each.criteria,
    })),
  );
}

/** What matches, by status. */
export const countsByStatus = (ctx: Context, criteria: Criteria): Promise<ReadonlyMap<AccountStatus, number>> =>
  remembered(ctx, 'by status', criteria, async () => {
    const rows = await facetsOf(ctx, [{ name: 'status', by: 'status', criteria }]);
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
