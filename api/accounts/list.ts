import type { AccountOrder, accounts } from '#contract/accounts.ts';
import type { Answer, Parsed } from '#contract/endpoint.ts';
import type { Context } from '../context.ts';
import { countOf, countsByStatus, fewFound, hitsOf, laterThan, rosterFor, sharesOf } from './counts.ts';
import { criteriaOf } from './criteria.ts';
import { cursorOf, placeIn } from './cursor.ts';
import { lineOf } from './line.ts';
import { remembered, steady } from './memo.ts';
import type { Criteria } from './narrow.sql.ts';
import * as sql from './page.sql.ts';
import { prepareRoster, stateOfRoster } from './roster/keep.ts';
import { knows, matching } from './roster/matching.ts';
import { idsBy } from './roster/orders.ts';
import { statusOrder } from './status-order.ts';
import { gathers, isShort, wayTo } from './way.ts';

type Slice = {
  criteria: Criteria;
  named: AccountOrder;
  /** the order itself; by name where each status is read apart */
  order: sql.KeyedOrder;
  descending: boolean;
  after: readonly (string | number)[] | null;
  skip: number;
  limit: number;
};
type Found = { rows: sql.PageRow[]; total: number };

/** All ids that match, ascending; kept, so that further pages of a search cost nothing. */
const gathered = (ctx: Context, { criteria, order }: Slice, way: sql.Way): Promise<Int32Array> =>
  remembered(ctx, 'ids', [criteria, order], async () => {
    const few = await fewFound(ctx, criteria);
    const chosen = few === null ? { criteria, way } : { criteria: few, way: { how: 'gather', by: 'ids' } as const };
    const all = { order, descending: false, after: null, skip: 0, limit: Number.MAX_SAFE_INTEGER };
    return Int32Array.from(await sql.ids(ctx.db, { ...chosen, ...all }));
  });

/** The same from the roster; what is kept outlasts commits that leave the accounts alone. Null: it does not know. */
async function known(ctx: Context, criteria: Criteria, order: AccountOrder): Promise<Int32Array | null> {
  const roster = order === 'status' && criteria.derive ? null : await rosterFor(ctx, criteria);
  if (roster === null) return null;
  const question = [criteria, order, 'roster'];
  return remembered({ ...ctx, dataState: async () => stateOfRoster(ctx) }, 'ids', question, async () => {
    const hits = criteria.words.length > 0 ? await hitsOf(ctx, criteria) : null;
    return matching(roster, { ids: idsBy(roster, order), hits }, criteria);
  });
}

/** Whether the row a list was left at still stands where it stood; else its place is found by its values. */
async function stillAt(
  ctx: Context,
  { criteria, order, named }: Slice,
  after: readonly (string | number)[],
): Promise<boolean> {
  const [row] = await sql.lines(ctx.near, { ids: [Number(after.at(-1))], criteria, order });
  return row !== undefined && placeOf(row, named).every((value, at) => value === after[at]);
}

/** The ids of a slice of all that match. Null: the row it was left at is not among them. */
function cut(all: Int32Array, { descending, after, skip, limit }: Slice): number[] | null {
  const left = after === null ? null : all.indexOf(Number(after.at(-1)));
  if (left === -1) return null;
  if (!descending) {
    const begin = left === null ? skip : left + 1;
    return Array.from(all.subarray(begin, begin + limit));
  }
  const end = left ?? Math.max(all.length - skip, 0);
  return Array.from(all.subarray(Math.max(end - limit, 0), end)).toReversed();
}

/** The rows of a slice of all that match. Null: the row it was left at stands elsewhere now. */
async function rowsOf(ctx: Context, all: Int32Array, slice: Slice): Promise<sql.PageRow[] | null> {
  const ids = cut(all, slice);
  if (ids === null || (slice.after !== null && !(await stillAt(ctx, slice, slice.after)))) return null;
  return sql.lines(ctx.near, { ...slice, ids });
}

/** In so large an office it takes long to look through what an index does not have in order. */
const WORTH_A_ROSTER = 5000;

/** The rows of a slice, found the cheapest way, and how many match in all. */
async function find(ctx: Context, slice: Slice): Promise<Found> {
  const all = await known(ctx, slice.criteria, slice.named);
  const rows = all && (await rowsOf(ctx, all, slice));
  return all && rows ? { rows, total: all.length } : bySql(ctx, slice);
}

