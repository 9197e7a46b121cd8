import type { RowKind } from '#contract/imports.ts';
import type { Db } from '#db/connect.ts';
import { rowsFromJson, type JsonColumns } from '#db/dialect.ts';
import { changedBy, rowsOf } from '#db/rows.ts';

/** A line of a list as judged; accounts that are gone have a position behind every line. */
export type StagedRecord = {
  position: number;
  kind: RowKind;
  account_key: string | null;
  account_number: string | null;
  holder_name: string | null;
  account_id: number | null;
  /** the row as understood (JSON); null when it cannot be taken in */
  content: string | null;
  content_hash: string;
  faults: string | null;
  remarks: string | null;
  changes: string | null;
  conflicts: string | null;
  back: number;
  /** the cells as they stand in the file (JSON), of faulty lines */
  cells: string | null;
};

const columns = {
  position: 'integer',
  kind: 'text',
  account_key: 'text',
  account_number: 'text',
  holder_name: 'text',
  account_id: 'integer',
  content: 'text',
  content_hash: 'text',
  faults: 'text',
  remarks: 'text',
  changes: 'text',
  conflicts: 'text',
  back: 'integer',
  cells: 'text',
} as const satisfies JsonColumns & Record<keyof StagedRecord, 'text' | 'integer'>;

const names = Object.keys(columns);

export const insert = (db: Db, importId: number, rows: readonly StagedRecord[]): Promise<number> =>
  changedBy(
    db,
    `insert into import_row (import_id, ${names.join(', ')})
     select ?, ${names.map((name) => `input.${name}`).join(', ')} from ${rowsFromJson(db, columns)}`,
    [importId, JSON.stringify(rows)],
  );

export type Twin = Pick<StagedRecord, 'position' | 'kind' | 'account_key' | 'content_hash'>;

/** Lines already read that have one of these account numbers. */
export const withKeys = (db: Db, importId: number, keys: readonly string[]): Promise<Twin[]> =>
  rowsOf(
    db,
    `select position, kind, account_key, content_hash from import_row
     where import_id = ? and account_key in (select key from ${rowsFromJson(db, { key: 'text' })})`,
    [importId, JSON.stringify(keys.map((key) => ({ key })))],
  );

/** Turns lines read earlier into faulty ones: a later line contradicts them. */
export const contradict = (
  db: Db,
  importId: number,
  rows: readonly Pick<StagedRecord, 'position' | 'faults'>[],
): Promise<number> =>
  rows.length === 0
    ? Promise.resolve(0)
    : changedBy(
        db,
        `update import_row set kind = 'faulty', faults = input.faults, changes = null, conflicts = null, back = 0
         from ${rowsFromJson(db, { position: 'integer', faults: 'text' })}
         where import_row.import_id = ? and import_row.position = input.position`,
        [JSON.stringify(rows), importId],
      );

/** Lines of these kinds after a position, in the file's order. */
export const after = (
  db: Db,
  importId: number,
  { kinds, position, limit }: { kinds: readonly RowKind[]; position: number; limit: number },
): Promise<StagedRecord[]> =>
  db('import_row')
    .select<StagedRecord[]>(names)
    .where({ import_id: importId })
    .whereIn('kind', kinds)
    .where('position', '>', position)
    .orderBy('position')
    .limit(limit);

const special = { conflict: 'conflicts is not null', back: 'back = 1' } as const;

/** A page of lines of a kind, or of those with something special about them. */
export const page = (
  db: Db,
  importId: number,
  {
    view,
    position,
    skip = 0,
    limit,
  }: { view: RowKind | 'conflict' | 'back'; position: number; skip?: number; limit: number },
): Promise<StagedRecord[]> => {
  const query = db('import_row')
    .select<StagedRecord[]>(names)
    .where({ import_id: importId })
    .where('position', '>', position)
    .orderBy('position')
    .offset(skip)
    .limit(limit);
  return view === 'conflict' || view === 'back' ? query.whereRaw(special[view]) : query.where('kind', view);
};

export const counts = (
  db: Db,
  importId: number,
): Promise<{ kind: RowKind; n: number; conflict: number; back: number }[]> =>
  rowsOf(
    db,
    `select kind, count(*) as n, count(conflicts) as conflict, sum(back) as back
     from import_row where import_id = ? group by kind`,
    [importId],
  );

/** Removes some of the lines of an import; says how many. */
export const removeSome = (db: Db, importId: number, limit: number): Promise<number> =>
  changedBy(
    db,
    `delete from import_row where import_id = ? and position in
       (select position from import_row where import_id = ? order by position limit ?)`,
    [importId, importId, limit],
  );
