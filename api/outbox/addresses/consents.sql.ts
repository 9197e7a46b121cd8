import type { Id, Instant, LocalDate } from '#contract/basics.ts';
import type { Consent } from '#contract/consents.ts';
import type { Channel } from '#contract/outbox.ts';
import type { Db } from '#db/connect.ts';

export type ConsentRow = {
  id: Id;
  channel: Channel;
  address: string | null;
  source: Consent['source'];
  note: string | null;
  given_on: LocalDate;
  created_at: Instant;
};
export type NewConsent = Omit<ConsentRow, 'id'> & { address_hash: string; created_by: Id | null };

const columns = ['id', 'channel', 'address', 'source', 'note', 'given_on', 'created_at'];

export type ConsentAsk = { channel: Channel | null; hash: string | null };

const narrowed = (db: Db, { channel, hash }: ConsentAsk) => {
  const query = db('consent');
  if (hash !== null) query.where('address_hash', hash);
  return channel === null ? query : query.where({ channel });
};

export function page(
  db: Db,
  ask: ConsentAsk,
  { before, limit }: { before: Id | null; limit: number },
): Promise<ConsentRow[]> {
  const query = narrowed(db, ask).select<ConsentRow[]>(columns).orderBy('id', 'desc').limit(limit);
  return before === null ? query : query.where('id', '<', before);
}

export async function count(db: Db, ask: ConsentAsk): Promise<number> {
  const [row] = await narrowed(db, ask).count<{ n: number }[]>({ n: '*' });
  return row?.n ?? 0;
}

type Key = { channel: Channel; address_hash: string };

export const insertOnce = (db: Db, row: NewConsent): Promise<unknown> =>
  db('consent').insert(row).onConflict(['channel', 'address_hash']).ignore();

export const find = (db: Db, key: Key): Promise<ConsentRow | undefined> =>
  db('consent').select<ConsentRow[]>(columns).where(key).first();

export const remove = (db: Db, key: Key | { id: Id }): Promise<number> => db('consent').where(key).delete();
