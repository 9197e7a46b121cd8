import type { AccountStatus } from '#contract/account-status.ts';
import type { accounts } from '#contract/accounts.ts';
import type { Id } from '#contract/basics.ts';
import type { Answer, Parsed } from '#contract/endpoint.ts';
import type { Context } from '../context.ts';
import { countOf, countsByStatus, hitsOf, sharesOf } from './counts.ts';
import { criteriaOf } from './criteria.ts';
import { cursorOf, placeIn } from './cursor.ts';
import { lineOf } from './line.ts';
import { remembered } from './memo.ts';
import type { Criteria } from './narrow.sql.ts';
import * as sql from './page.sql.ts';
import { gathers, wayTo } from './way.ts';

type Slice = {
  criteria: Criteria;
  order: sql.KeyedOrder;
  descending: boolean;
  after: readonly (string | number)[] | null;
  skip: number;
  limit: number;
};
type Found = { ids: readonly Id[]; total: number };

/** All ids that match, ascending; kept, so that further pages of a search cost nothing. */
const gathered = (ctx: Context, { criteria, order }: Slice, way: sql.Way): Promise<readonly Id[]> =>
  remembered(ctx, ['ids', criteria, order], () =>
    sql.ids(ctx.db, { criteria, order, way, descending: false, after: null, skip: 0, limit: Number.MAX_SAFE_INTEGER }),
  );

/** Whether the row a list was left at still stands where it stood; else its place is found by its values. */
async function stillAt(
  ctx: Context,
  { criteria, order }: Slice,
  after: readonly (string | number)[],
): Promise<boolean> {
  const [row] = await sql.lines(ctx.db, { ids: [Number(after.at(-1))], criteria, order });
  return row !== undefined && sql.placeOf(row).every((value, at) => value === after[at]);
}

/** The ids of a slice, found the cheapest way, and how many match in all. */
async function find(ctx: Context, slice: Slice): Promise<Found> {
  const { criteria, descending, after, skip, limit } = slice;
  const hits = await hitsOf(ctx, criteria);
  const matching = gathers({ criteria, hits }) ? hits : await countOf(ctx, criteria);
  if (matching === 0) return { ids: [], total: 0 };
  const way = wayTo({ ...slice, reach: skip + limit, matching, hits, shares: await sharesOf(ctx) });
  if (way.how === 'gather') {
    const ascending = await gathered(ctx, slice, way);
    const all = descending ? ascending.toReversed() : ascending;
    const total = all.length;
    if (after === null) return { ids: all.slice(skip, skip + limit), total };
    const begin = (await stillAt(ctx, slice, after)) ? all.indexOf(Number(after.at(-1))) + 1 : 0;
    if (begin > 0) return { ids: all.slice(begin, begin + limit), total };
    return { ids: await sql.ids(ctx.db, { ...slice, way }), total };
  }
  const rest = matching - skip;
  if (rest > 0 && skip > rest) {
    // From the nearer end: the last rows of a long list are the first of the same list turned round.
    const turned = { ...slice, way, descending: !descending, skip: Math.max(rest - limit, 0) };
    const ids = await sql.ids(ctx.db, { ...turned, limit: Math.min(limit, rest) });
    return { ids: ids.toReversed(), total: matching };
  }
  return { ids: await sql.ids(ctx.db, { ...slice, way }), total: matching };
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
  const ids: Id[] = [];
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
    const limit = slice.limit - ids.length;
    ids.push(...(await find(ctx, { ...slice, criteria, after: here ? place : null, skip, limit })).ids);
    skip = 0;
    if (ids.length >= slice.limit) break;
  }
  return { ids, total: counts.values().reduce((sum, n) => sum + n, 0) };
}

/** A page of the list. Throws CURSOR_INVALID. */
export async function list(
  ctx: Context,
  { sort, limit, after: cursor, skip, ...filter }: Parsed<typeof accounts.list>,
): Promise<Answer<typeof accounts.list>> {
  const descending = sort.startsWith('-');
  const named = sort.replace('-', '') as sql.KeyedOrder | 'status';
  const order = named === 'status' ? 'name' : named;
  const parts = sql.partsOf(order) + (named === 'status' ? 1 : 0);
  const after = cursor === undefined ? null : placeIn(cursor, sort, parts);
  const criteria = await criteriaOf(ctx, filter);
  const slice = { criteria, order, descending, after, skip, limit: limit + 1 };
  const { ids, total } = await (named === 'status' ? findByStatus(ctx, slice) : find(ctx, slice));
  const shown = ids.slice(0, limit);
  const rows = new Map((await sql.lines(ctx.db, { ids: shown, criteria, order })).map((row) => [row.id, row]));
  const inOrder = shown.flatMap((id) => rows.get(id) ?? []);
  const last = inOrder.at(-1);
  const place = last ? [...(named === 'status' ? [last.status] : []), ...sql.placeOf(last)] : [];
  return {
    rows: inOrder.map((row) => lineOf(row, criteria.asOf)),
    next: ids.length > limit && last ? cursorOf(sort, place) : null,
    total,
  };
}
