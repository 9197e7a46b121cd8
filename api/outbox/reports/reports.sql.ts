import type { Id, Instant } from '#contract/basics.ts';
import type { Channel, Lane, MessageReason, MessageState } from '#contract/outbox.ts';
import type { Db } from '#db/connect.ts';

type Move = { from: readonly MessageState[]; state: MessageState; reason: MessageReason | null };

const moves: Record<'accepted' | 'delivered' | 'failed', Move> = {
  accepted: { from: ['unknown'], state: 'sent', reason: null },
  delivered: { from: ['in_flight', 'sent', 'unknown', 'bounced'], state: 'delivered', reason: null },
  failed: { from: ['in_flight', 'sent', 'unknown'], state: 'bounced', reason: 'undelivered' },
};

type Key = { id: Id } | { provider_ref: string };

export type Named = { id: Id; channel: Channel; lane: Lane; account_id: Id | null; sent_at: Instant | null };

export const named = (db: Db, key: Key): Promise<Named[]> =>
  db('outbox')
    .select<Named[]>('id', 'channel', 'lane', 'account_id', 'sent_at')
    .where({ ...key, channel: 'sms' });

export const move = (db: Db, key: Key, fate: keyof typeof moves, now: Instant): Promise<{ id: Id }[]> => {
  const { from, state, reason } = moves[fate];
  return db('outbox')
    .where({ ...key, channel: 'sms' })
    .whereIn('state', from)
    .update({ state, reason, sent_at: db.raw('coalesce(sent_at, handed_at)'), changed_at: now })
    .returning<{ id: Id }[]>('id');
};

export type Asked = { id: Id; provider_ref: string | null };

/** Messages whose fate is not known yet, those asked about longest ago first. */
export const waiting = (
  db: Db,
  { since, before, limit }: { since: Instant; before: Instant; limit: number },
): Promise<Asked[]> =>
  db('outbox')
    .select<Asked[]>('id', 'provider_ref')
    .where({ channel: 'sms' })
    .whereIn('state', ['sent', 'unknown'])
    .where('handed_at', '>=', since)
    .whereRaw(`coalesce(asked_at, handed_at) < ?`, [before])
    .orderByRaw('coalesce(asked_at, handed_at), id')
    .limit(limit);

export const noteAsked = (db: Db, id: Id, now: Instant): Promise<number> =>
  db('outbox').where({ id }).update({ asked_at: now });
