import type { AccountOrder } from '#contract/accounts.ts';
import type { Db, DialectName } from '#db/connect.ts';
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

const inOrder = (keys: readonly string[], descending: boolean): string =>
  keys.map((key) => `${key} ${descending ? 'desc' : 'asc'}`).join(', ');

/** A part of what comes after a place, and by which keys it is in order. */
type Stretch = { where: Piece; by: readonly string[] };

/**
 * What comes after a place. SQLite compares a row value by index only up to the id: where many rows share a key
 * (never contacted), it would read them all again with every page, so the rest of the ties is asked for apart.
 */
function beyond(dialect: DialectName, { order, descending, after }: IdQuestion): Stretch[] {
  const by = [...keys[order], 'account.id'];
  if (after === null) return [{ where: { sql: '1 = 1', values: [] }, by }];
  const sign = descending ? '<' : '>';
  const row = (columns: readonly string[], sign: string, values: readonly (string | number)[]): Piece => ({
    sql: `(${columns.join(', ')}) ${sign} (${columns.map(() => '?').join(', ')})`,
    values,
  });
  if (dialect === 'postgresql') return [{ where: row(by, sign, after), by }];
  const [key, id] = [after.slice(0, -1), after.at(-1) ?? 0];
  const ties = row(keys[order], '=', key);
  return [
    { where: { sql: `${ties.sql} and account.id ${sign} ?`, values: [...ties.values, id] }, by: ['account.id'] },
    { where: row(keys[order], sign, key), by },
  ];
}

/** The ids to choose a page from: with a place to begin at up to twice as many, sorted within each half only. */
export function idStatement(db: Db, question: IdQuestion): Piece {
  const { criteria, descending, skip, limit, way } = question;
  const dialect = dialectOf(db);
  const words = way.how === 'walk' ? wordsRead(criteria.words) : picked(dialect, criteria);
  const from = dialect === 'sqlite' ? `account ${indexFor(way)}` : 'account';
  const parts = beyond(dialect, question).map(({ where: place, by }) => {
    const where = allOf([...conditions(criteria), place, ...words]);
    return {
      sql: `select account.id from ${from} where ${where.sql} order by ${inOrder(by, descending)} limit ? offset ?`,
      values: [...where.values, limit, skip],
    };
  });
  const [only, more] = parts;
  if (only && !more) return only;
  return {
    sql: parts.map(({ sql }) => `select id from (${sql})`).join(' union all '),
    values: parts.flatMap(({ values }) => values),
  };
}

/** SQLite's planner knows no numbers, so it is told; PostgreSQL counts for itself. */
function indexFor(way: Way): string {
  const index = way.how === 'walk' ? way.index : way.by;
  return index === 'search' || index === 'ids' ? 'not indexed' : `indexed by ${index}`;
}

/** First the ids, then their rows: SQLite might scan every account for them, were it not told by `cross`. */
const thenAccount = (db: Db): string => (dialectOf(db) === 'sqlite' ? 'cross join account' : 'join account');

function columnsWith(criteria: Pick<Criteria, 'asOf' | 'derive'>, order: KeyedOrder): Piece {
  const { sql, values } = lineColumns(criteria);
  return { sql: `${sql}, ${keys[order].map((key, at) => `${key} as key_${at}`).join(', ')}`, values };
}

/** A page in one statement, in its order. */
export function pageStatement(db: Db, question: IdQuestion): Piece {
  const { criteria, order, descending, limit } = question;
  const columns = columnsWith(criteria, order);
  const ids = idStatement(db, question);
  return {
    sql: `select ${columns.sql} from (${ids.sql}) as page ${thenAccount(db)} on account.id = page.id ${lineJoins}
      order by ${inOrder([...keys[order], 'account.id'], descending)} limit ?`,
    values: [...columns.values, ...ids.values, limit],
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
     from ${rowsFromJson(db, { id: 'integer' })} ${thenAccount(db)} on account.id = input.id ${lineJoins}`,
    [...columns.values, JSON.stringify(ids.map((id) => ({ id })))],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
