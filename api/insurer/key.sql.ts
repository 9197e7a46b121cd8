import type { Db } from '#db/connect.ts';

export type KeyRow = {
  id: number;
  insurer_id: number;
  name: string;
  token_hash: string;
  made_by: number | null;
  created_at: string;
  used_at: string | null;
  revoked_at: string | null;
};

export type Shown = Omit<KeyRow, 'token_hash'> & { made_by_name: string | null };

export const ofInsurer = (db: Db, insurerId: number): Promise<Shown[]> =>
  db('insurer_key')
    .leftJoin('staff', 'staff.id', 'insurer_key.made_by')
    .where('insurer_key.insurer_id', insurerId)
    .orderBy('insurer_key.id', 'desc')
    .select<Shown[]>(
      'insurer_key.id as id',
      'insurer_key.insurer_id as insurer_id',
      'insurer_key.name as name',
      'insurer_key.made_by as made_by',
      'insurer_key.created_at as created_at',
      'insurer_key.used_at as used_at',
      'insurer_key.revoked_at as revoked_at',
      'staff.display_name as made_by_name',
    );

/** One that still opens. */
export const open = (db: Db, tokenHash: string): Promise<KeyRow | undefined> =>
  db('insurer_key').where('token_hash', tokenHash).whereNull('revoked_at').first<KeyRow | undefined>();

export async function insert(
  db: Db,
  row: Pick<KeyRow, 'insurer_id' | 'name' | 'token_hash' | 'made_by' | 'created_at'>,
): Promise<number> {
  const [made] = await db('insurer_key').insert(row).returning<{ id: number }[]>('id');
  if (!made) throw new Error('insert returned no id');
  return made.id;
}

export const noteUsed = (db: Db, id: number, at: string): Promise<number> =>
  db('insurer_key').where({ id }).update({ used_at: at });

/** The insurer it was for; undefined when there is none such, or it was revoked before. */
export async function revoke(db: Db, id: number, at: string): Promise<number | undefined> {
  const [row] = await db('insurer_key')
    .where({ id })
    .whereNull('revoked_at')
    .update({ revoked_at: at })
    .returning<{ insurer_id: number }[]>('insurer_id');
  return row?.insurer_id;
}
