import type { AccountOrder } from '#contract/accounts.ts';
import type { Db } from '#db/connect.ts';
import { dialectOf, rowsFromJson } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';
import { lineColumns, lineJoins, type LineRow } from './line.sql.ts';
import { allOf, conditions, picked, type Criteria } from './narrow.sql.ts';
import { wordsRead } from './search.sql.ts';
import type { Piece } from './status.sql.ts';

/** `status` has no order of its own: its list is read status by status, each by name (`list.ts`). */
export type KeyedOrder = Exclude<AccountOrder, 'status'>;

const keys: Readonly<Record<KeyedOrder, readonly string[]>> = {
  name: ['account.name_sort'],
  deadline: ['account.deadline', 'account.name_sort'],
  accountNumber: ['account.account_key'],
  lastContact: [`coalesce(account.last_contact_at, '')`],
};

export type AccountIndex =
  | 'account_name'
  | 'account_deadline'
  | 'account_number'
  | 'account_contact'
  | 'account_status'
  | 'account_step'
  | 'account_intermediary'
  | 'account_confirmed_on';

/**
 * How rows are found: `walk` reads an index that has the order and stops when the page is full; `gather`
 * reads all that an index, the search or a choice of ids finds, and sorts it.
 */
export type Way = { how: 'walk'; index: AccountIndex } | { how: 'gather'; by: AccountIndex | 'search' | 'ids' };

export type IdQuestion = {
  criteria: Criteria;
  order: KeyedOrder;
  descending: boolean;
  /** the last row before the page */
  after: readonly (string | number)[] | null;
  skip: number;
  limit: number;
  way: Way;
};

/** Which rows, in their order: the part of a page that filters and sorts. */
export function idStatement(db: Db, { criteria, order, descending, after, skip, limit, way }: IdQuestion): Piece {
  const dialect = dialectOf(db);
  const by = [...keys[order], 'account.id'];
  const direction = descending ? 'desc' : 'asc';
  const beyond = after
    ? [{ sql: `(${by.join(', ')}) ${descending ? '<' : '>'} (${by.map(() => '?').join(', ')})`, values: after }]
    : [];
  const words = way.how === 'walk' ? wordsRead(criteria.words) : picked(dialect, criteria);
  const where = allOf([...conditions(criteria), ...beyond, ...words]);
  return {
    sql: `select account.id from account ${dialect === 'sqlite' ? indexFor(way) : ''} where ${where.sql}
      order by ${by.map((each) => `${each} ${direction}`).join(', ')} limit ? offset ?`,
    values: [...where.values, limit, skip],
  };
}

/** SQLite's planner knows no numbers, so it is told; PostgreSQL counts for itself. */
function indexFor(way: Way): string {
  const index = way.how === 'walk' ? way.index : way.by;
  return index === 'search' || index === 'ids' ? 'not indexed' : `indexed by ${index}`;
}

function columnsWith(criteria: Pick<Criteria, 'asOf' | 'derive'>, order: KeyedOrder): Piece {
  const { sql, values } = lineColumns(criteria);
  return { sql: `${sql}, ${keys[order].map((key, at) => `${key} as key_${at}`).join(', ')}`, values };
}

/** A page in one statement, in its order. */
export function pageStatement(db: Db, question: IdQuestion): Piece {
  const { criteria, order, descending } = question;
  const by = [...keys[order], 'account.id'].map((each) => `${each} ${descending ? 'desc' : 'asc'}`).join(', ');
  const columns = columnsWith(criteria, order);
  const ids = idStatement(db, question);
  return {
    sql: `select ${columns.sql} from (${ids.sql}) as page join account on account.id = page.id ${lineJoins} order by ${by}`,
    values: [...columns.values, ...ids.values],
  };
}

export function page(db: Db, question: IdQuestion): Promise<PageRow[]> {
  const { sql, values } = pageStatement(db, question);
  return rowsOf<PageRow>(db, sql, values);
}

export async function ids(db: Db, question: IdQuestion): Promise<number[]> {
  const { sql, values } = idStatement(db, question);
  return (await rowsOf<{ id: number }>(db, sql, values)).map(({ id }) => id);
}

export type PageRow = LineRow & { key_0: string; key_1?: string };

/** How many values say where a row stands in an order, and which they are: its sort keys and its id. */
export const partsOf = (order: KeyedOrder): number => keys[order].length + 1;
export const placeOf = ({ key_0, key_1, id }: PageRow): (string | number)[] =>
  key_1 === undefined ? [key_0, id] : [key_0, key_1, id];

/** The lines of these accounts, in this order. */
export async function lines(
  db: Db,
  { ids, criteria, order }: { ids: readonly number[]; criteria: Pick<Criteria, 'asOf' | 'derive'>; order: KeyedOrder },
): Promise<PageRow[]> {
  const columns = columnsWith(criteria, order);
  const rows = await rowsOf<PageRow>(
    db,
    `select ${columns.sql}
     from ${rowsFromJson(db, { id: 'integer' })} join account on account.id = input.id ${lineJoins}`,
    [...columns.values, JSON.stringify(ids.map((id) => ({ id })))],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
