import type { Id, Instant } from '#contract/basics.ts';
import type { CancelReason, Channel, Lane, MessageReason, MessageState } from '#contract/outbox.ts';
import type { Db } from '#db/connect.ts';
import { rowsOf } from '#db/rows.ts';

export type NewMessage = {
  channel: Channel;
  lane: Lane;
  purpose: string;
  recipient: string;
  subject: string;
  text: string;
  html: string | null;
  account_id: Id | null;
  campaign_id: Id | null;
  secret: number;
  not_before: Instant;
  created_at: Instant;
  created_by: Id | null;
};

export async function insert(db: Db, message: NewMessage): Promise<Id> {
  const row = { ...message, state: 'queued' satisfies MessageState, changed_at: message.created_at };
  const [made] = await db('outbox').insert(row).returning<{ id: Id }[]>('id');
  if (!made) throw new Error('insert returned no row');
  return made.id;
}

export const nameMessage = (db: Db, id: Id, messageId: string): Promise<number> =>
  db('outbox').where({ id }).update({ message_id: messageId });

/** Reminders not yet handed over; what is in flight cannot be called back. */
export const cancelReminders = (db: Db, accountId: Id, reason: CancelReason, now: Instant): Promise<{ id: Id }[]> =>
  rowsOf(
    db,
    `update outbox set state = 'cancelled', reason = ?, changed_at = ?
      where account_id = ? and lane = 'bulk' and state in ('planned', 'queued', 'leased', 'held')
      returning id`,
    [reason, now, accountId],
  );

/** The same for somebody whose data may only be kept: the reason says that nobody called them back. */
export const skipReminders = (db: Db, accountId: Id, now: Instant): Promise<{ id: Id }[]> =>
  rowsOf(
    db,
    `update outbox set state = 'skipped', reason = 'paused_account', changed_at = ?
      where account_id = ? and lane = 'bulk' and state in ('planned', 'queued', 'leased', 'held')
      returning id`,
    [now, accountId],
  );

export type FateRow = { id: Id; state: MessageState; reason: MessageReason | null; sent_at: Instant | null };

export const fates = (db: Db, ids: readonly Id[]): Promise<FateRow[]> =>
  db('outbox').select<FateRow[]>('id', 'state', 'reason', 'sent_at').whereIn('id', ids);

export type StoryRow = FateRow & {
  channel: Channel;
  lane: Lane;
  secret: number;
  subject: string;
  text: string;
  created_at: Instant;
  campaign_name: string | null;
  by: string | null;
};

export const story = (db: Db, accountId: Id): Promise<StoryRow[]> =>
  db('outbox')
    .leftJoin('campaign', 'campaign.id', 'outbox.campaign_id')
    .leftJoin('staff', 'staff.id', 'outbox.created_by')
    .select<StoryRow[]>(
      'outbox.id',
      'outbox.channel',
      'outbox.lane',
      'outbox.secret',
      'outbox.state',
      'outbox.reason',
      'outbox.subject',
      'outbox.text',
      'outbox.created_at',
      'outbox.sent_at',
      'campaign.name as campaign_name',
      'staff.display_name as by',
    )
    .where('outbox.account_id', accountId)
    .orderBy('outbox.id');

export const speakFor = (db: Db, id: Id, senderId: Id): Promise<unknown> =>
  db('outbox').where({ id }).update({ sender_id: senderId });