/** The same by the database alone. */
const bySql = (ctx: Context, slice: Slice): Promise<Found> =>
  slice.named === 'status' ? findByStatus(ctx, slice) : search(ctx, slice);

async function search(ctx: Context, slice: Slice): Promise<Found> {
  const { criteria, descending, skip, limit } = slice;
  const hits = (await hitsOf(ctx, criteria)).length;
  const matching = gathers({ criteria, hits }) ? hits : await countOf(ctx, criteria);
  if (matching === 0) return { rows: [], total: 0 };
  const shares = await sharesOf(ctx);
  const question = { ...slice, reach: skip + limit, matching, hits, shares };
  const way = wayTo(question);
  const short = isShort(question, way);
  if (!short && knows(criteria) && shares.all > WORTH_A_ROSTER) prepareRoster(ctx);
  if (way.how === 'gather') {
    const all = await gathered(ctx, slice, way);
    return { rows: (await rowsOf(ctx, all, slice)) ?? (await sql.page(ctx.db, { ...slice, way })), total: all.length };
  }
  const rest = matching - skip;
  if (rest > 0 && skip > rest) {
    // From the nearer end: the last rows of a long list are the first of the same list turned round.
    const turned = { skip: Math.max(rest - limit, 0), limit: Math.min(limit, rest), descending: !descending };
    return { rows: (await sql.page(ctx.db, { ...slice, ...turned, way })).toReversed(), total: matching };
  }
  return { rows: await sql.page(short ? ctx.near : ctx.db, { ...slice, way }), total: matching };
}

/** Status by status, each by name. The place of a row begins with its status. */
async function findByStatus(ctx: Context, slice: Slice): Promise<Found> {
  const counts = await countsByStatus(ctx, slice.criteria);
  const order = slice.descending ? statusOrder.toReversed() : statusOrder;
  const [begun, ...place] = slice.after ?? [];
  const rows: sql.PageRow[] = [];
  let { skip } = slice;
  let reached = slice.after === null;
  for (const status of order) {
    const count = counts.get(status) ?? 0;
    const here = status === begun;
    if (!reached && !here) continue;
    reached = true;
    if (!here && skip >= count) {
      skip -= count;
      continue;
    }
    const criteria = { ...slice.criteria, statuses: [status] };
    const limit = slice.limit - rows.length;
    rows.push(
      ...(await search(ctx, { ...slice, criteria, named: 'name', after: here ? place : null, skip, limit })).rows,
    );
    skip = 0;
    if (rows.length >= slice.limit) break;
  }
  return { rows, total: counts.values().reduce((sum, n) => sum + n, 0) };
}

/** What says where a row stands in an order. */
const placeOf = (row: sql.PageRow, named: AccountOrder): (string | number)[] => [
  ...(named === 'status' ? [row.status] : []),
  ...sql.placeOf(row),
];

type Question = Parsed<typeof accounts.list>;
type Page = Answer<typeof accounts.list>;

async function pageOf(
  asked: Context,
  { sort, limit, after: cursor, skip, ...filter }: Question,
  find: (ctx: Context, slice: Slice) => Promise<Found>,
): Promise<Page> {
  const ctx = await steady(asked);
  const descending = sort.startsWith('-');
  const named = sort.replace('-', '') as AccountOrder;
  const order = named === 'status' ? 'name' : named;
  const parts = sql.partsOf(order) + (named === 'status' ? 1 : 0);
  const after = cursor === undefined ? null : placeIn(cursor, sort, parts);
  const criteria = await criteriaOf(ctx, filter, (day) => laterThan(ctx, day));
  const { rows, total } = await find(ctx, { criteria, named, order, descending, after, skip, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => lineOf(row, criteria.asOf)),
    next: rows.length > limit && last ? cursorOf(sort, placeOf(last, named)) : null,
    total,
  };
}

/** A page of the list. Throws CURSOR_INVALID. */
export const list = (ctx: Context, question: Question): Promise<Page> => pageOf(ctx, question, find);

/** The same asked of the database alone: what a benchmark compares with. */
export const listBySql = (ctx: Context, question: Question): Promise<Page> => pageOf(ctx, question, bySql);
