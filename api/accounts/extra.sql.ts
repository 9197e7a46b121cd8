import type { Db } from '#db/connect.ts';
import { dialectOf, rowsFromJson } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';
import type { idsMatching } from './narrow.sql.ts';

/** The headings some account of a selection keeps a value under. */
export async function headings(db: Db, ids: ReturnType<typeof idsMatching>): Promise<string[]> {
  const fields =
    dialectOf(db) === 'postgresql'
      ? 'cross join lateral jsonb_object_keys(account.extra::jsonb) as field(key)'
      : 'join json_each(account.extra) as field';
  const found = await db('account')
    .joinRaw(fields)
    .whereNotNull('account.extra')
    .whereIn('account.id', ids)
    .distinct<{ name: string }[]>('field.key as name');
  return found.map(({ name }) => name);
}

export const values = (db: Db, ids: readonly number[]): Promise<{ id: number; extra: string }[]> =>
  rowsOf(
    db,
    `select id, extra from account
     where extra is not null and id in (select input.id from ${rowsFromJson(db, { id: 'integer' })})`,
    [JSON.stringify(ids.map((id) => ({ id })))],
  );
