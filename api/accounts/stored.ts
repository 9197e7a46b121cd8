import type { Id } from '#contract/basics.ts';
import type { Reading, Tx } from '../context.ts';
import { derived, type DerivedColumns } from './search-text.ts';
import * as sql from './stored.sql.ts';

/* Accounts by the hundred, whole rows, for whoever takes in lists and takes them back. */
export type { Listed, NewAccount, StoredAccount } from './stored.sql.ts';

/** What follows from an account's other values, written with them. */
export const withDerived = <Row extends Omit<sql.NewAccount, keyof DerivedColumns>>(
  row: Row,
): Row & DerivedColumns => ({
  ...row,
  ...derived({
    accountNumber: row.account_number,
    holderName: row.holder_name,
    email: row.email,
    mobile: row.mobile,
    secondaryPhone: row.secondary_phone,
    birthDate: row.birth_date,
    taxNumber: row.tax_number,
  }),
});

/** The accounts of an insurer with these keys, as they are now. */
export const known = ({ db }: Reading, insurerId: Id, keys: readonly string[]): Promise<sql.StoredAccount[]> =>
  sql.byKeys(db, insurerId, keys, { hold: false });

/** The same, held for change until the transaction ends. */
export const hold = (tx: Tx, insurerId: Id, keys: readonly string[]): Promise<sql.StoredAccount[]> =>
  sql.byKeys(tx.db, insurerId, keys, { hold: true });

export const byIds = ({ db }: Reading, ids: readonly Id[]): Promise<sql.StoredAccount[]> =>
  sql.byIds(db, ids, { hold: false });

export const holdByIds = (tx: Tx, ids: readonly Id[]): Promise<sql.StoredAccount[]> =>
  sql.byIds(tx.db, ids, { hold: true });

/** Accounts of a renewal period that no list has called gone, a page at a time. */
export const stillListed = (
  { db }: Reading,
  page: { insurerId: Id; cohortId: Id; afterId: Id; limit: number },
): Promise<sql.Listed[]> => sql.stillListed(db, page);

export const create = (tx: Tx, rows: readonly sql.NewAccount[]): Promise<{ id: Id; account_key: string }[]> =>
  rows.length === 0 ? Promise.resolve([]) : sql.insertAll(tx.db, rows);

/** Writes the rows exactly as given; whoever changes contents counts `revision` up. */
export const rewrite = (tx: Tx, rows: readonly sql.StoredAccount[]): Promise<number> =>
  rows.length === 0 ? Promise.resolve(0) : sql.rewriteAll(tx.db, rows);

/** Throws the database's own error where something already refers to one of them. */
export const remove = (tx: Tx, ids: readonly Id[]): Promise<number> =>
  ids.length === 0 ? Promise.resolve(0) : sql.removeAll(tx.db, ids);
