import type { Output, Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Suppression, suppressions } from '#contract/suppressions.ts';
import type { Context } from '../../context.ts';
import * as history from '../../history/history.ts';
import { addressHash } from './address-hash.ts';
import { addressOf, askedBy } from './asked-address.ts';
import { idCursor } from '../id-cursor.ts';
import * as sql from './suppressions.sql.ts';

const suppressionOf = ({ created_at, ...row }: sql.SuppressionRow): Suppression => ({ ...row, createdAt: created_at });

export async function list(
  ctx: Context,
  { channel, address, limit, after }: Parsed<typeof suppressions.list>,
): Promise<Output<typeof suppressions.list>> {
  const ask = askedBy(ctx, { channel, address });
  const [rows, total] = await Promise.all([
    sql.page(ctx.db, ask, { before: idCursor(after), limit }),
    sql.count(ctx.db, ask),
  ]);
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { rows: rows.map(suppressionOf), next: last ? String(last.id) : null, total };
}

/** Throws INPUT_INVALID for an address that is none of its channel. The history never holds the address. */
export async function add(ctx: Context, input: Parsed<typeof suppressions.add>): Promise<Suppression> {
  const { channel, purpose } = input;
  const address = addressOf(input);
  const key = { channel, address_hash: addressHash(ctx.pepper, channel, address), purpose };
  return ctx.write(async (tx) => {
    const known = await sql.find(tx.db, key);
    if (known) return suppressionOf(known);
    await sql.insertOnce(tx.db, {
      ...key,
      address,
      reason: input.reason,
      source: 'person',
      note: input.note ?? null,
      created_at: tx.now(),
      created_by: tx.actor?.id ?? null,
    });
    const made = await sql.find(tx.db, key);
    if (!made) throw new Error('a suppression just written is not there');
    await history.record(tx, {
      action: 'suppression.added',
      object: `suppression:${made.id}`,
      details: { channel, purpose, reason: input.reason },
    });
    tx.tell('settings', []);
    return suppressionOf(made);
  });
}

export const remove = (ctx: Context, id: number): Promise<void> =>
  ctx.write(async (tx) => {
    if ((await sql.remove(tx.db, id)) === 0) throw new KapocsError('NOT_FOUND', { suppressionId: id });
    tx.tell('settings', []);
    await history.record(tx, { action: 'suppression.removed', object: `suppression:${id}` });
  });

export async function check(
  ctx: Context,
  { channel, addresses }: Parsed<typeof suppressions.check>,
): Promise<Output<typeof suppressions.check>> {
  const hashed = addresses.map((address) => ({ address, hash: addressHash(ctx.pepper, channel, address) }));
  const found = await sql.purposesOf(ctx.db, channel, [...new Set(hashed.map(({ hash }) => hash))]);
  const purposes = Map.groupBy(found, (row) => row.address_hash);
  return {
    rows: hashed.map(({ address, hash }) => {
      const stopped = (purposes.get(hash) ?? []).map(({ purpose }) => purpose);
      return { address, suppressed: stopped.length > 0, purposes: stopped };
    }),
  };
}
