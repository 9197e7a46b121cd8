import type { ErrorCode } from '#contract/errors.ts';
import type { Db } from '#db/connect.ts';

/** A file met in the watched folder. */
export type FileRecord = {
  /** hash of what is in it; of its name, size and age where it could not be read */
  mark: string;
  name: string;
  bytes: number;
  met_at: string;
  import_id: number | null;
  error_code: ErrorCode | null;
};

/** Notes a file; false when it is known already. */
export const add = async (db: Db, file: FileRecord): Promise<boolean> =>
  (await db('list_file').insert(file).onConflict('mark').ignore().returning<{ mark: string }[]>('mark')).length > 0;

export const isKnown = async (db: Db, mark: string): Promise<boolean> =>
  (await db('list_file').where({ mark }).select('mark').first()) !== undefined;

/** Forgets what was wrong with earlier attempts at a file of this name. */
export const forgetFailed = (db: Db, name: string): Promise<number> =>
  db('list_file').where({ name }).whereNotNull('error_code').delete();

/** Newest first; of lists thrown away since, without their number. */
export const latest = (db: Db, limit: number): Promise<FileRecord[]> =>
  db('list_file')
    .leftJoin('import', function () {
      this.on('import.id', 'list_file.import_id').andOnNull('import.waste');
    })
    .select<FileRecord[]>(
      'list_file.mark',
      'list_file.name',
      'list_file.bytes',
      'list_file.met_at',
      'import.id as import_id',
      'list_file.error_code',
    )
    .orderBy([{ column: 'list_file.met_at', order: 'desc' }, { column: 'list_file.mark' }])
    .limit(limit);
