import type { RowKind } from '#contract/imports.ts';
import type { Db } from '#db/connect.ts';
import { rowsFromJson } from '#db/dialect.ts';
import { changedBy, rowsOf } from '#db/rows.ts';
import { erasedLine, unsettled } from './staged.sql.ts';

export type Named = { import_id: number; position: number; kind: RowKind; conflicts: string | null; back: number };

export type Whom = { insurerId: number; keys: readonly string[]; names: readonly string[] };

/** Lines about these account numbers, and faulty ones without a number that bear one of the names. */
export const linesAbout = (db: Db, { insurerId, keys, names }: Whom): Promise<Named[]> =>
  rowsOf(
    db,
    `select import_id, position, kind, conflicts, back from import_row
     where import_id in (select id from import where insurer_id = ?) and kind <> 'erased'
       and (account_key in (select key from ${rowsFromJson(db, { key: 'text' })})
         or kind = 'faulty' and account_key is null
           and holder_name in (select name from ${rowsFromJson(db, { name: 'text' })}))`,
    [insurerId, JSON.stringify(keys.map((key) => ({ key }))), JSON.stringify(names.map((name) => ({ name })))],
  );

const left = { ...erasedLine, ...unsettled };

/** Of a line about somebody who was forgotten nothing is kept but that there was one. */
export const forgetLines = (db: Db, rows: readonly Pick<Named, 'import_id' | 'position'>[]): Promise<number> =>
  changedBy(
    db,
    `update import_row set ${Object.keys(left)
      .map((column) => `${column} = ?`)
      .join(', ')}
     from ${rowsFromJson(db, { import_id: 'integer', position: 'integer' })}
     where import_row.import_id = input.import_id and import_row.position = input.position`,
    [...Object.values(left), JSON.stringify(rows)],
  );

/** Lists that changed these accounts; what stood there before is forgotten, that they did stays. */
export async function forgetBefore(db: Db, accountIds: readonly number[]): Promise<number[]> {
  const changes = () => db('import_change').whereIn('object_id', accountIds).whereNot('kind', 'intermediary');
  const lists = await changes().distinct<{ import_id: number }[]>('import_id');
  await changes().update({ before: null });
  return lists.map(({ import_id }) => import_id);
}

export const forgetDecisions = (db: Db, { insurerId, keys }: Whom): Promise<number> =>
  db('import_decision')
    .whereIn('account_key', keys)
    .whereIn('import_id', db('import').select('id').where('insurer_id', insurerId))
    .delete();
