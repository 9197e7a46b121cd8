import type { z } from 'zod';
import { KapocsError } from '#contract/errors.ts';
import type { ContractEvent, EndEvent, ItemEvent } from '#contract/insurer.ts';
import * as accounts from '../accounts/accounts.ts';
import { isErasedContract } from '../accounts/erased.ts';
import type { Context, Reading, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { placeItem } from '../mailbox/place-item.ts';
import { mailboxFor } from '../mailbox/open-mailbox.ts';
import { keepPolicy, policyOf, type Policy } from '../mailbox/policies.ts';
import { usernameOf } from '../portal/login/username.ts';
import * as settings from '../settings/settings.ts';
import { isLegacyOn } from './legacy-mail.ts';
import { once } from './once.ts';

/** A system with a key tells of its own insurer alone. Throws NOT_ALLOWED. */
async function insurerFor(ctx: Reading, id: number | undefined): Promise<number> {
  if (ctx.feed !== null && id !== undefined && id !== ctx.feed.insurerId) throw new KapocsError('NOT_ALLOWED');
  if (ctx.feed !== null) return ctx.feed.insurerId;
  return (id === undefined ? await settings.theInsurer(ctx) : await settings.insurer(ctx, id)).id;
}

/** Throws CONTRACT_UNKNOWN. */
async function known(ctx: Reading, insurerId: number, number: string): Promise<Policy> {
  const policy = await policyOf(ctx, insurerId, number);
  if (!policy) throw new KapocsError('CONTRACT_UNKNOWN');
  return policy;
}

/** Who was erased stays erased, by this way too. Throws CLIENT_ERASED. */
async function refuseErased(
  ctx: Context,
  tx: Tx,
  { insurerId, event, hasAccount }: { insurerId: number; event: z.output<typeof ContractEvent>; hasAccount: boolean },
): Promise<void> {
  const { number, accountNumber, email = null, mobile = null } = event;
  const client = { accountNumber: accountNumber ?? '', email, mobile };
  const isKnown = hasAccount || (await policyOf(tx, insurerId, number)) !== undefined;
  if (await isErasedContract(tx, ctx, { insurerId, number, client }, isKnown)) throw new KapocsError('CLIENT_ERASED');
}

/** K2: a contract was concluded or changed; what is left out keeps what was told before. Throws CLIENT_ERASED. */
export async function contract(ctx: Context, event: z.output<typeof ContractEvent>) {
  const insurerId = await insurerFor(ctx, event.insurerId);
  return ctx.write((tx) =>
    once(ctx, tx, { insurerId, event }, async () => {
      const account = event.accountNumber ? await accounts.findByNumber(tx, event.accountNumber, insurerId) : null;
      await refuseErased(ctx, tx, { insurerId, event, hasAccount: account !== null });
      const email = event.email ? usernameOf(event.email) : null;
      const policy = await keepPolicy(tx, insurerId, event.number, {
        holder_name: event.holderName,
        ...(event.language === undefined ? {} : { language: event.language }),
        e_product: event.eProduct ? 1 : 0,
        e_comm: event.eCommunication ? 1 : 0,
        ...(event.product === undefined ? {} : { product: event.product }),
        ...(event.email === undefined ? {} : { email: email?.shown ?? null, email_key: email?.key ?? null }),
        ...(event.mobile === undefined ? {} : { mobile: event.mobile }),
        ...(event.accountNumber === undefined ? {} : { account_id: account?.id ?? null }),
        ...(event.startedOn === undefined ? {} : { started_on: event.startedOn }),
        ...(event.annualPremium === undefined ? {} : { annual_premium: event.annualPremium }),
        ...(event.paymentFrequency === undefined ? {} : { payment_frequency: event.paymentFrequency }),
      });
      const found = await mailboxFor(ctx, tx, policy);
      await history.record(tx, { action: 'contract.told', object: `contract:${policy.id}` });
      return { number: policy.number, mailbox: found === null ? 'none' : found.made ? 'made' : 'there' } as const;
    }),
  );
}

/** K18: from a day on a contract is over, or its letters go by post. */
export async function ends(ctx: Context, event: z.output<typeof EndEvent>, field: 'terminated_on' | 'postal_from') {
  const insurerId = await insurerFor(ctx, event.insurerId);
  return ctx.write((tx) =>
    once(ctx, tx, { insurerId, event: { ...event, field } }, async () => {
      const policy = await known(tx, insurerId, event.number);
      await keepPolicy(tx, insurerId, policy.number, { [field]: event.on });
      await history.record(tx, {
        action: `contract.${field}`,
        object: `contract:${policy.id}`,
        details: { on: event.on },
      });
      return { number: policy.number };
    }),
  );
}

/** What a file is says its content, not its name (ISO 32000: the head stands first). */
const isPdf = (base64: string): boolean =>
  Buffer.from(base64.slice(0, 8), 'base64').toString('latin1').startsWith('%PDF-');

/** K3–K5: a new item for a contract. Throws CONTRACT_UNKNOWN, EVENT_DIFFERS, FILE_NOT_PDF. */
export async function item(ctx: Context, event: z.output<typeof ItemEvent>) {
  if (event.document && !isPdf(event.document.base64)) throw new KapocsError('FILE_NOT_PDF');
  const insurerId = await insurerFor(ctx, event.insurerId);
  return ctx.write((tx) =>
    once(ctx, tx, { insurerId, event }, async () => {
      const policy = await known(tx, insurerId, event.contractNumber);
      const { id: reference, kind, subject, text, document = null } = event;
      const placed = await placeItem(ctx, tx, { policy, item: { reference, kind, subject, text, document } });
      return { ...placed, legacyMail: await isLegacyOn(tx, insurerId, policy.product) };
    }),
  );
}
