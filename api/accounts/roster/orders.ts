import type { AccountOrder } from '#contract/accounts.ts';
import { statusRanks } from '../status-order.ts';
import type { Placed } from './roster.sql.ts';
import type { Roster } from './roster.ts';

/** All ids in an order, ascending. Two are kept; the others are worked out when they are asked for: some ms at a million. */
export function idsBy(roster: Roster, order: AccountOrder): Int32Array {
  switch (order) {
    case 'name':
      return roster.byName;
    case 'accountNumber':
      return roster.byNumber;
    case 'deadline':
      return (roster.byDeadline ??= sorted(roster.byName, (id) => roster.deadline[id] ?? 0));
    case 'lastContact':
      return (roster.byContact ??= [never(roster), roster.contacted].reduce(joined));
    case 'status':
      return (roster.byStatus ??= sorted(roster.byName, (id) => statusRanks[roster.status[id] ?? 0] ?? 0));
  }
}

/** The same ids by something of each, of which there are few thousand at most; those that share it as they stood. */
function sorted(ids: Int32Array, of: (id: number) => number): Int32Array {
  let [first, last] = [Infinity, -Infinity];
  for (const id of ids) {
    first = Math.min(first, of(id));
    last = Math.max(last, of(id));
  }
  // where the ids of each begin
  const place = new Int32Array(ids.length === 0 ? 1 : last - first + 2);
  for (const id of ids) {
    const next = of(id) - first + 1;
    place[next] = (place[next] ?? 0) + 1;
  }
  for (let at = 1; at < place.length; at += 1) place[at] = (place[at] ?? 0) + (place[at - 1] ?? 0);
  const placed = new Int32Array(ids.length);
  for (const id of ids) {
    const own = of(id) - first;
    const at = place[own] ?? 0;
    placed[at] = id;
    place[own] = at + 1;
  }
  return placed;
}

function joined(front: Int32Array, back: Int32Array): Int32Array {
  const both = new Int32Array(front.length + back.length);
  both.set(front);
  both.set(back, front.length);
  return both;
}

/** Who was never contacted, by id. */
function never({ byName, contactedAt }: Roster): Int32Array {
  const waiting = marked(byName.filter((id) => contactedAt[id] === 0));
  const ids = new Int32Array(byName.length);
  let count = 0;
  for (let id = 0; id < waiting.length; id += 1)
    if (waiting[id] === 1) {
      ids[count] = id;
      count += 1;
    }
  return ids.slice(0, count);
}

/** 1 at each of these ids. */
export function marked(ids: Int32Array): Uint8Array {
  const marks = new Uint8Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1);
  for (const id of ids) marks[id] = 1;
  return marks;
}

/** Those ever contacted, in order, after some were contacted or have gone; `there`: those of them that have not gone. */
export function recontacted(
  { contacted, contactedAt }: Roster,
  again: ReadonlySet<number>,
  there: readonly number[],
): Int32Array {
  const at = (id: number): number => contactedAt[id] ?? 0;
  const fresh = there.filter((id) => again.has(id) && at(id) > 0).toSorted((a, b) => at(a) - at(b) || a - b);
  const next = new Int32Array(contacted.length + fresh.length);
  let count = 0;
  let taken = 0;
  const take = (id: number): void => {
    next[count] = id;
    count += 1;
  };
  for (const id of contacted) {
    if (again.has(id)) continue;
    for (let each = fresh[taken]; each !== undefined && before(at, each, id); each = fresh[taken]) {
      take(each);
      taken += 1;
    }
    take(id);
  }
  for (const id of fresh.slice(taken)) take(id);
  return next.slice(0, count);
}

const before = (at: (id: number) => number, a: number, b: number): boolean =>
  at(a) < at(b) || (at(a) === at(b) && a < b);

/** An order with some taken out and put where they belong now. Null: one of those they follow is not in it. */
export function reordered(order: Int32Array, moved: ReadonlySet<number>, placed: readonly Placed[]): Int32Array | null {
  const followers = Map.groupBy(placed, ({ after }) => after);
  const next = new Int32Array(order.length + placed.length);
  let at = 0;
  const follow = (id: number): void => {
    for (const each of followers.get(id) ?? []) {
      next[at] = each.id;
      at += 1;
    }
    followers.delete(id);
  };
  follow(0);
  for (const id of order) {
    if (moved.has(id)) continue;
    next[at] = id;
    at += 1;
    if (followers.size > 0) follow(id);
  }
  return followers.size > 0 ? null : next.subarray(0, at);
}
