import type { Db } from '#db/connect.ts';

/** The columns remembered for a header (JSON), or null. */
export const find = async (db: Db, insurerId: number, headerHash: string): Promise<string | null> =>
  (
    await db('import_mapping')
      .select<{ columns: string }[]>('columns')
      .where({ insurer_id: insurerId, header_hash: headerHash })
      .first()
  )?.columns ?? null;

export const save = (
  db: Db,
  insurerId: number,
  headerHash: string,
  { columns, at }: { columns: string; at: string },
): Promise<unknown> =>
  db('import_mapping')
    .insert({ insurer_id: insurerId, header_hash: headerHash, columns, saved_at: at })
    .onConflict(['insurer_id', 'header_hash'])
    .merge(['columns', 'saved_at']);
