import type { Db } from '#db/connect.ts';
import { dialectOf, rowsFromJson } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';

/** An account as read for the roster. */
export type RosterRow = {
  id: number;
  status: string;
  step: string;
  manager_kind: string;
  cohort_id: number;
  intermediary_id: number | null;
  deadline: string;
};

/** Where an account that moved belongs: right after another, which stayed; 0: in front. In their order. */
export type Placed = { id: number; after: number };

const facts = ['id', 'status', 'step', 'manager_kind', 'cohort_id', 'intermediary_id', 'deadline']
  .map((column) => `account.${column}`)
  .join(', ');
const contact = `coalesce(account.last_contact_at, '')`;

/** All accounts in an order, page by page, from the index that has it and (on SQLite) what is read besides. */
const passes = {
  byName: { key: 'account.name_sort', index: 'account_name', read: facts },
  byNumber: { key: 'account.account_key', index: 'account_number', read: 'account.id' },
  /** those ever contacted */
  byContact: { key: contact, index: 'account_contact', read: 'account.id' },
} as const;
export type Pass = keyof typeof passes;

export type Passed<P extends Pass> = (P extends 'byName' ? RosterRow : { id: number }) & { key: string };
/** The key and id read last. */
export type Place = { key: string; id: number };
/** '' as a key is before all; the highest id passes over whoever was never contacted. */
export const FRONT: Readonly<Record<Pass, Place>> = {
  byName: { key: '', id: 0 },
  byNumber: { key: '', id: 0 },
  byContact: { key: '', id: Number.MAX_SAFE_INTEGER },
};

/** First who shares the key read last, then what is beyond: as one condition SQLite reads all who share it again. */
export async function passing<P extends Pass>(db: Db, pass: P, place: Place, limit: number): Promise<Passed<P>[]> {
  const { key: by, index, read } = passes[pass];
  const from = dialectOf(db) === 'sqlite' ? `account indexed by ${index}` : 'account';
  const rows = (where: string, order: string, values: (string | number)[]): Promise<Passed<P>[]> =>
    rowsOf(db, `select ${read}, ${by} as key from ${from} where ${where} order by ${order} limit ?`, values);
  const same = await rows(`${by} = ? and account.id > ?`, 'account.id', [place.key, place.id, limit]);
  const left = limit - same.length;
  if (left === 0) return same;
  return [...same, ...(await rows(`${by} > ?`, `${by}, account.id`, [place.key, left]))];
}

const asJson = (ids: readonly number[]): string => JSON.stringify(ids.map((id) => ({ id })));

export const these = (db: Db, ids: readonly number[]): Promise<(RosterRow & { last_contact_at: string | null })[]> =>
  rowsOf(
    db,
    `select ${facts}, account.last_contact_at from account
     where account.id in (select id from ${rowsFromJson(db, { id: 'integer' })})`,
    [asJson(ids)],
  );

/** Behind which account, that did not move itself, each of those that moved stands now. */
export function placesOf(db: Db, pass: 'byName' | 'byNumber', moved: readonly number[]): Promise<Placed[]> {
  const { key } = passes[pass];
  const column = key.replace('account.', '');
  const input = rowsFromJson(db, { id: 'integer' });
  return rowsOf<Placed>(
    db,
    `select account.id, coalesce((
       select stays.id from account as stays
       where (stays.${column}, stays.id) < (${key}, account.id) and stays.id not in (select id from ${input})
       order by stays.${column} desc, stays.id desc limit 1
     ), 0) as after
     from account where account.id in (select id from ${input}) order by ${key}, account.id`,
    [asJson(moved), asJson(moved)],
  );
}
