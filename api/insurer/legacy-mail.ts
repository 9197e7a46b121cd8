import type { Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { insurer } from '#contract/insurer.ts';
import type { Context, Reading } from '../context.ts';
import * as history from '../history/history.ts';
import * as settings from '../settings/settings.ts';
import * as sql from './event.sql.ts';

/** K6: the last day included; a product nobody has set sends none. */
export async function isLegacyOn(ctx: Reading, insurerId: number, product: string | null): Promise<boolean> {
  const row = (await sql.legacy(ctx.db, insurerId)).find((each) => each.product === product);
  return row !== undefined && ctx.today() <= row.until;
}

const insurerFor = async (ctx: Reading, id: number | undefined): Promise<number> =>
  (id === undefined ? await settings.theInsurer(ctx) : await settings.insurer(ctx, id)).id;

export async function legacyMail(ctx: Context, { insurerId }: Parsed<typeof insurer.legacyMail>) {
  const rows = await sql.legacy(ctx.db, await insurerFor(ctx, insurerId));
  return { rows: rows.map(({ product, until }) => ({ product, until, on: ctx.today() <= until })) };
}

/** Once the last day is over it is over for good. Throws LEGACY_MAIL_OVER. */
export async function setLegacyMail(ctx: Context, input: Parsed<typeof insurer.setLegacyMail>) {
  const id = await insurerFor(ctx, input.insurerId);
  const { product, until } = input;
  return ctx.write(async (tx) => {
    const before = (await sql.legacy(tx.db, id)).find((each) => each.product === product);
    if (before && before.until < tx.today()) throw new KapocsError('LEGACY_MAIL_OVER', { until: before.until });
    await sql.setLegacy(tx.db, { insurer_id: id, product, until });
    await history.record(tx, { action: 'legacy_mail.set', object: `insurer:${id}`, details: { until } });
    return { product, until, on: tx.today() <= until };
  });
}
