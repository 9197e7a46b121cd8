import type { Db } from '#db/connect.ts';
import { rowsFromJson } from '#db/dialect.ts';

const columns = {
  account_id: 'integer',
  channel: 'text',
  lane: 'text',
  purpose: 'text',
  recipient: 'text',
  subject: 'text',
  text: 'text',
  state: 'text',
  attempts: 'integer',
  not_before: 'text',
  created_at: 'text',
  sent_at: 'text',
  handed_at: 'text',
  changed_at: 'text',
} as const;

export type PastRow = Record<keyof typeof columns, string | number>;

export async function insertPast(db: Db, rows: readonly PastRow[]): Promise<void> {
  const names = Object.keys(columns).join(', ');
  await db.raw(`insert into outbox (${names}) select ${names} from ${rowsFromJson(db, columns)} where true`, [
    JSON.stringify(rows),
  ]);
}
