import type { Id } from '#contract/basics.ts';
import type { Channel } from '#contract/outbox.ts';
import type { Suppression } from '#contract/suppressions.ts';
import type { Context, Tx } from '../../context.ts';
import * as history from '../../history/history.ts';
import { addressHash, plainAddress } from './address-hash.ts';
import * as consents from './consents.sql.ts';
import { idIn } from '../sending/message-token.ts';
import * as sql from './suppressions.sql.ts';
import * as list from '../ledger-list.sql.ts';

export type Stop = {
  channel: Channel;
  address: string;
  purpose: Suppression['purpose'];
  reason: Suppression['reason'];
  source: Suppression['source'];
};

/** Stops an address in the caller’s transaction, and takes back its consent; saying it twice changes nothing. */
export async function stop(tx: Tx, pepper: Buffer, { channel, address, purpose, reason, source }: Stop): Promise<void> {
  const hash = addressHash(pepper, channel, address);
  if (purpose !== 'service') await consents.remove(tx.db, { channel, address_hash: hash });
  if (await sql.find(tx.db, { channel, address_hash: hash, purpose })) return;
  await sql.insertOnce(tx.db, {
    channel,
    address: plainAddress(address),
    address_hash: hash,
    purpose,
    reason,
    source,
    note: null,
    created_at: tx.now(),
    created_by: null,
  });
  await history.record(tx, {
    action: 'suppression.added',
    object: `suppression:${channel}`,
    details: { purpose, reason },
  });
  tx.tell('settings', []);
}

/** Whoever got a message wants no more: the token names which. False for a token we never gave out. */
export async function unsubscribe(ctx: Context, token: string): Promise<boolean> {
  const id: Id | null = idIn(ctx.pepper, token);
  if (id === null) return false;
  return ctx.write(async (tx) => {
    const message = await list.one(tx.db, id);
    if (!message || message.recipient === null) return false;
    const { channel, recipient: address } = message;
    await stop(tx, ctx.pepper, { channel, address, purpose: 'all', reason: 'objection', source: 'client' });
    return true;
  });
}
