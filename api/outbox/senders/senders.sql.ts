import type { Id } from '#contract/basics.ts';
import type { Db } from '#db/connect.ts';

export type SenderRow = {
  id: Id;
  address: string;
  name: string;
  reply_to: string | null;
  dkim_selector: string | null;
  dkim_key: string | null;
};

const columns = ['id', 'address', 'name', 'reply_to', 'dkim_selector', 'dkim_key'];

export const all = (db: Db): Promise<SenderRow[]> => db('sender').select<SenderRow[]>(columns).orderBy('id');

export const one = (db: Db, id: Id): Promise<SenderRow | undefined> =>
  db('sender').select<SenderRow[]>(columns).where({ id }).first();

export async function insert(db: Db, row: Pick<SenderRow, 'address' | 'name' | 'reply_to'>): Promise<Id | null> {
  const [made] = await db('sender').insert(row).onConflict('address').ignore().returning<{ id: Id }[]>('id');
  return made?.id ?? null;
}

export const update = (db: Db, id: Id, change: Partial<Omit<SenderRow, 'id'>>): Promise<number> =>
  db('sender').where({ id }).update(change);

export const remove = (db: Db, id: Id): Promise<number> => db('sender').where({ id }).delete();
