import type { Id } from '#contract/basics.ts';
import type { Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { DoneTo } from '#contract/history-actions.ts';
import type { Sender, senders } from '#contract/senders.ts';
import type { Context, Reading, Tx } from '../../context.ts';
import * as history from '../../history/history.ts';
import { dnsRecord, newDkimKey } from './dkim-key.ts';
import * as sql from './senders.sql.ts';

const SELECTOR = 'kapocs';

const senderOf = ({ id, address, name, reply_to, dkim_selector, dkim_key }: sql.SenderRow): Sender => ({
  id,
  address,
  name,
  replyTo: reply_to,
  dkim:
    dkim_key === null || dkim_selector === null
      ? null
      : { selector: dkim_selector, ...dnsRecord(dkim_key, dkim_selector, address) },
});

export const list = async ({ db }: Pick<Reading, 'db'>): Promise<Sender[]> => (await sql.all(db)).map(senderOf);

/** Throws NOT_FOUND. */
export async function find({ db }: Pick<Reading, 'db'>, id: Id): Promise<Sender> {
  const row = await sql.one(db, id);
  if (!row) throw new KapocsError('NOT_FOUND', { senderId: id });
  return senderOf(row);
}

async function noted(tx: Tx, id: Id, action: DoneTo<'sender'>): Promise<Sender> {
  await history.record(tx, { action: `sender.${action}`, object: `sender:${id}` });
  tx.tell('settings', []);
  return find(tx, id);
}

/** Throws CONFLICT for an address that is there already. */
export const add = (ctx: Context, input: Parsed<typeof senders.add>): Promise<Sender> =>
  ctx.write(async (tx) => {
    const { name, replyTo } = input;
    const id = await sql.insert(tx.db, { address: input.address.toLowerCase(), name, reply_to: replyTo });
    if (id === null) throw new KapocsError('CONFLICT');
    return noted(tx, id, 'added');
  });

/** A signature belongs to its domain: it does not follow to another one. */
export const change = (ctx: Context, { id, ...input }: Parsed<typeof senders.change>): Promise<Sender> =>
  ctx.write(async (tx) => {
    const before = await find(tx, id);
    const address = input.address.toLowerCase();
    const moved = before.address.split('@')[1] !== address.split('@')[1];
    await sql.update(tx.db, id, {
      address,
      name: input.name,
      reply_to: input.replyTo,
      ...(moved ? { dkim_selector: null, dkim_key: null } : {}),
    });
    return noted(tx, id, 'changed');
  });

export const remove = (ctx: Context, id: Id): Promise<void> =>
  ctx.write(async (tx) => {
    if ((await sql.remove(tx.db, id)) === 0) throw new KapocsError('NOT_FOUND', { senderId: id });
    await history.record(tx, { action: 'sender.removed', object: `sender:${id}` });
    tx.tell('settings', []);
  });

export async function sign(ctx: Context, id: Id): Promise<Sender> {
  const dkim_key = newDkimKey();
  return ctx.write(async (tx) => {
    await find(tx, id);
    await sql.update(tx.db, id, { dkim_selector: SELECTOR, dkim_key });
    return noted(tx, id, 'signed');
  });
}

export const unsign = (ctx: Context, id: Id): Promise<Sender> =>
  ctx.write(async (tx) => {
    await find(tx, id);
    await sql.update(tx.db, id, { dkim_selector: null, dkim_key: null });
    return noted(tx, id, 'unsigned');
  });
