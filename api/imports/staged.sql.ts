import type { ConflictField, RowKind, Settlement } from '#contract/imports.ts';
import type { Db } from '#db/connect.ts';
import { rowsFromJson, tableOf, type JsonColumns } from '#db/dialect.ts';
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

/** A record that says nothing of anybody. Without a new column here nothing compiles. */
export const blankLine: Omit<StagedRecord, 'position' | 'kind'> = {
  account_key: null,
  account_number: null,
  holder_name: null,
  account_id: null,
  content: null,
  content_hash: '',
  faults: null,
  remarks: null,
  changes: null,
  conflicts: null,
  back: 0,
  cells: null,
};

/** What is kept of a line about somebody who was erased: that there is one. */
export const erasedLine: Omit<StagedRecord, 'position'> = { ...blankLine, kind: 'erased' };

/** Whose value counts, where somebody has chosen. */
export type Settled = Record<`settled_${ConflictField}`, Settlement | null>;
export type SettledRecord = StagedRecord & Settled;
export const unsettled: Settled = { settled_email: null, settled_mobile: null, settled_registered: null };

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
const settledNames = Object.keys(unsettled);
const all = [...names, ...settledNames];
/** The list's value was chosen for something of the line. */
const takesList = `(${settledNames.map((name) => `coalesce(${name}, '') = 'list'`).join(' or ')})`;

export function insert(db: Db, importId: number, rows: readonly StagedRecord[]): Promise<number> {
  const { table, json } = tableOf<StagedRecord>(db, columns, rows);
  return changedBy(
    db,
    `insert into import_row (import_id, ${names.join(', ')})
     select ?, ${names.map((name) => `input.${name}`).join(', ')} from ${table}`,
    [importId, json],
  );
}

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

/** Lines that change something, after a position, in the file's order: also those where only a settled conflict does. */
export async function toApply(
  db: Db,
  importId: number,
  { position, limit }: { position: number; limit: number },
): Promise<SettledRecord[]> {
  const some = () =>
    db('import_row')
      .select<SettledRecord[]>(all)
      .where({ import_id: importId })
      .where('position', '>', position)
      .orderBy('position')
      .limit(limit);
  const changing = await some().whereIn('kind', ['new', 'changed', 'gone']);
  const settled = await some().where({ kind: 'same' }).whereNotNull('conflicts').whereRaw(takesList);
  return [...changing, ...settled].sort((a, b) => a.position - b.position).slice(0, limit);
}

/** Lines that would otherwise change nothing, where the list's value was chosen. */
export const countSettledOnly = async (db: Db, importId: number): Promise<number> =>
  (
    await db('import_row')
      .where({ import_id: importId, kind: 'same' })
      .whereNotNull('conflicts')
      .whereRaw(takesList)
      .count<{ n: number }[]>({ n: '*' })
      .first()
  )?.n ?? 0;

const mentions = (field: ConflictField): string => `conflicts like '%"field":"${field}"%'`;
const fixed = `conflicts like '%"fixed":true%'`;

/** Settles conflicts of one field, of some lines or all; what no list outweighs is left alone. Says how many. */
export const settle = (
  db: Db,
  importId: number,
  { field, as, rows }: { field: ConflictField; as: Settlement | null; rows: readonly number[] | undefined },
): Promise<number> =>
  changedBy(
    db,
    `update import_row set settled_${field} = ? where import_id = ? and conflicts is not null and ${mentions(field)}
     ${field === 'registered' && as === 'list' ? `and not (${fixed})` : ''}
     ${rows ? `and position in (select position from ${rowsFromJson(db, { position: 'integer' })})` : ''}`,
    [as, importId, ...(rows ? [JSON.stringify(rows.map((position) => ({ position })))] : [])],
  );

const one = (condition: string): string => `coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
const open = settledNames
  .map((name) => `(${mentions(name.slice('settled_'.length) as ConflictField)} and ${name} is null)`)
  .join(' or ');

/** How the conflicts of a list stand. */
export async function conflictCounts(
  db: Db,
  importId: number,
): Promise<{ conflict: number; conflictOpen: number; conflictList: number }> {
  const [counted] = await rowsOf<{ all: number; open: number; list: number }>(
    db,
    `select count(*) as "all", ${one(open)} as "open", ${one(takesList)} as "list"
     from import_row where import_id = ? and conflicts is not null`,
    [importId],
  );
  return {
    conflict: counted?.all ?? 0,
    conflictOpen: counted?.open ?? 0,
    conflictList: counted?.list ?? 0,
  };
}

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
): Promise<SettledRecord[]> => {
  const query = db('import_row')
    .select<SettledRecord[]>(all)
    .where({ import_id: importId })
    .where('position', '>', position)
    .orderBy('position')
    .offset(skip)
    .limit(limit);
  return view === 'conflict' || view === 'back' ? query.whereRaw(special[view]) : query.where('kind', view);
};

export const counts = (db: Db, importId: number): Promise<{ kind: RowKind; n: number; back: number }[]> =>
  rowsOf(
    db,
    `select kind, count(*) as n, sum(back) as back
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
