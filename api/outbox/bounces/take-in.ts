import type { MessageState } from '#contract/outbox.ts';
import type { Tx } from '../../context.ts';
import * as history from '../../history/history.ts';
import { addressHash } from '../addresses/address-hash.ts';
import { jobName } from '../job-name.ts';
import { later } from '../sending/ledger.ts';
import { idIn } from '../sending/message-token.ts';
import { noteReached } from '../reached.ts';
import { reopenCampaign } from '../settle.sql.ts';
import { stop } from '../addresses/unsubscribe.ts';
import * as sql from './bounces.sql.ts';
import { classOf, softWait, type BounceClass } from './class-of.ts';
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

/**
 * Does what a returned letter asks for, in the caller’s transaction; false when it meant nothing. Twice is once;
 * `letter` tells this one from any other.
 */
export async function takeIn(tx: Tx, pepper: Buffer, returned: Returned, letter: string): Promise<boolean> {
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
      await report(tx, pepper, message, { what: classOf(returned), status: returned.status, letter });
      return true;
    default:
      return returned satisfies never;
  }
}

type Told = { what: BounceClass; status: string | null; letter: string };

async function report(tx: Tx, pepper: Buffer, message: Kept, { what, status, letter }: Told): Promise<void> {
  const now = tx.now();
  if (what === 'hard' || what === 'soft') {
    const kept = { letter, outbox_id: message.id, kind: what, status, at: now };
    if (!(await sql.keep(tx.db, { ...kept, address_hash: addressHash(pepper, 'email', message.recipient) }))) return;
  }
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
        return (await tryAgain(tx, message, status)) ? 1 : to('bounced', 'bounced_soft');
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
  if (count > 0 && (what === 'arrived' || what === 'passed_on')) await noteReached(tx, [message]);
  if (what === 'hard' || what === 'soft') await judgeAddress(tx, pepper, message, what);
  // The next letters would only be refused the same way: people look first.
  if (what === 'sender' && message.campaign_id !== null && (await sql.pauseCampaign(tx.db, message.campaign_id)) > 0) {
    await history.record(tx, { action: 'campaign.paused', object: `campaign:${message.campaign_id}` });
    tx.tell('campaigns', [message.campaign_id]);
  }
}

/** False when it has come back often enough, its campaign was cancelled, or it is none that goes again. */
async function tryAgain(tx: Tx, message: Kept, answer: string | null): Promise<boolean> {
  const wait = softWait(await sql.timesSoft(tx.db, message.id));
  if (wait === null) return false;
  if (message.campaign_id !== null && (await reopenCampaign(tx.db, message.campaign_id)) === 0) return false;
  const now = tx.now();
  if ((await sql.putBack(tx.db, message.id, { notBefore: later(now, wait * 1000), answer, now })) === 0) return false;
  tx.wake(jobName('email', 'bulk'));
  return true;
}

async function judgeAddress(tx: Tx, pepper: Buffer, message: Kept, what: 'hard' | 'soft'): Promise<void> {
  const hash = addressHash(pepper, 'email', message.recipient);
  const since = later(tx.now(), -SOFT_DAYS * 86_400_000);
  if (what === 'soft' && (await sql.softSince(tx.db, hash, since)) < SOFT_LIMIT) return;
  const address = { channel: 'email', address: message.recipient } as const;
  await stop(tx, pepper, { ...address, purpose: 'all', reason: 'bounced', source: 'bounce' });
}
