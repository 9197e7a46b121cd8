import type { Db } from '#db/connect.ts';
import { forUpdate } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';

export type HistoryRow = {
  seq: number;
  at: string;
  actor_id: number | null;
  actor_role: string;
  action: string;
  object: string;
  details: string;
  previous_hash: string;
  hash: string;
};

/** The end of the chain, held until the transaction ends: entries are written one after the other. */
export async function head(db: Db): Promise<{ seq: number; hash: string }> {
  const [row] = await rowsOf<{ seq: number; hash: string }>(
    db,
    `select seq, hash from history_head where one = 1 ${forUpdate(db)}`,
  );
  if (!row) throw new Error('history_head is empty');
  return row;
}

export async function append(db: Db, row: HistoryRow): Promise<void> {
  await db('history').insert(row);
  await db('history_head').where('one', 1).update({ seq: row.seq, hash: row.hash });
}
