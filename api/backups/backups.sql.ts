import type { Db } from '#db/connect.ts';

export const schemas = async (db: Db): Promise<string[]> =>
  (await db('pg_namespace').select<{ nspname: string }[]>('nspname').where('nspname', 'like', 'kapocs\\_%')).map(
    (row) => row.nspname,
  );

export const dropSchema = (db: Db, schema: string): Promise<unknown> => db.raw('drop schema ?? cascade', [schema]);
