import type { Db } from '#db/connect.ts';

export type ViewRow = {
  id: number;
  owner_id: number;
  name: string;
  shared: number;
  filter: string;
  sort: string | null;
};
const columns = ['id', 'owner_id', 'name', 'shared', 'filter', 'sort'];

/** One's own and the shared ones. */
export const seenBy = (db: Db, ownerId: number): Promise<ViewRow[]> =>
  db('saved_view').select<ViewRow[]>(columns).where('owner_id', ownerId).orWhere('shared', 1).orderBy(['name', 'id']);

export async function save(db: Db, view: Omit<ViewRow, 'id'>): Promise<ViewRow> {
  const [kept] = await db('saved_view')
    .insert(view)
    .onConflict(['owner_id', 'name'])
    .merge(['shared', 'filter', 'sort'])
    .returning<ViewRow[]>(columns);
  if (!kept) throw new Error('insert returned no row');
  return kept;
}

export const remove = (db: Db, id: number): Promise<number> => db('saved_view').where({ id }).delete();
