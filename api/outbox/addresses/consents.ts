import type { Consent, consents } from '#contract/consents.ts';
import type { Output, Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Context } from '../../context.ts';
import * as history from '../../history/history.ts';
import { addressHash } from './address-hash.ts';
import { addressOf, askedBy } from './asked-address.ts';
import * as sql from './consents.sql.ts';
import { idCursor } from '../id-cursor.ts';

const consentOf = ({ given_on, created_at, ...row }: sql.ConsentRow): Consent => ({
  ...row,
  givenOn: given_on,
  createdAt: created_at,
});

export async function list(
  ctx: Context,
  { channel, address, limit, after }: Parsed<typeof consents.list>,
): Promise<Output<typeof consents.list>> {
  const ask = askedBy(ctx, { channel, address });
  const [rows, total] = await Promise.all([
    sql.page(ctx.db, ask, { before: idCursor(after), limit }),
    sql.count(ctx.db, ask),
  ]);
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { rows: rows.map(consentOf), next: last ? String(last.id) : null, total };
}

/** Throws INPUT_INVALID for an address that is none of its channel, or a day that has not come. */
export async function add(ctx: Context, input: Parsed<typeof consents.add>): Promise<Consent> {
  const { channel, source, givenOn } = input;
  const address = addressOf(input);
  if (givenOn > ctx.today()) throw new KapocsError('INPUT_INVALID', { fields: ['givenOn'] });
  const key = { channel, address_hash: addressHash(ctx.pepper, channel, address) };
  return ctx.write(async (tx) => {
    const known = await sql.find(tx.db, key);
    if (known) return consentOf(known);
    const by = tx.actor?.id ?? null;
    const values = { source, note: input.note ?? null, given_on: givenOn, created_at: tx.now(), created_by: by };
    await sql.insertOnce(tx.db, { ...key, address, ...values });
    const made = await sql.find(tx.db, key);
    if (!made) throw new Error('a consent just written is not there');
    const details = { channel, source };
    await history.record(tx, { action: 'consent.added', object: `consent:${made.id}`, details });
    tx.tell('settings', []);
    return consentOf(made);
  });
}

export const remove = (ctx: Context, id: number): Promise<void> =>
  ctx.write(async (tx) => {
    if ((await sql.remove(tx.db, { id })) === 0) throw new KapocsError('NOT_FOUND', { consentId: id });
    tx.tell('settings', []);
    await history.record(tx, { action: 'consent.removed', object: `consent:${id}` });
  });
