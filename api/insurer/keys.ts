import type { Answer, Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { insurer } from '#contract/insurer.ts';
import type { Context, Reading } from '../context.ts';
import * as history from '../history/history.ts';
import { newToken, tokenHash } from '../portal/bearer.ts';
import { later } from '../portal/limits.ts';
import * as settings from '../settings/settings.ts';
import * as sql from './key.sql.ts';

const PREFIX = 'kapocs_';
const TOUCH_MS = 60_000;

const insurerFor = async (ctx: Reading, id: number | undefined): Promise<number> =>
  (id === undefined ? await settings.theInsurer(ctx) : await settings.insurer(ctx, id)).id;

export async function keys(
  ctx: Context,
  { insurerId }: Parsed<typeof insurer.keys>,
): Promise<Answer<typeof insurer.keys>> {
  const rows = await sql.ofInsurer(ctx.db, await insurerFor(ctx, insurerId));
  return {
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name,
      madeBy: row.made_by_name ?? '',
      createdAt: row.created_at,
      usedAt: row.used_at,
      revokedAt: row.revoked_at,
    })),
  };
}

/** Answered once; only its hash is kept. */
export async function makeKey(
  ctx: Context,
  { insurerId, name }: Parsed<typeof insurer.makeKey>,
): Promise<{ id: number; key: string }> {
  const insurer_id = await insurerFor(ctx, insurerId);
  const key = PREFIX + newToken();
  const id = await ctx.write(async (tx) => {
    const made = await sql.insert(tx.db, {
      insurer_id,
      name,
      token_hash: tokenHash(key),
      made_by: tx.actor?.id ?? null,
      created_at: tx.now(),
    });
    await history.record(tx, { action: 'insurer_key.made', object: `insurer:${insurer_id}`, details: { key: made } });
    tx.tell('settings', []);
    return made;
  });
  return { id, key };
}

/** Throws NOT_FOUND for none such, or one revoked before. */
export const revokeKey = (ctx: Context, { id }: Parsed<typeof insurer.revokeKey>): Promise<Record<string, never>> =>
  ctx.write(async (tx) => {
    const insurerId = await sql.revoke(tx.db, id, tx.now());
    if (insurerId === undefined) throw new KapocsError('NOT_FOUND');
    await history.record(tx, { action: 'insurer_key.revoked', object: `insurer:${insurerId}`, details: { key: id } });
    tx.tell('settings', []);
    return {};
  });

/** The context of whoever bears a key (`Bearer …`). Throws SIGN_IN_NEEDED for one unknown or revoked. */
export async function bearing(ctx: Context, authorization: string): Promise<Context> {
  const [, key = ''] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
  const row = key.startsWith(PREFIX) ? await sql.open(ctx.near, tokenHash(key)) : undefined;
  if (!row) throw new KapocsError('SIGN_IN_NEEDED');
  const now = ctx.now();
  if (row.used_at === null || now >= later(row.used_at, TOUCH_MS))
    await ctx.write((tx) => sql.noteUsed(tx.db, row.id, now));
  return ctx.asFeed({ id: row.id, insurerId: row.insurer_id });
}
