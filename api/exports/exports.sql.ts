import type { ErrorCode } from '#contract/errors.ts';
import type { Export, ExportState } from '#contract/exports.ts';
import type { Language } from '#contract/language.ts';
import type { Db } from '#db/connect.ts';

export type ExportRow = {
  id: number;
  staff_id: number;
  kind: Export['kind'];
  format: 'xlsx' | 'csv';
  language: Language;
  filter: string;
  sort: string;
  columns: string | null;
  /** the two lists held against each other (JSON) */
  difference: string | null;
  reason: string;
  state: ExportState;
  rows: number;
  total: number | null;
  bytes: number | null;
  error: ErrorCode | null;
  /** name of the file in the folder of exports; whoever writes it chose the name, and knows by it that it still may */
  file: string | null;
  /** when whoever writes was last seen */
  touched_at: string | null;
  created_at: string;
  finished_at: string | null;
  expires_at: string;
  display_name: string;
};

const columns = [
  ...(
    [
      'id',
      'staff_id',
      'kind',
      'format',
      'language',
      'filter',
      'sort',
      'columns',
      'difference',
      'reason',
      'state',
      'rows',
      'total',
      'bytes',
      'error',
      'file',
      'touched_at',
      'created_at',
      'finished_at',
      'expires_at',
    ] as const
  ).map((column) => `export.${column}`),
  'staff.display_name',
];

const MOST_LISTED = 200;

const joined = (db: Db) => db('export').join('staff', 'staff.id', 'export.staff_id').select<ExportRow[]>(columns);

/** `staffId`: only this person's; null for everybody's. */
export const list = (db: Db, staffId: number | null): Promise<ExportRow[]> => {
  const query = joined(db).whereNot('export.state', 'cancelled').orderBy('export.id', 'desc').limit(MOST_LISTED);
  return staffId === null ? query : query.where('export.staff_id', staffId);
};

export const byId = (db: Db, id: number): Promise<ExportRow | undefined> => joined(db).where('export.id', id).first();

type NewExport = Pick<
  ExportRow,
  | 'staff_id'
  | 'kind'
  | 'format'
  | 'language'
  | 'filter'
  | 'sort'
  | 'columns'
  | 'difference'
  | 'reason'
  | 'created_at'
  | 'expires_at'
>;

export async function insert(db: Db, row: NewExport): Promise<number> {
  const [made] = await db('export')
    .insert({ ...row, state: 'waiting' })
    .returning<{ id: number }[]>('id');
  if (!made) throw new Error('insert returned no id');
  return made.id;
}

/** The oldest that waits, or whose writer has not been seen since. */
export const next = (db: Db, since: string): Promise<ExportRow | undefined> =>
  joined(db)
    .where('export.state', 'waiting')
    .orWhereRaw(`(export.state = 'writing' and export.touched_at <= ?)`, [since])
    .orderBy('export.id')
    .first();

/** From here on `file` may be written; false when somebody else was quicker. */
export const take = async (db: Db, { id, state, file }: ExportRow, mine: { file: string; now: string }) =>
  (await db('export')
    .where({ id, state })
    .whereRaw(`coalesce(file, '') = ?`, [file ?? ''])
    .update({ state: 'writing', file: mine.file, touched_at: mine.now, rows: 0, total: null })) === 1;

type Writing = { id: number; file: string };
type Change = Partial<Pick<ExportRow, 'state' | 'rows' | 'total' | 'bytes' | 'error' | 'touched_at' | 'finished_at'>>;

/** Changes what is being written under this name; false when it was cancelled or taken over. */
export const update = async (db: Db, { id, file }: Writing, change: Change): Promise<boolean> =>
  (await db('export').where({ id, file, state: 'writing' }).update(change)) === 1;

/** False when it was cancelled before. */
export const cancel = async (db: Db, id: number, now: string): Promise<boolean> =>
  (await db('export').where({ id }).whereNot('state', 'cancelled').update({ state: 'cancelled', finished_at: now })) ===
  1;

/** Files nobody may fetch any more. */
export const wasted = (db: Db, now: string): Promise<{ id: number; file: string | null }[]> =>
  db('export')
    .select<{ id: number; file: string | null }[]>('id', 'file')
    .where('expires_at', '<=', now)
    .orWhere('state', 'cancelled');

/** Names of all files that may still be fetched or are being written. */
export const files = async (db: Db): Promise<Set<string>> =>
  new Set((await db('export').select<{ file: string }[]>('file').whereNotNull('file')).map(({ file }) => file));

export const remove = (db: Db, id: number): Promise<number> => db('export').where({ id }).delete();
