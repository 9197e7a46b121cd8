import type { AccountStatus } from '#contract/account-status.ts';
import type { accounts } from '#contract/accounts.ts';
import type { Answer, Parsed } from '#contract/endpoint.ts';
import type { Context } from '../context.ts';
import { countOf, countsByStatus, foundBy, hitsOf, laterThan, sharesOf } from './counts.ts';
import { criteriaOf } from './criteria.ts';
import { cursorOf, placeIn } from './cursor.ts';
import { lineOf } from './line.ts';
import { remembered, steady } from './memo.ts';
import type { Criteria } from './narrow.sql.ts';
import * as sql from './page.sql.ts';
import { prepareRoster } from './roster/keep.ts';
import { inOrder } from './roster/matching.ts';
import { gathers, GLANCE, isGlance, isShort, wayTo } from './way.ts';

type Slice = {
  criteria: Criteria;
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
    const found = await foundBy(ctx, criteria);
    if (found && 'roster' in found) return inOrder(found.roster, found.ids, order);
    const few = found && { criteria: found.few, way: { how: 'gather', by: 'ids' } as const };
    const all = { order, descending: false, after: null, skip: 0, limit: Number.MAX_SAFE_INTEGER };
    return Int32Array.from(await sql.ids(ctx.db, { criteria, way, ...few, ...all }));
  });

/** Whether the row a list was left at still stands where it stood; else its place is found by its values. */
async function stillAt(
  ctx: Context,
  { criteria, order }: Slice,
  after: readonly (string | number)[],
): Promise<boolean> {
  const [row] = await sql.lines(ctx.near, { ids: [Number(after.at(-1))], criteria, order });
  return row !== undefined && sql.placeOf(row).every((value, at) => value === after[at]);
}

async function gather(ctx: Context, slice: Slice, way: sql.Way): Promise<Found> {
  const { criteria, order, descending, after, skip, limit } = slice;
  const ascending = await gathered(ctx, slice, way);
  const all = descending ? ascending.toReversed() : ascending;
  const total = all.length;
  const begin = after === null ? skip : all.indexOf(Number(after.at(-1))) + 1;
  if (after !== null && (begin === 0 || !(await stillAt(ctx, slice, after))))
    return { rows: await sql.page(ctx.db, { ...slice, way }), total };
  return {
    rows: await sql.lines(ctx.near, { ids: Array.from(all.subarray(begin, begin + limit)), criteria, order }),
    total,
  };
}

/** In so large an office many may hold what is typed first. */
const WORTH_A_ROSTER = 20_000;

/** The rows of a slice, found the cheapest way, and how many match in all. */
async function find(ctx: Context, slice: Slice): Promise<Found> {
  const { criteria, descending, skip, limit } = slice;
  const hits = (await hitsOf(ctx, criteria)).length;
  // What the roster knows is gathered however much it is.
  if (criteria.words.length > 0 && (await foundBy(ctx, criteria)))
    return gather(ctx, slice, { how: 'gather', by: 'search' });
  const matching = gathers({ criteria, hits }) ? hits : await countOf(ctx, criteria);
  if (matching === 0) return { rows: [], total: 0 };
  const shares = await sharesOf(ctx);
  if (shares.all > WORTH_A_ROSTER) prepareRoster(ctx);
  const question = { ...slice, reach: skip + limit, matching, hits, shares };
  const way = wayTo(question);
  if (way.how === 'gather') return gather(ctx, slice, way);
  const rest = matching - skip;
  if (rest > 0 && skip > rest) {
    // From the nearer end: the last rows of a long list are the first of the same list turned round.
    const turned = { skip: Math.max(rest - limit, 0), limit: Math.min(limit, rest), descending: !descending };
    return { rows: (await sql.page(ctx.db, { ...slice, ...turned, way })).toReversed(), total: matching };
  }
  const page = { ...slice, way };
  if (isShort(question, way)) return { rows: await sql.page(ctx.near, page), total: matching };
  if (skip === 0 && ctx.dialect === 'sqlite' && isGlance(question, way, limit)) {
    const rows = await sql.page(ctx.near, { ...page, within: GLANCE });
    if (rows.length >= Math.min(limit, matching)) return { rows, total: matching };
  }
  return { rows: await sql.page(ctx.db, page), total: matching };
}

/** The order of work: who has it before them first, then who is done. */
const statusOrder: readonly AccountStatus[] = [
  'not_started',
  'in_progress',
  'blocked',
  'registered_late',
  'registered_in_time',
  'not_required',
  'closed',
];

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
    rows.push(...(await find(ctx, { ...slice, criteria, after: here ? place : null, skip, limit })).rows);
    skip = 0;
    if (rows.length >= slice.limit) break;
  }
  return { rows, total: counts.values().reduce((sum, n) => sum + n, 0) };
}

/** A page of the list. Throws CURSOR_INVALID. */
export async function list(
  asked: Context,
  { sort, limit, after: cursor, skip, ...filter }: Parsed<typeof accounts.list>,
): Promise<Answer<typeof accounts.list>> {
  const ctx = await steady(asked);
  const descending = sort.startsWith('-');
  const named = sort.replace('-', '') as sql.KeyedOrder | 'status';
  const order = named === 'status' ? 'name' : named;
  const parts = sql.partsOf(order) + (named === 'status' ? 1 : 0);
  const after = cursor === undefined ? null : placeIn(cursor, sort, parts);
  const criteria = await criteriaOf(ctx, filter, (day) => laterThan(ctx, day));
  const slice = { criteria, order, descending, after, skip, limit: limit + 1 };
  const { rows, total } = await (named === 'status' ? findByStatus(ctx, slice) : find(ctx, slice));
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const place = last ? [...(named === 'status' ? [last.status] : []), ...sql.placeOf(last)] : [];
  return {
    rows: shown.map((row) => lineOf(row, criteria.asOf)),
    next: rows.length > limit && last ? cursorOf(sort, place) : null,
    total,
  };
}
