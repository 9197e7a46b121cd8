import type { Db } from '#db/connect.ts';
import { forUpdate, rowsFromJson, tableOf, type JsonColumns } from '#db/dialect.ts';
import { changedBy, rowsOf } from '#db/rows.ts';
import type { AccountRow } from './accounts.sql.ts';

/** An account as it lies in the table, whole: what was there before can be put back from it. */
export type StoredAccount = Omit<AccountRow, 'status' | 'erased_on'> & {
  account_key: string;
  name_sort: string;
  search_text: string;
  created_at: string;
};
export type NewAccount = Omit<StoredAccount, 'id'>;

/** Every column that is stored and not the database's own doing (`id`, `status`). */
const columns = {
  insurer_id: 'integer',
  cohort_id: 'integer',
  account_number: 'text',
  account_key: 'text',
  holder_id: 'text',
  holder_name: 'text',
  holder_kind: 'text',
  name_sort: 'text',
  search_text: 'text',
  manager_kind: 'text',
  intermediary_id: 'integer',
  email: 'text',
  mobile: 'text',
  secondary_phone: 'text',
  reachable: 'integer',
  list_email: 'text',
  list_mobile: 'text',
  contact_corrected_at: 'text',
  birth_date: 'text',
  postcode: 'text',
  town: 'text',
  street: 'text',
  tax_number: 'text',
  salesperson: 'text',
  contract_date: 'text',
  risk_start: 'text',
  contract_count: 'integer',
  policy_numbers: 'text',
  product: 'text',
  annual_premium: 'integer',
  payment_frequency: 'text',
  communication: 'text',
  extra: 'text',
  own_deadline: 'text',
  deadline: 'text',
  closed_on: 'text',
  gone_on: 'text',
  started_on: 'text',
  confirmed_at: 'text',
  confirmed_on: 'text',
  confirmed_source: 'text',
  step: 'text',
  email_differs: 'integer',
  last_contact_at: 'text',
  reminders_email: 'integer',
  reminders_sms: 'integer',
  call_attempts: 'integer',
  last_outcome: 'text',
  revision: 'integer',
  created_at: 'text',
} as const satisfies JsonColumns & Record<keyof NewAccount, 'text' | 'integer'>;

const names = Object.keys(columns);
const selected = ['id', ...names].map((name) => `account.${name}`).join(', ');
const input = names.map((name) => `input.${name}`).join(', ');

const asJson = (rows: readonly unknown[]): string => JSON.stringify(rows);
const idsAsJson = (ids: readonly number[]): string => asJson(ids.map((id) => ({ id })));

/** `hold`: for change until the transaction ends. */
export const byKeys = (
  db: Db,
  insurerId: number,
  keys: readonly string[],
  { hold }: { hold: boolean },
): Promise<StoredAccount[]> =>
  rowsOf(
    db,
    `select ${selected} from account
     where account.insurer_id = ? and account.account_key in (select key from ${rowsFromJson(db, { key: 'text' })})
     ${hold ? forUpdate(db) : ''}`,
    [insurerId, asJson(keys.map((key) => ({ key })))],
  );

export const byIds = (db: Db, ids: readonly number[], { hold }: { hold: boolean }): Promise<StoredAccount[]> =>
  rowsOf(
    db,
    `select ${selected} from account
     where account.id in (select id from ${rowsFromJson(db, { id: 'integer' })}) ${hold ? forUpdate(db) : ''}`,
    [idsAsJson(ids)],
  );

export type Listed = Pick<StoredAccount, 'id' | 'account_key' | 'account_number' | 'holder_name'>;

/** Accounts of a renewal period that no list has called gone, in the order of their ids. */
export const stillListed = (
  db: Db,
  { insurerId, cohortId, afterId, limit }: { insurerId: number; cohortId: number; afterId: number; limit: number },
): Promise<Listed[]> =>
  db('account')
    .select<Listed[]>('id', 'account_key', 'account_number', 'holder_name')
    .where({ insurer_id: insurerId, cohort_id: cohortId })
    .whereNull('gone_on')
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit);

export function insertAll(db: Db, rows: readonly NewAccount[]): Promise<{ id: number; account_key: string }[]> {
  const { table, json } = tableOf<NewAccount>(db, columns, rows);
  return rowsOf(
    db,
    `insert into account (${names.join(', ')}) select ${input} from ${table} returning id, account_key`,
    [json],
  );
}

export function rewriteAll(db: Db, rows: readonly StoredAccount[]): Promise<number> {
  const { table, json } = tableOf<StoredAccount>(db, { id: 'integer', ...columns }, rows);
  return changedBy(
    db,
    `update account set ${names.map((name) => `${name} = input.${name}`).join(', ')}
     from ${table} where account.id = input.id`,
    [json],
  );
}

export const removeAll = (db: Db, ids: readonly number[]): Promise<number> =>
  changedBy(db, `delete from account where id in (select id from ${rowsFromJson(db, { id: 'integer' })})`, [
    idsAsJson(ids),
  ]);
