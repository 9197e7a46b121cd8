import type { ListColumn } from '#contract/list-columns.ts';
import type { Db } from '#db/connect.ts';
import { dialectOf, rowsFromJson } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';
import { accountColumns } from '../judging/account-columns.sql.ts';

/** One half of a comparison: the good lines of a list, or the accounts of a renewal period as they are. */
export type Side = { list: number } | { insurer: number; cohort: number };

/** A known column, or one kept under its own heading. */
export type Field = ListColumn | { extra: string };

export type Pair = {
  was: { list: number };
  now: Side;
  /** columns both have */
  fields: readonly Field[];
  /** both are lists with the same columns: equal lines have equal hashes, and nothing has to be taken apart */
  hashes: boolean;
};

type Piece = { sql: string; values: (string | number)[] };

const yes = (condition: string): string => `case when ${condition} then 'yes' else 'no' end`;
const plain = (sql: string): Piece => ({ sql, values: [] });

/** A value of an account as text, as a list would tell it. */
function ofAccount(db: Db, field: Field): Piece {
  if (typeof field !== 'string')
    return {
      sql:
        dialectOf(db) === 'postgresql'
          ? `(now.extra::jsonb ->> ?)`
          : `(select value from json_each(now.extra) where key = ?)`,
      values: [field.extra],
    };
  if (field === 'registered') return plain(yes(`now.confirmed_on is not null`));
  if (field === 'intermediaryCode' || field === 'intermediaryName')
    return plain(
      `(select ${field === 'intermediaryCode' ? 'code' : 'name'} from intermediary where id = now.intermediary_id)`,
    );
  return plain(`cast(now.${accountColumns[field]} as text)`);
}

/** The same of a line, whose `content` has been taken apart. */
function ofLine(db: Db, as: string, field: Field): Piece {
  const content = `${as}.content`;
  if (typeof field !== 'string')
    return {
      sql:
        dialectOf(db) === 'postgresql'
          ? `(${content} -> 'extra' ->> ?)`
          : `(select value from json_each(${content}, '$.extra') where key = ?)`,
      values: [field.extra],
    };
  const value = `(${content} ->> '${field}')`;
  if (field !== 'registered') return plain(`cast(${value} as text)`);
  return plain(
    `case cast(${value} as text) when '1' then 'yes' when 'true' then 'yes' when '0' then 'no' when 'false' then 'no' end`,
  );
}

const before = (db: Db, field: Field): Piece => ofLine(db, 'was', field);
const after = (db: Db, { now }: Pair, field: Field): Piece =>
  'list' in now ? ofLine(db, 'now', field) : ofAccount(db, field);

/** Taken apart once for all fields: from its text each costs as much again. */
const apart = (db: Db): string =>
  dialectOf(db) === 'postgresql' ? 'content::jsonb as content' : 'jsonb(content) as content';

const goodLines = `import_id = ? and kind in ('new', 'changed', 'same')`;

const table = (side: Side): string => ('list' in side ? 'import_row' : 'account');
const idOf = (side: Side): string => ('list' in side ? 'position' : 'id');
/** By what a row is found again: of lines on SQLite it stands in every index, so that walking reads no row. */
const placeOf = (db: Db, side: Side): string => ('list' in side && dialectOf(db) === 'sqlite' ? 'rowid' : idOf(side));

const belongs = (side: Side, as: string): Piece =>
  'list' in side
    ? { sql: `${as}.import_id = ? and ${as}.kind in ('new', 'changed', 'same')`, values: [side.list] }
    : {
        sql: `${as}.insurer_id = ? and ${as}.cohort_id = ? and ${as}.gone_on is null and ${as}.erased_on is null`,
        values: [side.insurer, side.cohort],
      };

const lineColumns = 'position, account_key, account_number, holder_name, import_id, kind';

/** The later side as a table, its content taken apart where that is asked for; only rows that are joined are read. */
const nowTable = (db: Db, { now }: Pair, whole: boolean): string =>
  'list' in now && whole
    ? `(select ${placeOf(db, now)} as place, ${lineColumns}, ${apart(db)} from import_row)`
    : `(select ${placeOf(db, now)} as place, ${table(now)}.* from ${table(now)})`;
const wasTable = (db: Db): string => `(select ${lineColumns}, ${apart(db)} from import_row)`;

function differs(db: Db, pair: Pair): Piece {
  if (pair.hashes) return plain('(was.content_hash <> now.content_hash)');
  const sides = pair.fields.map((field) => [before(db, field), after(db, pair, field)] as const);
  return {
    sql: `(${sides.map(([left, right]) => `coalesce(${left.sql}, '') <> coalesce(${right.sql}, '')`).join(' or ')})`,
    values: sides.flatMap(([left, right]) => [...left.values, ...right.values]),
  };
}

export type Stretch = { after: string; limit: number };
/** A line of the earlier list with what it met: no `now` is gone. */
export type Met = { was: number; now: number | null; changed: 0 | 1 | null };

function meeting(db: Db, pair: Pair, columns: string): Piece {
  const unlike = differs(db, pair);
  const there = belongs(pair.now, 'now');
  return {
    sql: `select ${columns}, now.place as now,
       case when now.account_key is null then null when ${unlike.sql} then 1 else 0 end as changed
     from was left join ${nowTable(db, pair, !pair.hashes)} as now on now.account_key = was.account_key and ${there.sql}`,
    values: [...unlike.values, ...there.values],
  };
}

