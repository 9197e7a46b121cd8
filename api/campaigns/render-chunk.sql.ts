import type { Id, Instant } from '#contract/basics.ts';
import type { CampaignState } from '#contract/campaigns.ts';
import type { Channel, MessageReason, MessageState } from '#contract/outbox.ts';
import type { Db } from '#db/connect.ts';
import { rowsFromJson } from '#db/dialect.ts';
import { isRestricted } from '#db/restricted.ts';
import { changedBy, rowsOf } from '#db/rows.ts';

export const idsIn = async (db: Db, state: CampaignState): Promise<Id[]> =>
  (await db('campaign').select<{ id: Id }[]>('id').where({ state }).orderBy('id')).map(({ id }) => id);

export const scheduledUntil = async (db: Db, now: Instant): Promise<Id[]> =>
  (await db('campaign').select<{ id: Id }[]>('id').where({ state: 'scheduled' }).where('send_at', '<=', now)).map(
    ({ id }) => id,
  );

export type Planned = { id: Id; account_id: Id; message_id: string | null };

export const planned = (db: Db, campaignId: Id, limit: number): Promise<Planned[]> =>
  db('outbox')
    .select<Planned[]>('id', 'account_id', 'message_id')
    .where({ campaign_id: campaignId, state: 'planned' })
    .orderBy('id')
    .limit(limit);

const address = { email: 'account.email', sms: 'account.mobile' } as const;

export type Sharer = { account_id: Id; address: string };

/** Who is left out because somebody at the same address gets the letter, and has neither registered nor been restricted since. */
export const sharers = (
  db: Db,
  { campaignId, channel, addresses }: { campaignId: Id; channel: Channel; addresses: readonly string[] },
): Promise<Sharer[]> =>
  rowsOf<Sharer>(
    db,
    `select outbox.account_id, lower(${address[channel]}) as address
      from outbox join account on account.id = outbox.account_id
      where outbox.campaign_id = ? and outbox.state = 'skipped' and outbox.reason = 'duplicate_address'
        and account.status in ('not_started', 'in_progress', 'blocked') and not ${isRestricted()}
        and lower(${address[channel]}) in (select input.address from ${rowsFromJson(db, { address: 'text' })})
      order by outbox.account_id`,
    [campaignId, JSON.stringify(addresses.map((each) => ({ address: each })))],
  );

export type Written = {
  id: Id;
  state: MessageState;
  reason: MessageReason | null;
  recipient: string | null;
  subject: string;
  text: string;
  html: string | null;
  parts: number | null;
  message_id: string | null;
};

/** Only what is still planned: cancelled ones stay so. */
export const write = (db: Db, now: Instant, messages: readonly Written[]): Promise<number> =>
  changedBy(
    db,
    `update outbox set state = input.state, reason = input.reason, recipient = input.recipient, subject = input.subject,
        text = input.text, html = input.html, parts = input.parts, message_id = input.message_id, changed_at = ?
      from ${rowsFromJson(db, {
        id: 'integer',
        state: 'text',
        reason: 'text',
        recipient: 'text',
        subject: 'text',
        text: 'text',
        html: 'text',
        parts: 'integer',
        message_id: 'text',
      })}
      where outbox.id = input.id and outbox.state = 'planned'`,
    [now, JSON.stringify(messages)],
  );

/**
 * Done when nothing is left to hand over, and all that went counts for its clients; what is in doubt waits for a
 * person, not for the campaign.
 */
export const finish = (db: Db, campaignId: Id, now: Instant): Promise<number> =>
  changedBy(
    db,
    `update campaign set state = 'done', finished_at = ? where id = ? and state = 'running'
      and not exists (select 1 from outbox where outbox.campaign_id = campaign.id
        and outbox.state in ('planned', 'queued', 'leased', 'in_flight', 'held'))
      and not exists (select 1 from reached join outbox on outbox.id = reached.outbox_id
        where outbox.campaign_id = campaign.id)`,
    [now, campaignId],
  );
