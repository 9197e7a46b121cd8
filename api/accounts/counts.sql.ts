import type { Db } from '#db/connect.ts';
import { dialectOf } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';
import { accountSource, allOf, conditions, picked, type Criteria, type Source } from './narrow.sql.ts';
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

type Kept = Pick<Criteria, 'ids' | 'words' | 'confirmedFrom' | 'confirmedTo'>;

/** The kept counts know nothing of words, of accounts picked one by one and of days of confirmation. */
const tallied = ({ ids, words, confirmedFrom, confirmedTo }: Kept): boolean =>
  ids === null && words.length === 0 && confirmedFrom === null && confirmedTo === null;

/** Reading the index that also holds what lists are filtered by spares a look into each row (0002-accounts). */
const everyAccount = (db: Db, { ids, words }: Criteria): string =>
  dialectOf(db) === 'sqlite' && words.length > 0 && ids === null ? 'account indexed by account_name' : 'account';

/** How many accounts match. */
export function countStatement(db: Db, criteria: Criteria): Piece {
  if (tallied(criteria)) {
    const from = kept(criteria);
    const where = allOf(conditions(criteria, counted));
    return {
      sql: `select coalesce(sum(n), 0) as n from ${from.sql} where ${where.sql}`,
      values: [...from.values, ...where.values],
    };
  }
  const where = allOf([...conditions(criteria), ...picked(dialectOf(db), criteria)]);
  return { sql: `select count(*) as n from ${everyAccount(db, criteria)} where ${where.sql}`, values: where.values };
}

const numberOf = async (db: Db, { sql, values }: Piece): Promise<number> =>
  (await rowsOf<{ n: number }>(db, sql, values))[0]?.n ?? 0;

export const count = (db: Db, criteria: Criteria): Promise<number> => numberOf(db, countStatement(db, criteria));

const dimensions = 'status, step, manager_kind, cohort_id, intermediary_id, deadline, contacted';

const dimensionsOf = (source: Source): Piece => ({
  sql: `${source.status.sql} as status, ${source.step} as step, ${source.managerKind} as manager_kind,
    ${source.cohort} as cohort_id, ${source.intermediary} as intermediary_id, ${source.deadline} as deadline,
    ${source.contacted} as contacted`,
  values: source.status.values,
});

/**
 * The kept counts, as of the day asked for: those to whom something happened since are taken out as they are
 * now and put in as they were. Only they are read, not the million beside them.
 */
export function kept(criteria: Pick<Criteria, 'asOf' | 'derive'>): Piece {
  if (!criteria.derive) return { sql: 'account_tally', values: [] };
  const since = ['confirmed_on', 'started_on', 'closed_on'].map((day) => `select id from account where ${day} > ?`);
  const { asOf } = criteria;
  const then = dimensionsOf(accountSource(criteria));
  const beside = dimensions.replace('status, ', '');
  return {
    sql: `(
      with changed as materialized (
        select account.status as status_now, ${then.sql} from account where id in (${since.join(' union ')})
      )
      select ${dimensions}, n from account_tally
      union all select status_now, ${beside}, -1 from changed
      union all select status, ${beside}, 1 from changed
    ) as kept`,
    values: [...then.values, asOf, asOf, asOf],
  };
}

/** The accounts that words, picks and days of confirmation leave, counted by everything that can be chosen besides. */
function cube(db: Db, criteria: Criteria): Piece {
  if (tallied(criteria)) {
    const from = kept(criteria);
    return { sql: `select ${dimensions}, '' as confirmed_on, n from ${from.sql}`, values: from.values };
  }
  const source = accountSource(criteria);
  const row = dimensionsOf(source);
  const where = allOf(picked(dialectOf(db), criteria));
  const days = (criteria.confirmedFrom ?? criteria.confirmedTo) ? source.confirmed : `''`;
  return {
    sql: `select ${dimensions}, confirmed_on, count(*) as n
      from (select ${row.sql}, ${days} as confirmed_on from account where ${where.sql}) as found
      group by ${dimensions}, confirmed_on`,
    values: [...row.values, ...where.values],
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
