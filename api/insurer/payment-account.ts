import type { Parsed } from '#contract/endpoint.ts';
import type { insurer } from '#contract/insurer.ts';
import type { Context, Reading } from '../context.ts';
import * as history from '../history/history.ts';
import * as settings from '../settings/settings.ts';
import * as sql from './event.sql.ts';

export type PaymentAccount = { beneficiary: string; iban: string; bic: string };

/** Where premiums are transferred to; null while nobody has set it. */
export async function paymentAccountOf({ db }: Reading, insurerId: number): Promise<PaymentAccount | null> {
  const row = await sql.payment(db, insurerId);
  return row ? { beneficiary: row.beneficiary, iban: row.iban, bic: row.bic } : null;
}

const idOf = async (ctx: Reading, insurerId: number | undefined): Promise<number> =>
  (insurerId === undefined ? await settings.theInsurer(ctx) : await settings.insurer(ctx, insurerId)).id;

export const paymentAccount = async (ctx: Context, { insurerId }: Parsed<typeof insurer.seePaymentAccount>) => ({
  account: await paymentAccountOf(ctx, await idOf(ctx, insurerId)),
});

export const setPaymentAccount = (ctx: Context, { insurerId, ...account }: Parsed<typeof insurer.paymentAccount>) =>
  ctx.write(async (tx) => {
    const id = await idOf(tx, insurerId);
    await sql.setPayment(tx.db, { insurer_id: id, ...account });
    await history.record(tx, { action: 'insurer.payment_account', object: `insurer:${id}` });
    return account;
  });
