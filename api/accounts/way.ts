import type { AccountIndex, KeyedOrder, Way } from './page.sql.ts';
import type { Criteria } from './narrow.sql.ts';

/** How many accounts there are, in all and by what has an index of its own. */
export type Shares = {
  all: number;
  status: Readonly<Record<string, number>>;
  step: Readonly<Record<string, number>>;
  intermediary: Readonly<Record<string, number>>;
};

export type WayQuestion = {
  criteria: Criteria;
  order: KeyedOrder;
  /** how many rows into the list the page ends */
  reach: number;
  /** how many accounts match */
  matching: number;
  /** how many accounts hold the words */
  hits: number;
  shares: Shares;
};

/** What is asked of an account, as far as an index may hold it. */
type Asked =
  'status' | 'step' | 'kind' | 'cohort' | 'intermediary' | 'deadline' | 'contacted' | 'confirmed' | 'words' | 'derived';

const everyFilter: readonly Asked[] = ['status', 'step', 'kind', 'cohort', 'intermediary', 'deadline'];
const held: Readonly<Record<AccountIndex, readonly Asked[]>> = {
  account_name: everyFilter,
  account_deadline: everyFilter,
  account_number: everyFilter,
  account_contact: everyFilter,
  account_intermediary: everyFilter,
  account_status: ['status'],
  account_step: ['step'],
  account_confirmed_on: ['confirmed'],
};

const walked: Readonly<Record<KeyedOrder, AccountIndex>> = {
  name: 'account_name',
  deadline: 'account_deadline',
  accountNumber: 'account_number',
  lastContact: 'account_contact',
};

/** A look into the row costs about as much as reading eighty entries of an index (measured, 0002-accounts). */
const LOOK = 80;

function askedOf(criteria: Criteria): Asked[] {
  const status = criteria.statuses !== null || criteria.notOverdue;
  const asked: [Asked, boolean][] = [
    [criteria.derive ? 'derived' : 'status', status],
    ['step', criteria.steps !== null],
    ['kind', criteria.managerKinds !== null],
    ['cohort', criteria.cohortIds !== null],
    ['intermediary', criteria.intermediaryIds !== null],
    ['deadline', criteria.deadlineFrom !== null || criteria.deadlineTo !== null || criteria.notOverdue],
    ['confirmed', criteria.confirmedFrom !== null || criteria.confirmedTo !== null],
    ['contacted', criteria.contacted !== null],
    ['words', criteria.words.length > 0],
  ];
  return asked.flatMap(([what, yes]) => (yes ? [what] : []));
}

const only = <T>(values: readonly T[] | null): T | null => (values?.length === 1 ? (values[0] ?? null) : null);

/** Indexes that begin with a value asked for, and how many accounts stand under it. */
function narrowed(
  { criteria, shares, matching }: WayQuestion,
  asked: readonly Asked[],
): { index: AccountIndex; range: number }[] {
  const status = criteria.derive ? null : only(criteria.statuses);
  const step = only(criteria.steps);
  const intermediary = only(criteria.intermediaryIds);
  return [
    ...(status === null ? [] : [{ index: 'account_status' as const, range: shares.status[status] ?? 0 }]),
    ...(step === null ? [] : [{ index: 'account_step' as const, range: shares.step[step] ?? 0 }]),
    ...(intermediary === null
      ? []
      : [{ index: 'account_intermediary' as const, range: shares.intermediary[String(intermediary)] ?? 0 }]),
    // how many were confirmed in those days is not counted; hardly more than match
    ...(asked.includes('confirmed') ? [{ index: 'account_confirmed_on' as const, range: 2 * matching }] : []),
  ];
}

/** So many hits of a search are gathered and kept in order (some 10 µs each). */
export const MOST_GATHERED = 50_000;

/**
 * Where a name sorts and what it is searched by go together: a walk might pass half of all names before the
 * first Kovács. So a search is walked only when it finds so much that it cannot be far.
 */
export const gathers = ({ criteria, hits }: Pick<WayQuestion, 'criteria' | 'hits'>): boolean =>
  criteria.words.length > 0 && hits <= MOST_GATHERED;

/** So far into a list an index that holds nothing else is followed in a millisecond or so. */
const SHORT_WALK = 5000;

/** What stands under each of these is asked for by the index itself. */
const begins: Partial<Record<AccountIndex, Asked>> = {
  account_status: 'status',
  account_step: 'step',
  account_intermediary: 'intermediary',
};

/** Whether every entry the walk passes is a match: then its length is known, whatever the data. */
export function isShort({ criteria, reach }: Pick<WayQuestion, 'criteria' | 'reach'>, way: Way): boolean {
  if (way.how !== 'walk' || reach > SHORT_WALK) return false;
  const begin = begins[way.index];
  return askedOf(criteria).every((what) => what === begin) && !criteria.notOverdue;
}

type Costed = { way: Way; cost: number };

/** The cheapest way to a page: `walk` pays for what it passes until the page is full, `gather` for all it finds. */
export function wayTo(question: WayQuestion): Way {
  const { criteria, order, reach, matching, hits, shares } = question;
  if (criteria.ids !== null) return { how: 'gather', by: 'ids' };
  const asked = askedOf(criteria);
  const perEntry = (index: AccountIndex): number => (asked.every((what) => held[index].includes(what)) ? 1 : LOOK);
  const passed = (range: number): number => Math.min(range, (reach * range) / Math.max(matching, 1));
  const ranges = narrowed(question, asked);
  const byName = order === 'name' ? ranges.filter(({ index }) => index !== 'account_confirmed_on') : [];
  const walks = [{ index: walked[order], range: shares.all }, ...byName].map(({ index, range }): Costed => ({
    way: { how: 'walk', index },
    cost: passed(range) * perEntry(index),
  }));
  const gathering = ranges.map(({ index, range }): Costed => {
    // the one index that also holds what another order sorts by
    const sorts = index === 'account_intermediary' && order === 'deadline';
    return { way: { how: 'gather', by: index }, cost: range * (sorts ? perEntry(index) : LOOK) };
  });
  const searching: Costed[] =
    criteria.words.length > 0 ? [{ way: { how: 'gather', by: 'search' }, cost: hits * LOOK }] : [];
  const ways = [...(gathers(question) ? [] : walks), ...gathering, ...searching];
  return ways.reduce((best, each) => (each.cost < best.cost ? each : best)).way;
}
