import type { Db } from '#db/connect.ts';
import { dialectOf } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';
import { accountSource, allOf, conditions, picked, type Criteria, type Source } from './narrow.sql.ts';
import { hits as hitsOf } from './search.sql.ts';
import type { Piece } from './status.sql.ts';

/** The columns of account_tally and of a cube of counts. */
const counted: Source = {
  status: { sql: 'status', values: [] },
  step: 'step',
  managerKind: 'manager_kind',
  cohort: 'cohort_id',
  intermediary: 'intermediary_id',
  deadline: 'deadline',
  confirmed: 'confirmed_on',
  contacted: 'contacted',
};

/** The maintained counts hold for what is stored: not as of another day, for words or for days of confirmation. */
export const tallied = ({ ids, derive, words, confirmedFrom, confirmedTo }: Criteria): boolean =>
  ids === null && !derive && words.length === 0 && confirmedFrom === null && confirmedTo === null;

/** Reading the index that also holds what lists are filtered by spares a look into each row (0002-accounts). */
const everyAccount = (db: Db, { ids, words }: Criteria): string =>
  dialectOf(db) === 'sqlite' && words.length > 0 && ids === null ? 'account indexed by account_name' : 'account';

/** How many accounts match. */
export function countStatement(db: Db, criteria: Criteria): Piece {
  if (tallied(criteria)) {
    const where = allOf(conditions(criteria, counted));
    return { sql: `select coalesce(sum(n), 0) as n from account_tally where ${where.sql}`, values: where.values };
  }
  const where = allOf([...conditions(criteria), ...picked(dialectOf(db), criteria)]);
  return {
    sql: `select count(*) as n from ${everyAccount(db, criteria)} where ${where.sql}`,
    values: where.values,
  };
}

const numberOf = async (db: Db, { sql, values }: Piece): Promise<number> =>
  (await rowsOf<{ n: number }>(db, sql, values))[0]?.n ?? 0;

export const count = (db: Db, criteria: Criteria): Promise<number> => numberOf(db, countStatement(db, criteria));

export const hits = (db: Db, words: readonly string[], most: number): Promise<number> =>
  numberOf(db, hitsOf(dialectOf(db), words, most));

/** The accounts the words leave, counted by everything that can be chosen besides. */
function cube(db: Db, criteria: Criteria): Piece {
  const names = 'status, step, manager_kind, cohort_id, intermediary_id, deadline, contacted';
  if (tallied(criteria)) return { sql: `select ${names}, '' as confirmed_on, n from account_tally`, values: [] };
  const source = accountSource(criteria);
  const where = allOf(picked(dialectOf(db), criteria));
  const days = (criteria.confirmedFrom ?? criteria.confirmedTo) ? source.confirmed : `''`;
  return {
    sql: `select ${names}, confirmed_on, count(*) as n from (
        select ${source.status.sql} as status, ${source.step} as step, ${source.managerKind} as manager_kind,
          ${source.cohort} as cohort_id, ${source.intermediary} as intermediary_id,
          ${source.deadline} as deadline, ${source.contacted} as contacted, ${days} as confirmed_on
        from account where ${where.sql}
      ) as found group by ${names}, confirmed_on`,
    values: [...source.status.values, ...where.values],
  };
}

export type Facet = {
  name: string;
  by: 'status' | 'step' | 'manager_kind' | 'cohort_id' | 'intermediary_id' | 'contacted' | null;
  /** same words and day in all facets of a question */
  criteria: Criteria;
};
export type FacetCount = { name: string; value: string; n: number };

/** Several counts of one cube in one statement. */
export async function facets(db: Db, asked: readonly Facet[]): Promise<FacetCount[]> {
  const [first] = asked;
  if (!first) return [];
  const base = cube(db, first.criteria);
  const parts = asked.map(({ name, by, criteria }) => {
    const where = allOf(conditions(criteria, counted));
    const value = by === null ? `''` : `cast(${by} as text)`;
    return {
      sql: `select '${name}' as name, ${value} as value, coalesce(sum(n), 0) as n from cube
        where ${where.sql} ${by === null ? '' : `group by ${by}`}`,
      values: where.values,
    };
  });
  const statement = `with cube as materialized (${base.sql}) ${parts.map(({ sql }) => sql).join(' union all ')}`;
  return rowsOf<FacetCount>(db, statement, [...base.values, ...parts.flatMap(({ values }) => values)]);
}

/** All accounts by what has an index of its own. */
export async function shares(db: Db): Promise<FacetCount[]> {
  const by = { status: 'status', step: 'step', intermediary: 'intermediary_id' };
  const parts = Object.entries(by).map(
    ([name, column]) =>
      `select '${name}' as name, cast(${column} as text) as value, sum(n) as n from account_tally group by ${column}`,
  );
  return rowsOf<FacetCount>(db, parts.join(' union all '));
}
