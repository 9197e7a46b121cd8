import type { DifferenceKind } from '#contract/list-difference.ts';
import type { ListColumn } from '#contract/list-columns.ts';
import type { Db } from '#db/connect.ts';
import { dialectOf } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';
import { accountColumns } from './account-columns.sql.ts';

/** One half of a comparison: the good lines of a list, or the accounts of a renewal period as they are. */
export type Side = { list: number } | { insurer: number; cohort: number };

/** A known column, or one kept under its own heading. */
export type Field = ListColumn | { extra: string };

export type Pair = {
  was: Side;
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
function ofAccount(db: Db, as: string, field: Field): Piece {
  if (typeof field !== 'string')
    return {
      sql:
        dialectOf(db) === 'postgresql'
          ? `(${as}.extra::jsonb ->> ?)`
          : `(select value from json_each(${as}.extra) where key = ?)`,
      values: [field.extra],
    };
  if (field === 'registered') return plain(yes(`${as}.confirmed_on is not null`));
  if (field === 'intermediaryCode' || field === 'intermediaryName')
    return plain(
      `(select ${field === 'intermediaryCode' ? 'code' : 'name'} from intermediary where id = ${as}.intermediary_id)`,
    );
  return plain(`cast(${as}.${accountColumns[field]} as text)`);
}

function ofLine(db: Db, as: string, field: Field): Piece {
  const jsonb = dialectOf(db) === 'postgresql';
  const content = jsonb ? `${as}.content::jsonb` : `${as}.content`;
  if (typeof field !== 'string')
    return {
      sql: jsonb
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

const valueOf = (db: Db, side: Side, as: string, field: Field): Piece =>
  'list' in side ? ofLine(db, as, field) : ofAccount(db, as, field);

const table = (side: Side): string => ('list' in side ? 'import_row' : 'account');

const belongs = (side: Side, as: string): Piece =>
  'list' in side
    ? { sql: `${as}.import_id = ? and ${as}.kind in ('new', 'changed', 'same')`, values: [side.list] }
    : {
        sql: `${as}.insurer_id = ? and ${as}.cohort_id = ? and ${as}.gone_on is null and ${as}.erased_on is null`,
        values: [side.insurer, side.cohort],
      };

function differs(db: Db, { was, now, fields, hashes }: Pair): Piece {
  if (hashes) return plain('(was.content_hash <> now.content_hash)');
  const sides = fields.map((field) => [valueOf(db, was, 'was', field), valueOf(db, now, 'now', field)] as const);
  return {
    sql: `(${sides.map(([left, right]) => `coalesce(${left.sql}, '') <> coalesce(${right.sql}, '')`).join(' or ')})`,
    values: sides.flatMap(([left, right]) => [...left.values, ...right.values]),
  };
}

const joined = ({ was, now }: Pair): Piece => {
  const [left, right] = [belongs(was, 'was'), belongs(now, 'now')];
  return {
    sql: `${table(was)} as was join ${table(now)} as now on now.account_key = was.account_key and ${right.sql}
      where ${left.sql}`,
    values: [...right.values, ...left.values],
  };
};

/** Rows of one side that the other has not. */
const alone = (own: Side, other: Side, [as, otherAs]: ['was' | 'now', 'was' | 'now']): Piece => {
  const [mine, theirs] = [belongs(own, as), belongs(other, otherAs)];
  return {
    sql: `${table(own)} as ${as} where ${mine.sql} and not exists (
      select 1 from ${table(other)} as ${otherAs} where ${otherAs}.account_key = ${as}.account_key and ${theirs.sql})`,
    values: [...mine.values, ...theirs.values],
  };
};

/** The account was known when the later list came, although the earlier one had it not: it is here again. */
const wasKnown = (now: Side): string => ('list' in now ? 'now.account_id is not null' : '1 = 0');

export async function counts(db: Db, pair: Pair): Promise<Record<DifferenceKind, number>> {
  const both = joined(pair);
  const unlike = differs(db, pair);
  const [met] = await rowsOf<{ n: number; changed: number | null }>(
    db,
    `select count(*) as n, sum(case when ${unlike.sql} then 1 else 0 end) as changed from ${both.sql}`,
    [...unlike.values, ...both.values],
  );
  const left = alone(pair.was, pair.now, ['was', 'now']);
  const [gone] = await rowsOf<{ n: number }>(db, `select count(*) as n from ${left.sql}`, left.values);
  const right = alone(pair.now, pair.was, ['now', 'was']);
  const [come] = await rowsOf<{ n: number; back: number | null }>(
    db,
    `select count(*) as n, sum(case when ${wasKnown(pair.now)} then 1 else 0 end) as back from ${right.sql}`,
    right.values,
  );
  const changed = met?.changed ?? 0;
  const back = come?.back ?? 0;
  return {
    new: (come?.n ?? 0) - back,
    changed,
    gone: gone?.n ?? 0,
    back,
    same: (met?.n ?? 0) - changed,
  };
}

export type FoundRow = { id: number; key: string; number: string; name: string } & Record<string, string | null>;

type Page = { kind: DifferenceKind; after: string; skip: number; limit: number };

const idOf = (side: Side, as: string): string => ('list' in side ? `${as}.position` : `${as}.id`);

/** A page by account key; `was_N` and `now_N` are the values of the fields compared, as text. */
export function page(db: Db, pair: Pair, { kind, after, skip, limit }: Page): Promise<FoundRow[]> {
  const meets = kind === 'changed' || kind === 'same';
  const as = kind === 'gone' ? 'was' : 'now';
  const values = kind === 'changed' ? pair.fields.flatMap((field, at) => bothValues(db, pair, field, at)) : [];
  const from = meets
    ? joined(pair)
    : kind === 'gone'
      ? alone(pair.was, pair.now, ['was', 'now'])
      : alone(pair.now, pair.was, ['now', 'was']);
  const unlike = differs(db, pair);
  const more: Record<DifferenceKind, Piece> = {
    changed: unlike,
    same: { sql: `not ${unlike.sql}`, values: unlike.values },
    gone: plain('1 = 1'),
    new: plain(`not (${wasKnown(pair.now)})`),
    back: plain(wasKnown(pair.now)),
  };
  const { sql: which, values: whichValues } = more[kind];
  return rowsOf(
    db,
    `select ${idOf(as === 'was' ? pair.was : pair.now, as)} as id, ${as}.account_key as "key",
       ${as}.account_number as number, ${as}.holder_name as name
       ${values.map((value) => `, ${value.sql}`).join('')}
     from ${from.sql} and ${which} and ${meets ? 'was' : as}.account_key > ?
     order by ${meets ? 'was' : as}.account_key limit ? offset ?`,
    [...values.flatMap((value) => value.values), ...from.values, ...whichValues, after, limit, skip],
  );
}

function bothValues(db: Db, { was, now }: Pair, field: Field, at: number): Piece[] {
  const [left, right] = [valueOf(db, was, 'was', field), valueOf(db, now, 'now', field)];
  return [
    { ...left, sql: `${left.sql} as was_${at}` },
    { ...right, sql: `${right.sql} as now_${at}` },
  ];
}
