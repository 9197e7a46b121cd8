import type { Db } from '#db/connect.ts';
import { rowsFromJson } from '#db/dialect.ts';

const columns = { account_id: 'integer', at: 'text', kind: 'text' } as const;

export async function insertPast(
  db: Db,
  rows: readonly Record<keyof typeof columns, string | number>[],
): Promise<void> {
  const names = Object.keys(columns).join(', ');
  await db.raw(`insert into portal_event (${names}) select ${names} from ${rowsFromJson(db, columns)} where true`, [
    JSON.stringify(rows),
  ]);
}
