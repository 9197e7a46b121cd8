import type { Db } from '#db/connect.ts';
import { rowsFromJson, type JsonColumns } from '#db/dialect.ts';

/** Rows as one JSON value; `columns` name them and are the columns of the table. */
export async function insertRows(
  db: Db,
  table: 'account' | 'intermediary',
  columns: JsonColumns,
  rows: readonly object[],
): Promise<void> {
  const names = Object.keys(columns)
    .map((name) => `"${name}"`)
    .join(', ');
  await db.raw(`insert into ${table} (${names}) select ${names} from ${rowsFromJson(db, columns)} where true`, [
    JSON.stringify(rows),
  ]);
}

export const intermediaryIds = (db: Db): Promise<{ id: number; kind: 'agent' | 'broker' }[]> =>
  db('intermediary').select('id', 'kind').orderBy('id');

/** The first accounts, by number. */
export async function firstIds(db: Db, count: number): Promise<Map<string, number>> {
  const rows = await db('account')
    .select<{ id: number; account_number: string }[]>('id', 'account_number')
    .orderBy('id')
    .limit(count);
  return new Map(rows.map(({ id, account_number }) => [account_number, id]));
}
