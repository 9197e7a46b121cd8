import { randomBytes } from 'node:crypto';
import type { Id } from '#contract/basics.ts';
import type { CancelReason, Channel, Lane, MessageReason, MessageState, Purpose } from '#contract/outbox.ts';
import { softenSms } from '#contract/sms-soften.ts';
import type { Reading, Tx } from '../context.ts';
import * as gateways from './gateway-settings.ts';
import { jobName } from './job-name.ts';
import * as sql from './outbox.sql.ts';
import * as shared from './sending/shared-letter.sql.ts';

export type NewMessage = {
  channel: Channel;
  lane: Lane;
  /** e-mail address, or phone number as E.164 */
  to: string;
  subject?: string;
  text: string;
  html?: string | null;
  accountId?: Id | null;
  campaignId?: Id | null;
  purpose?: Purpose;
  /** codes, links, passwords: never shown to staff, wiped once handed over */
  secret?: boolean;
};

/** Puts a message into the ledger in the caller's transaction; it leaves after the commit. Its id. */
export async function enqueue(tx: Tx, message: NewMessage): Promise<Id> {
  const now = tx.now();
  const id = await sql.insert(tx.db, {
    channel: message.channel,
    lane: message.lane,
    purpose: message.purpose ?? 'service',
    recipient: message.to.trim(),
    subject: message.subject ?? '',
    // The ledger holds what really goes: accents that would double the price of an SMS are softened here.
    text: message.channel === 'sms' ? softenSms(message.text, 'soft') : message.text,
    html: message.html ?? null,
    account_id: message.accountId ?? null,
    campaign_id: message.campaignId ?? null,
    secret: message.secret ? 1 : 0,
    not_before: now,
    created_at: now,
    created_by: tx.actor?.id ?? null,
  });
  if (message.channel === 'email') await sql.nameMessage(tx.db, id, messageIdOf(id, await gateways.mailDomain(tx)));
  tx.tell('outbox', [id]);
  tx.wake(jobName(message.channel, message.lane));
  return id;
}

/** Fixed once for all tries, so that a mailbox can tell a repetition. The random part survives a restored database. */
export const messageIdOf = (id: Id, domain: string): string => `<ob.${id}.${randomBytes(6).toString('hex')}@${domain}>`;

/** Calls back the reminders of an account that have not been handed over; says how many. */
export const cancelFor = (tx: Tx, accountId: Id, reason: CancelReason): Promise<number> =>
  without(tx, accountId, sql.cancelReminders(tx.db, accountId, reason, tx.now()));

/** Skips them: the client's data may only be kept from now on. What is in flight cannot be stopped. */
export const skipRestricted = (tx: Tx, accountId: Id): Promise<number> =>
  without(tx, accountId, sql.skipReminders(tx.db, accountId, tx.now()));

/** One letter for several people: the next at the address gets it, and none names the client any more. */
async function without(tx: Tx, accountId: Id, taken: Promise<{ id: Id }[]>): Promise<number> {
  const now = tx.now();
  const [cancelled, written] = await Promise.all([taken, shared.writeAnew(tx.db, accountId, now)]);
  const ids = cancelled.map(({ id }) => id);
  const anew = written + (ids.length === 0 ? 0 : await shared.passOn(tx.db, ids, now));
  if (anew > 0) tx.wake('campaigns');
  if (cancelled.length > 0) {
    tx.tell('outbox', ids);
    tx.tell('campaigns', []);
  }
  return cancelled.length;
}

export type Fate = { state: MessageState; reason: MessageReason | null; sentAt: string | null };

/** What became of messages so far, by id. */
export async function fateOf(ctx: Reading, ids: readonly Id[]): Promise<Map<Id, Fate>> {
  const rows = await sql.fates(ctx.db, ids);
  return new Map(rows.map(({ id, state, reason, sent_at }) => [id, { state, reason, sentAt: sent_at }]));
}
