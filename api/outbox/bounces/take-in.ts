import type { MessageState } from '#contract/outbox.ts';
import type { Tx } from '../../context.ts';
import * as history from '../../history/history.ts';
import { addressHash } from '../address-hash.ts';
import { idIn } from '../message-token.ts';
import { stop } from '../unsubscribe.ts';
import * as sql from './bounces.sql.ts';
import { classOf, type BounceClass } from './class-of.ts';
import type { Names, Returned } from './read-returned.ts';

/** So many "not now" within so many days and the address counts as dead. */
const SOFT_LIMIT = 3;
const SOFT_DAYS = 14;

/** A report may come before the answer of the server was seen, hence also what is in doubt. */
const handedOver: readonly MessageState[] = ['in_flight', 'sent', 'unknown'];

type Kept = sql.Found & { recipient: string };

async function named(tx: Tx, pepper: Buffer, { token, messageId }: Names): Promise<Kept | null> {
  const id = token === null ? null : idIn(pepper, token);
  const key = id !== null ? { id } : messageId === null ? null : { message_id: messageId };
  const found = key === null ? undefined : await sql.message(tx.db, key);
  return found && found.recipient !== null ? { ...found, recipient: found.recipient } : null;
}

/** Does what a returned letter asks for, in the caller’s transaction; false when it meant nothing. Twice is once. */
export async function takeIn(tx: Tx, pepper: Buffer, returned: Returned): Promise<boolean> {
  if (returned.kind === 'other') return false;
  const message = await named(tx, pepper, returned.names);
  if (!message) return false;
  const address = { channel: 'email', address: message.recipient } as const;
  switch (returned.kind) {
    case 'unsubscribe':
      await stop(tx, pepper, { ...address, purpose: 'all', reason: 'objection', source: 'client' });
      return true;
    case 'complaint':
      await stop(tx, pepper, { ...address, purpose: 'marketing', reason: 'complaint', source: 'bounce' });
      return true;
    case 'report':
      await report(tx, pepper, message, { what: classOf(returned), status: returned.status });
      return true;
    default:
      return returned satisfies never;
  }
}

type Told = { what: BounceClass; status: string | null };

async function report(tx: Tx, pepper: Buffer, message: Kept, { what, status }: Told): Promise<void> {
  const now = tx.now();
  const to = (state: MessageState, reason: Parameters<typeof sql.move>[3]['reason']) =>
    sql.move(tx.db, message.id, handedOver, { state, reason, answer: status }, now);
  const changed = async (): Promise<number> => {
    switch (what) {
      case 'arrived':
        return to('delivered', null);
      case 'passed_on':
        return sql.move(tx.db, message.id, ['unknown'], { state: 'sent', reason: null, answer: status }, now);
      case 'hard':
        return to('bounced', 'bounced_hard');
      case 'soft':
        return to('bounced', 'bounced_soft');
      case 'sender':
        return to('bounced', 'sender_refused');
      case 'none':
        return 0;
      default:
        return what satisfies never;
    }
  };
  const count = await changed();
  if (count > 0) tx.tell('outbox', [message.id]);
  if (what === 'hard' || what === 'soft') await judgeAddress(tx, pepper, message, { what, status });
  // The next letters would only be refused the same way: people look first.
  if (what === 'sender' && message.campaign_id !== null && (await sql.pauseCampaign(tx.db, message.campaign_id)) > 0) {
    await history.record(tx, { action: 'campaign.paused', object: `campaign:${message.campaign_id}` });
    tx.tell('campaigns', [message.campaign_id]);
  }
}

async function judgeAddress(tx: Tx, pepper: Buffer, message: Kept, { what, status }: Told): Promise<void> {
  const now = tx.now();
  const hash = addressHash(pepper, 'email', message.recipient);
  await sql.keep(tx.db, { outbox_id: message.id, address_hash: hash, kind: what, status, at: now });
  const since = new Date(Date.parse(now) - SOFT_DAYS * 86_400_000).toISOString();
  if (what === 'soft' && (await sql.softSince(tx.db, hash, since)) < SOFT_LIMIT) return;
  const address = { channel: 'email', address: message.recipient } as const;
  await stop(tx, pepper, { ...address, purpose: 'all', reason: 'bounced', source: 'bounce' });
}
