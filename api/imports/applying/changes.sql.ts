import type { Db } from '#db/connect.ts';
import { rowsFromJson, tableOf } from '#db/dialect.ts';
import { changedBy, rowsOf } from '#db/rows.ts';

export type ChangeKind = 'created' | 'changed' | 'gone' | 'intermediary';

/** What an import did to one account (or intermediary), with what was there before. */
export type ChangeRecord = {
  id: number;
  kind: ChangeKind;
  object_id: number;
  /** names of the fields (JSON) */
  fields: string;
  /** the whole row before (JSON); null for what was created */
  before: string | null;
  revision_after: number;
};

const input = {
  kind: 'text',
  object_id: 'integer',
  fields: 'text',
  before: 'text',
  revision_after: 'integer',
} as const;

export function insert(
  db: Db,
  importId: number,
  at: string,
  rows: readonly Omit<ChangeRecord, 'id'>[],
): Promise<number> {
  if (rows.length === 0) return Promise.resolve(0);
  const { table, json } = tableOf<Omit<ChangeRecord, 'id'>>(db, input, rows);
  return changedBy(
    db,
    `insert into import_change (import_id, at, kind, object_id, fields, before, revision_after)
     select ?, ?, input.kind, input.object_id, input.fields, input.before, input.revision_after from ${table}`,
    [importId, at, json],
  );
}

/** The latest changes not yet taken back, newest first: what others depend on goes last. */
export const latest = (db: Db, importId: number, limit: number): Promise<ChangeRecord[]> =>
  db('import_change')
    .select<ChangeRecord[]>('id', 'kind', 'object_id', 'fields', 'before', 'revision_after')
    .where({ import_id: importId, state: 'applied' })
    .orderBy('id', 'desc')
    .limit(limit);

export const count = async (db: Db, importId: number): Promise<number> =>
  (await db('import_change').where({ import_id: importId }).count<{ n: number }[]>({ n: '*' }).first())?.n ?? 0;

export const settle = (db: Db, ids: readonly number[], state: 'restored' | 'kept'): Promise<number> =>
  ids.length === 0
    ? Promise.resolve(0)
    : changedBy(
        db,
        `update import_change set state = ? where id in (select id from ${rowsFromJson(db, { id: 'integer' })})`,
        [state, JSON.stringify(ids.map((id) => ({ id })))],
      );

/** What could not be taken back because somebody had changed it since. */
export const keptAfter = (
  db: Db,
  importId: number,
  { id, skip, limit }: { id: number; skip: number; limit: number },
): Promise<ChangeRecord[]> =>
  db('import_change')
    .select<ChangeRecord[]>('id', 'kind', 'object_id', 'fields', 'before', 'revision_after')
    .where({ import_id: importId, state: 'kept' })
    .whereNot('kind', 'intermediary')
    .where('id', '>', id)
    .orderBy('id')
    .offset(skip)
    .limit(limit);

export type Told = { at: string; kind: ChangeKind; fields: string; filename: string; by: string | null };

/** What lists did to an account and was not taken back. */
export const storyOf = (db: Db, accountId: number): Promise<Told[]> =>
  rowsOf(
    db,
    `select import_change.at, import_change.kind, import_change.fields, import.filename, staff.display_name as "by"
     from import_change
     join import on import.id = import_change.import_id
     left join staff on staff.id = import.created_by
     where import_change.object_id = ? and import_change.kind <> 'intermediary' and import_change.state <> 'restored'
     order by import_change.id`,
    [accountId],
  );

export const removeAll = (db: Db, importId: number): Promise<number> =>
  db('import_change').where({ import_id: importId }).delete();
