import type { Id } from '#contract/basics.ts';
import { measureSms } from '#contract/sms-text.ts';
import type { Preview } from '#contract/templates.ts';
import * as accounts from '../accounts/accounts.ts';
import type { Context } from '../context.ts';
import { KapocsError } from '#contract/errors.ts';
import * as gateway from '../outbox/sending/gateway-use.ts';
import { invented, recipients, type Recipient } from './fields.ts';
import type { Wording } from './render-text.ts';
import { render, unknownFields } from './renderer.ts';

async function recipient(ctx: Context, accountId: Id | null): Promise<Recipient> {
  if (accountId === null) return { values: invented(ctx.today()), email: null, mobile: null };
  const account = await accounts.find(ctx, accountId);
  const found = (await recipients(ctx, [account.id])).get(account.id);
  if (!found) throw new KapocsError('NOT_FOUND', { accountId });
  return found;
}

/** A text as one client would get it. Throws NOT_FOUND, TEMPLATE_FAULT, TEMPLATE_TOO_SLOW. */
export const preview = async (ctx: Context, wording: Wording, accountId: Id | null): Promise<Preview> =>
  previewFor(ctx, wording, await recipient(ctx, accountId));

/** A text as somebody would get it of whom all is known that it may say. */
export async function previewFor(ctx: Context, wording: Wording, client: Recipient): Promise<Preview> {
  const unknown = await unknownFields(wording);
  const [rendered] = await render(wording, [client.values]);
  if (!rendered) throw new Error('nothing was rendered');
  if (!rendered.ok) throw new KapocsError('TEMPLATE_FAULT', { fault: rendered.fault });
  const { subject, text, html, missing } = rendered;
  const measure = wording.channel === 'sms' ? measureSms(text) : null;
  const price = measure === null ? null : gateway.pricePerPart(await gateway.read(ctx, 'sms'));
  return {
    to: wording.channel === 'sms' ? client.mobile : client.email,
    subject,
    text,
    html,
    missing,
    unknown,
    parts: measure?.parts ?? null,
    alphabet: measure?.alphabet ?? null,
    units: measure?.units ?? null,
    unitsLeft: measure?.unitsLeft ?? null,
    offending: measure?.offending ?? [],
    cost: measure === null || price === null ? null : measure.parts * price,
  };
}
