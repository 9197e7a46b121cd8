import { Email, Phone } from '#contract/basics.ts';
import type { Output, Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { templates } from '#contract/templates.ts';
import type { Context } from '../context.ts';
import * as history from '../history/history.ts';
import { enqueue } from '../outbox/outbox.ts';
import { fateSoon } from '../outbox/try-gateway.ts';
import { preview } from './preview.ts';

/**
 * Sends a text to an address of one's own, as a client would get it, and waits for its fate. Throws INPUT_INVALID for
 * an address that is none of the channel, and what a preview throws.
 */
export async function sendSample(
  ctx: Context,
  { accountId, to, ...wording }: Parsed<typeof templates.sample>,
): Promise<Output<typeof templates.sample>> {
  const { channel } = wording;
  if (!(channel === 'email' ? Email : Phone).safeParse(to).success)
    throw new KapocsError('INPUT_INVALID', { fields: ['to'] });
  const { subject, text, html } = await preview(ctx, wording, accountId ?? null);
  const id = await ctx.write(async (tx) => {
    const object = accountId === undefined ? ('template' as const) : (`account:${accountId}` as const);
    await history.record(tx, { action: 'template.tried', object, details: { channel } });
    return enqueue(tx, { channel, lane: 'test', to, subject, text, html });
  });
  return fateSoon(ctx, id);
}
