import type { Id, Instant } from '#contract/basics.ts';
import type { MessageReason, MessageState } from '#contract/outbox.ts';
import type { Db } from '#db/connect.ts';

export type Found = { id: Id; recipient: string | null; state: MessageState; campaign_id: Id | null };

export const message = (db: Db, key: { id: Id } | { message_id: string }): Promise<Found | undefined> =>
  db('outbox').select<Found[]>('id', 'recipient', 'state', 'campaign_id').where(key).first();

/** Forward only: what is told twice, or late, or out of order moves nothing back. */
export const move = (
  db: Db,
  id: Id,
  from: readonly MessageState[],
  to: { state: MessageState; reason: MessageReason | null; answer: string | null },
  now: Instant,
): Promise<number> =>
  db('outbox')
    .where({ id })
    .whereIn('state', from)
    .update({ ...to, sent_at: db.raw('coalesce(sent_at, handed_at)'), changed_at: now });

type Bounce = { outbox_id: Id; address_hash: string; kind: string; status: string | null; at: Instant };

/** False when it was told before. */
export async function keep(db: Db, bounce: Bounce): Promise<boolean> {
  const made = await db('bounce')
    .insert(bounce)
    .onConflict(['outbox_id', 'kind'])
    .ignore()
    .returning<{ id: Id }[]>('id');
  return made.length > 0;
}

export async function softSince(db: Db, address_hash: string, since: Instant): Promise<number> {
  const [row] = await db('bounce')
    .where({ address_hash, kind: 'soft' })
    .where('at', '>=', since)
    .count<{ n: number }[]>({ n: '*' });
  return row?.n ?? 0;
}

export const pauseCampaign = (db: Db, id: Id): Promise<number> =>
  db('campaign').where({ id, state: 'running' }).update({ state: 'paused' });
