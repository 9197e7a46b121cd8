import type { Id, Instant } from '#contract/basics.ts';
import type { Channel, Lane, MessageReason, MessageState } from '#contract/outbox.ts';
import type { Db } from '#db/connect.ts';

export type Found = {
  id: Id;
  channel: Channel;
  lane: Lane;
  recipient: string | null;
  state: MessageState;
  account_id: Id | null;
  campaign_id: Id | null;
  sent_at: Instant | null;
};

export const message = (db: Db, key: { id: Id } | { message_id: string }): Promise<Found | undefined> =>
  db('outbox')
    .select<Found[]>('id', 'channel', 'lane', 'recipient', 'state', 'account_id', 'campaign_id', 'sent_at')
    .where(key)
    .first();

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

/** `letter`: what tells this report from any other. */
export type Returned = {
  letter: string;
  outbox_id: Id;
  address_hash: string;
  kind: 'hard' | 'soft';
  status: string | null;
  at: Instant;
};

/** False when this very letter was read before. */
export async function keep(db: Db, returned: Returned): Promise<boolean> {
  const made = await db('returned_letter')
    .insert(returned)
    .onConflict('letter')
    .ignore()
    .returning<{ letter: string }[]>('letter');
  return made.length > 0;
}

/** How often this message came back for now. */
export async function timesSoft(db: Db, outboxId: Id): Promise<number> {
  const [row] = await db('returned_letter')
    .where({ outbox_id: outboxId, kind: 'soft' })
    .count<{ n: number }[]>({ n: '*' });
  return row?.n ?? 0;
}

/** How many messages to this address came back for now. */
export async function softSince(db: Db, address_hash: string, since: Instant): Promise<number> {
  const [row] = await db('returned_letter')
    .where({ address_hash, kind: 'soft' })
    .where('at', '>=', since)
    .countDistinct<{ n: number }[]>({ n: 'outbox_id' });
  return row?.n ?? 0;
}

/** Back to the queue until `notBefore`: the very same letter, for it surely has not arrived. */
export const putBack = (
  db: Db,
  id: Id,
  { notBefore, answer, now }: { notBefore: Instant; answer: string | null; now: Instant },
): Promise<number> =>
  db('outbox').where({ id, lane: 'bulk', secret: 0 }).whereIn('state', ['sent', 'unknown']).update({
    state: 'queued',
    reason: 'bounced_soft',
    answer,
    not_before: notBefore,
    changed_at: now,
  });

export const pauseCampaign = (db: Db, id: Id): Promise<number> =>
  db('campaign').where({ id, state: 'running' }).update({ state: 'paused' });

export type Doubted = Pick<Found, 'id' | 'channel' | 'lane' | 'account_id' | 'sent_at'> & { message_id: string };

/** Letters in doubt, those looked for longest ago first. */
export const inDoubt = (
  db: Db,
  { since, before, limit }: { since: Instant; before: Instant; limit: number },
): Promise<Doubted[]> =>
  db('outbox')
    .select<Doubted[]>('id', 'channel', 'lane', 'account_id', 'sent_at', 'message_id')
    .where({ channel: 'email', state: 'unknown' })
    .whereNotNull('message_id')
    .where('handed_at', '>=', since)
    .whereRaw('coalesce(asked_at, handed_at) < ?', [before])
    .orderByRaw('coalesce(asked_at, handed_at), id')
    .limit(limit);

export const noteAsked = (db: Db, id: Id, now: Instant): Promise<number> =>
  db('outbox').where({ id }).update({ asked_at: now });
