import type { Db } from '#db/connect.ts';
import type { Intermediary } from '#contract/settings.ts';

type Row = Intermediary & { name_sort: string; code_key: string };
const columns = ['id', 'code', 'name', 'kind', 'email', 'phone'];

export function list(db: Db, only: number | null): Promise<Intermediary[]> {
  const query = db('intermediary').select<Intermediary[]>(columns).orderBy(['name_sort', 'id']);
  return only === null ? query : query.where('id', only);
}

export const byCodeKey = (db: Db, key: string): Promise<Intermediary | undefined> =>
  db('intermediary').select<Intermediary[]>(columns).where('code_key', key).first();

export async function insert(db: Db, row: Omit<Row, 'id'>): Promise<Intermediary> {
  const [made] = await db('intermediary').insert(row).returning<Intermediary[]>(columns);
  if (!made) throw new Error('insert returned no row');
  return made;
}

export async function update(
  db: Db,
  id: number,
  change: Partial<Pick<Row, 'name' | 'name_sort' | 'email' | 'phone'>>,
): Promise<Intermediary | undefined> {
  const [changed] = await db('intermediary').where({ id }).update(change).returning<Intermediary[]>(columns);
  return changed;
}

export const remove = (db: Db, id: number): Promise<number> => db('intermediary').where({ id }).delete();
