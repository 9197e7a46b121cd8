import type { AccountStatus } from '#contract/account-status.ts';
import type { LocalDate } from '#contract/basics.ts';
import type { Context } from '../context.ts';
import { anythingAfter } from './criteria.sql.ts';
import * as sql from './counts.sql.ts';
import { remembered, rememberedFor } from './memo.ts';
import type { Criteria } from './narrow.sql.ts';
import { countedBy, knows, matching } from './roster/matching.ts';
import { rosterOf, stateOfWords } from './roster/keep.ts';
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

/**
 * What words find is few accounts, or known to the roster: neither needs to look for the words in the database
 * again. Null: it does, without words or while the roster is being read.
 */
export async function foundBy(
  ctx: Context,
  criteria: Criteria,
): Promise<{ few: Criteria } | { roster: Roster; ids: Int32Array } | null> {
  if (criteria.words.length === 0 || criteria.ids !== null) return null;
  const hits = await hitsOf(ctx, criteria);
  if (hits.length <= FEW_HITS) return { few: { ...criteria, words: [], ids: [...hits] } };
  if (!knows(criteria)) return null;
  const roster = await rosterOf(ctx);
  return roster && { roster, ids: matching(roster, hits, criteria) };
}

/** How many accounts match. */
export const countOf = (ctx: Context, criteria: Criteria): Promise<number> =>
  remembered(ctx, 'count', criteria, async () => {
    const found = await foundBy(ctx, criteria);
    if (found && 'roster' in found) return found.ids.length;
    return sql.count(ctx.db, found?.few ?? criteria);
  });

/** Counts of several filters that differ in anything but words and the day. */
export async function facetsOf(ctx: Context, asked: readonly sql.Facet[]): Promise<sql.FacetCount[]> {
  const [first] = asked;
  const found = first ? await foundBy(ctx, first.criteria) : null;
  if (found && 'roster' in found && asked.every(({ criteria }) => knows(criteria))) {
    const { roster } = found;
    const hits = await hitsOf(ctx, first?.criteria ?? { words: [] });
    return asked.flatMap(({ name, by, criteria }) =>
      countedBy(roster, matching(roster, hits, criteria), by).map(([value, n]) => ({ name, value, n })),
    );
  }
  const few = found && 'few' in found ? { words: found.few.words, ids: found.few.ids } : {};
  return sql.facets(
    ctx.db,
    asked.map((each) => ({ ...each, criteria: { ...each.criteria, ...few } })),
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
