import type { Db } from '#db/connect.ts';
import { rowsFromJson } from '#db/dialect.ts';
import { changedBy, rowsOf } from '#db/rows.ts';

const marksIn = (db: Db): string => rowsFromJson(db, { mark: 'text' });
const asRows = (marks: readonly string[]): string => JSON.stringify(marks.map((mark) => ({ mark })));

export const add = (db: Db, marks: readonly string[], on: string): Promise<number> =>
  changedBy(
    db,
    `insert into erased_mark (mark, erased_on) select input.mark, ? from ${marksIn(db)} where true on conflict (mark) do nothing`,
    [on, asRows(marks)],
  );

/** Nearly always nobody: then nothing has to be hashed. */
export const anybody = async (db: Db): Promise<boolean> =>
  (await db('erased_mark').select('mark').limit(1).first()) !== undefined;

export const among = async (db: Db, marks: readonly string[]): Promise<string[]> =>
  (
    await rowsOf<{ mark: string }>(
      db,
      `select mark from erased_mark where mark in (select input.mark from ${marksIn(db)})`,
      [asRows(marks)],
    )
  ).map(({ mark }) => mark);

export const all = async (db: Db): Promise<string[]> =>
  (await db('erased_mark').select<{ mark: string }[]>('mark')).map(({ mark }) => mark);

/** Accounts not erased, in the order of their ids. */
export const numbers = (
  db: Db,
  { after, limit }: { after: number; limit: number },
): Promise<{ id: number; insurer_id: number; account_number: string }[]> =>
  db('account')
    .select<{ id: number; insurer_id: number; account_number: string }[]>('id', 'insurer_id', 'account_number')
    .whereNull('erased_on')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit);
