import type { ImportState } from '#contract/imports.ts';
import type { Db } from '#db/connect.ts';
import { dialectOf } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';

export type ImportRecord = {
  id: number;
  insurer_id: number;
  cohort_id: number;
  filename: string;
  /** name in the files folder; null once thrown away, with its lines */
  file: string | null;
  /** 1: the file is gone before its lines are, because of somebody who is to be forgotten */
  file_erased: number;
  bytes: number;
  list_day: string;
  state: ImportState;
  /** counts up whenever the list is to be read anew: what belongs to an earlier round is not saved any more */
  round: number;
  /** what was asked about reading, and how it is read (JSON) */
  plan: string | null;
  /** the columns as the screens show them (JSON) */
  mapping: string | null;
  line_reached: number;
  total: number;
  all_read: number;
  /** how far the present phase got in the ids it walks over */
  id_reached: number;
  done: number;
  counts: string;
  phase_started_at: string;
  error_code: string | null;
  error_details: string | null;
  created_at: string;
  created_by: number | null;
  applied_at: string | null;
  undone_at: string | null;
  waste: 'rows' | 'all' | null;
};

const columns = [
  'id',
  'insurer_id',
  'cohort_id',
  'filename',
  'file',
  'file_erased',
  'bytes',
  'list_day',
  'state',
  'round',
  'plan',
  'mapping',
  'line_reached',
  'total',
  'all_read',
  'id_reached',
  'done',
  'counts',
  'phase_started_at',
  'error_code',
  'error_details',
  'created_at',
  'created_by',
  'applied_at',
  'undone_at',
  'waste',
] as const satisfies readonly (keyof ImportRecord)[];

type NewImport = Pick<
  ImportRecord,
  | 'insurer_id'
  | 'cohort_id'
  | 'filename'
  | 'file'
  | 'bytes'
  | 'list_day'
  | 'plan'
  | 'counts'
  | 'phase_started_at'
  | 'created_at'
  | 'created_by'
>;

/** The number of a list thrown away is never given again: the history goes on telling of it. */
async function nextNumber(db: Db): Promise<number> {
  const [counted] = await rowsOf<{ last: number }>(db, `update import_counter set last = last + 1 returning last`);
  if (!counted) throw new Error('import_counter is empty');
  return counted.last;
}

export async function insert(db: Db, row: NewImport): Promise<number> {
  const id = await nextNumber(db);
  await db('import').insert({ ...row, id, state: 'received' });
  return id;
}

/** Imports being thrown away are not there for anybody any more. */
const present = (db: Db) => db('import').whereRaw(`coalesce(waste, 'rows') = 'rows'`);

export const byId = (db: Db, id: number): Promise<ImportRecord | undefined> =>
  present(db).where({ id }).select<ImportRecord[]>(columns).first();

/** The import as it is now, held until the transaction ends. */
export function hold(db: Db, id: number): Promise<ImportRecord | undefined> {
  const query = present(db).where({ id }).select<ImportRecord[]>(columns).first();
  return dialectOf(db) === 'postgresql' ? query.forUpdate() : query;
}

export const page = (db: Db, { before, limit }: { before: number | null; limit: number }): Promise<ImportRecord[]> => {
  const query = present(db).select<ImportRecord[]>(columns).orderBy('id', 'desc').limit(limit);
  return before === null ? query : query.where('id', '<', before);
};

export const count = async (db: Db): Promise<number> =>
  (await present(db).count<{ n: number }[]>({ n: '*' }).first())?.n ?? 0;

export const inStates = (db: Db, states: readonly ImportState[]): Promise<ImportRecord[]> =>
  present(db).whereIn('state', states).select<ImportRecord[]>(columns).orderBy('id');

export const wasted = (db: Db): Promise<ImportRecord[]> =>
  db('import').whereNotNull('waste').select<ImportRecord[]>(columns).orderBy('id');

export const filesInUse = async (db: Db): Promise<string[]> =>
  (await db('import').whereNotNull('file').select<{ file: string }[]>('file')).map((row) => row.file);

/** Files that are to go although the lines of their lists stay. */
export const filesErased = async (db: Db): Promise<string[]> =>
  (await db('import').where('file_erased', 1).whereNotNull('file').select<{ file: string }[]>('file')).map(
    (row) => row.file,
  );

/** Moves an import out of one of the states named; false when it was in none of them. */
export const move = async (
  db: Db,
  id: number,
  from: readonly ImportState[],
  change: Partial<Omit<ImportRecord, 'id'>>,
): Promise<boolean> => (await present(db).where({ id }).whereIn('state', from).update(change)) === 1;

export const change = (db: Db, id: number, fields: Partial<Omit<ImportRecord, 'id'>>): Promise<number> =>
  db('import').where({ id }).update(fields);

/** Other previews of this insurer, which were judged by what is no longer so. */
export const previewsOf = (db: Db, insurerId: number, but: number): Promise<ImportRecord[]> =>
  present(db)
    .where({ insurer_id: insurerId, state: 'preview' })
    .whereNot('id', but)
    .select<ImportRecord[]>(columns)
    .orderBy('id');

/** Whether another list of this insurer is being applied or undone; the insurer is held meanwhile. */
export async function insurerBusy(db: Db, insurerId: number, but: number): Promise<boolean> {
  const insurer = db('insurer').where({ id: insurerId }).select('id').first();
  await (dialectOf(db) === 'postgresql' ? insurer.forUpdate() : insurer);
  const other = await db('import')
    .where({ insurer_id: insurerId })
    .whereIn('state', ['applying', 'undoing'])
    .whereNot('id', but)
    .select<{ id: number }[]>('id')
    .first();
  return other !== undefined;
}

/** Gives up the files and lines of lists that came in before an instant and are settled. */
export const retire = (db: Db, before: string): Promise<number> =>
  present(db)
    .whereIn('state', ['applied', 'undone'])
    .whereNotNull('file')
    .where('created_at', '<', before)
    .update({ waste: 'rows' });

export const remove = (db: Db, id: number): Promise<number> => db('import').where({ id }).delete();

export const staffName = async (db: Db, id: number): Promise<string | null> =>
  (await db('staff').where({ id }).select<{ display_name: string }[]>('display_name').first())?.display_name ?? null;