/** Lines of the earlier list by account number, each with its partner by their hashes: indexes alone answer. */
export function walkByHash(db: Db, pair: Pair, { after, limit }: Stretch): Promise<(Met & { key: string })[]> {
  const met = meeting(db, pair, 'was.was, was.account_key as "key"');
  return rowsOf(
    db,
    `with was as materialized (
       select ${placeOf(db, pair.was)} as was, account_key, content_hash from import_row
       where ${goodLines} and account_key > ? order by account_key limit ?)
     ${met.sql} order by was.account_key`,
    [pair.was.list, after, limit, ...met.values],
  );
}

/**
 * The same by what stands in them, in the order of the file, in which accounts were mostly made too: by account number
 * each row would be looked for all over both tables. `kind || ''` keeps other indexes out.
 */
export function walkByContent(
  db: Db,
  pair: Pair,
  { after, limit }: { after: number; limit: number },
): Promise<(Met & { position: number })[]> {
  const met = meeting(db, pair, 'was.was, was.position');
  return rowsOf(
    db,
    `with was as materialized (
       select ${placeOf(db, pair.was)} as was, position, account_key, ${apart(db)} from import_row
       where import_id = ? and kind || '' in ('new', 'changed', 'same') and position > ? order by position limit ?)
     ${met.sql} order by was.position`,
    [pair.was.list, after, limit, ...met.values],
  );
}

/** The lines of a list by account number. */
export const walkKeys = (
  db: Db,
  side: Pair['was'],
  { after, limit }: Stretch,
): Promise<{ was: number; key: string }[]> =>
  rowsOf(
    db,
    `select ${placeOf(db, side)} as was, account_key as "key" from import_row
     where ${goodLines} and account_key > ? order by account_key limit ?`,
    [side.list, after, limit],
  );

/** Of the later side, by account number; `met`: the earlier list has it too; `back`: it was known when the list came. */
export type Come = { now: number; key: string; met: 0 | 1; back: 0 | 1 };

/** The later side by account number. */
export function walkNow(db: Db, { was, now }: Pair, stretch: Stretch): Promise<Come[]> {
  const there = belongs(now, 'now');
  return rowsOf(
    db,
    `select now.${placeOf(db, now)} as now, now.account_key as "key",
       case when ${'list' in now ? 'now.account_id is not null' : '1 = 0'} then 1 else 0 end as back,
       case when exists (select 1 from import_row as was
         where was.account_key = now.account_key and ${belongs(was, 'was').sql}) then 1 else 0 end as met
     from ${table(now)} as now where ${there.sql} and now.account_key > ? order by now.account_key limit ?`,
    [was.list, ...there.values, stretch.after, stretch.limit],
  );
}

/** Whether the row of a place stands after an account number. */
export async function standsAfter(
  db: Db,
  side: Side,
  { place, key }: { place: number; key: string },
): Promise<boolean> {
  const own = belongs(side, 'own');
  const [row] = await rowsOf<{ beyond: boolean | number }>(
    db,
    `select own.account_key > ? as beyond from ${table(side)} as own
     where own.${placeOf(db, side)} = ? and ${own.sql}`,
    [key, place, ...own.values],
  );
  return Boolean(row?.beyond);
}

/** SQLite would walk a whole list by its index for a handful of places: told so, it begins with them. */
const thenEach = (db: Db): string => (dialectOf(db) === 'sqlite' ? 'cross join' : 'join');

export type FoundRow = { id: number; key: string; number: string; name: string } & Record<string, string | null>;

const placesIn = (db: Db): string => rowsFromJson(db, { place: 'integer' });
const asJson = (places: readonly number[]): string => JSON.stringify(places.map((place) => ({ place })));

/** Rows of one side by their places, by account number. */
export function rowsAt(db: Db, side: Side, places: readonly number[]): Promise<FoundRow[]> {
  const own = belongs(side, 'own');
  return rowsOf(
    db,
    `select own.${idOf(side)} as id, own.account_key as "key", own.account_number as number, own.holder_name as name
     from ${placesIn(db)} ${thenEach(db)} ${table(side)} as own on own.${placeOf(db, side)} = input.place and ${own.sql}
     order by own.account_key`,
    [asJson(places), ...own.values],
  );
}

/** The same of the later side with the fields of both: `was_N` and `now_N` are the values compared, as text. */
export function bothAt(db: Db, pair: Pair, places: readonly number[]): Promise<FoundRow[]> {
  const there = belongs(pair.now, 'now');
  const here = belongs(pair.was, 'was');
  const values = pair.fields.flatMap((field, at): Piece[] => {
    const [left, right] = [before(db, field), after(db, pair, field)];
    return [
      { ...left, sql: `${left.sql} as was_${at}` },
      { ...right, sql: `${right.sql} as now_${at}` },
    ];
  });
  return rowsOf(
    db,
    `select now.${idOf(pair.now)} as id, now.account_key as "key", now.account_number as number,
       now.holder_name as name ${values.map(({ sql }) => `, ${sql}`).join('')}
     from ${placesIn(db)}
       ${thenEach(db)} ${nowTable(db, pair, true)} as now on now.place = input.place and ${there.sql}
       ${thenEach(db)} ${wasTable(db)} as was on was.account_key = now.account_key and ${here.sql}
     order by now.account_key`,
    [...values.flatMap((value) => value.values), asJson(places), ...there.values, ...here.values],
  );
}
