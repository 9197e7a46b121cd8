import type { DifferenceKind } from '#contract/list-difference.ts';
import type { ListColumn } from '#contract/list-columns.ts';
import type { Db } from '#db/connect.ts';
import { dialectOf } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';

/** One half of a comparison: the good lines of a list, or the accounts of a renewal period as they are. */
export type Side = { list: number } | { insurer: number; cohort: number };

export type Pair = {
  was: Side;
  now: Side;
  /** columns both have */
  fields: readonly ListColumn[];
  /** both are lists with the same columns: equal lines have equal hashes, and nothing has to be taken apart */
  hashes: boolean;
};

type Piece = { sql: string; values: (string | number)[] };

const columns = {
  accountNumber: 'account_number',
  holderName: 'holder_name',
  holderKind: 'holder_kind',
  managerKind: 'manager_kind',
  mobile: 'mobile',
  secondaryPhone: 'secondary_phone',
  email: 'email',
  birthDate: 'birth_date',
  postcode: 'postcode',
  town: 'town',
  street: 'street',
  taxNumber: 'tax_number',
  salesperson: 'salesperson',
  contractDate: 'contract_date',
  riskStart: 'risk_start',
  contractCount: 'contract_count',
  policyNumbers: 'policy_numbers',
  product: 'product',
  annualPremium: 'annual_premium',
  paymentFrequency: 'payment_frequency',
  communication: 'communication',
  registeredOn: 'confirmed_on',
} as const satisfies Partial<Record<ListColumn, string>>;

const yes = (condition: string): string => `case when ${condition} then 'yes' else 'no' end`;

/** A value of an account as text, as a list would tell it. */
function ofAccount(as: string, field: ListColumn): string {
  if (field === 'registered') return yes(`${as}.confirmed_on is not null`);
  if (field === 'intermediaryCode' || field === 'intermediaryName')
    return `(select ${field === 'intermediaryCode' ? 'code' : 'name'} from intermediary where id = ${as}.intermediary_id)`;
  return `cast(${as}.${columns[field]} as text)`;
}

function ofLine(db: Db, as: string, field: ListColumn): string {
  const content = dialectOf(db) === 'postgresql' ? `${as}.content::jsonb` : `${as}.content`;
  const value = `(${content} ->> '${field}')`;
  if (field !== 'registered') return `cast(${value} as text)`;
  return `case cast(${value} as text) when '1' then 'yes' when 'true' then 'yes' when '0' then 'no' when 'false' then 'no' end`;
}

const valueOf = (db: Db, side: Side, as: string, field: ListColumn): string =>
  'list' in side ? ofLine(db, as, field) : ofAccount(as, field);

const table = (side: Side): string => ('list' in side ? 'import_row' : 'account');

const belongs = (side: Side, as: string): Piece =>
  'list' in side
    ? { sql: `${as}.import_id = ? and ${as}.kind in ('new', 'changed', 'same')`, values: [side.list] }
    : {
        sql: `${as}.insurer_id = ? and ${as}.cohort_id = ? and ${as}.gone_on is null and ${as}.erased_on is null`,
        values: [side.insurer, side.cohort],
      };

const differs = (db: Db, { was, now, fields, hashes }: Pair): string =>
  hashes
    ? 'was.content_hash <> now.content_hash'
    : `(${fields
        .map(
          (field) =>
            `coalesce(${valueOf(db, was, 'was', field)}, '') <> coalesce(${valueOf(db, now, 'now', field)}, '')`,
        )
        .join(' or ')})`;

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
  const [met] = await rowsOf<{ n: number; changed: number | null }>(
    db,
    `select count(*) as n, sum(case when ${differs(db, pair)} then 1 else 0 end) as changed from ${both.sql}`,
    both.values,
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
  const values =
    kind === 'changed'
      ? pair.fields.flatMap((field, at) => [
          `${valueOf(db, pair.was, 'was', field)} as was_${at}`,
          `${valueOf(db, pair.now, 'now', field)} as now_${at}`,
        ])
      : [];
  const from = meets
    ? joined(pair)
    : kind === 'gone'
      ? alone(pair.was, pair.now, ['was', 'now'])
      : alone(pair.now, pair.was, ['now', 'was']);
  const more = {
    changed: differs(db, pair),
    same: `not (${differs(db, pair)})`,
    gone: '1 = 1',
    new: `not (${wasKnown(pair.now)})`,
    back: wasKnown(pair.now),
  }[kind];
  return rowsOf(
    db,
    `select ${idOf(as === 'was' ? pair.was : pair.now, as)} as id, ${as}.account_key as "key",
       ${as}.account_number as number, ${as}.holder_name as name
       ${values.map((value) => `, ${value}`).join('')}
     from ${from.sql} and ${more} and ${meets ? 'was' : as}.account_key > ?
     order by ${meets ? 'was' : as}.account_key limit ? offset ?`,
    [...from.values, after, limit, skip],
  );
}
