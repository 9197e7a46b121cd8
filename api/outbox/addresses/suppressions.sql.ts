import type { Id, Instant } from '#contract/basics.ts';
import type { Channel } from '#contract/outbox.ts';
import type { Suppression } from '#contract/suppressions.ts';
import type { Db } from '#db/connect.ts';

export type SuppressionRow = {
  id: Id;
  channel: Channel;
  address: string | null;
  purpose: Suppression['purpose'];
  reason: Suppression['reason'];
  source: Suppression['source'];
  note: string | null;
  created_at: Instant;
};
export type NewSuppression = Omit<SuppressionRow, 'id'> & { address_hash: string; created_by: Id | null };

const columns = ['id', 'channel', 'address', 'purpose', 'reason', 'source', 'note', 'created_at'];

export type SuppressionAsk = { channel: Channel | null; hash: string | null };

const narrowed = (db: Db, { channel, hash }: SuppressionAsk) => {
  const query = db('suppression');
  if (hash !== null) query.where('address_hash', hash);
  return channel === null ? query : query.where({ channel });
};

export function page(
  db: Db,
  ask: SuppressionAsk,
  { before, limit }: { before: Id | null; limit: number },
): Promise<SuppressionRow[]> {
  const query = narrowed(db, ask).select<SuppressionRow[]>(columns).orderBy('id', 'desc').limit(limit);
  return before === null ? query : query.where('id', '<', before);
}

export async function count(db: Db, ask: SuppressionAsk): Promise<number> {
  const [row] = await narrowed(db, ask).count<{ n: number }[]>({ n: '*' });
  return row?.n ?? 0;
}

export const insertOnce = (db: Db, row: NewSuppression): Promise<unknown> =>
  db('suppression').insert(row).onConflict(['channel', 'address_hash', 'purpose']).ignore();

export const find = (
  db: Db,
  key: { channel: Channel; address_hash: string; purpose: Suppression['purpose'] },
): Promise<SuppressionRow | undefined> => db('suppression').select<SuppressionRow[]>(columns).where(key).first();

export const remove = (db: Db, id: Id): Promise<number> => db('suppression').where({ id }).delete();

export const purposesOf = (
  db: Db,
  channel: Channel,
  hashes: readonly string[],
): Promise<{ address_hash: string; purpose: Suppression['purpose'] }[]> =>
  db('suppression').select('address_hash', 'purpose').where({ channel }).whereIn('address_hash', hashes);

/** What keeps from every contact at a number, not from SMS alone. */
const objections = (db: Db) =>
  db('suppression')
    .where('channel', 'sms')
    .whereIn('purpose', ['all', 'service'])
    .whereIn('reason', ['objection', 'wrong_person', 'complaint'] satisfies Suppression['reason'][]);

export const anyObjection = async (db: Db): Promise<boolean> =>
  (await objections(db).select('id').limit(1).first()) !== undefined;

export const objecting = async (db: Db, hashes: readonly string[]): Promise<string[]> =>
  (await objections(db).select<{ address_hash: string }[]>('address_hash').whereIn('address_hash', hashes)).map(
    ({ address_hash }) => address_hash,
  );
