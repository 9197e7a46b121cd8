import type { Output, Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import { Email, type Id, Phone } from '#contract/basics.ts';
import type { gateways } from '#contract/gateways.ts';
import type { MessageState } from '#contract/outbox.ts';
import type { Context } from '../context.ts';
import * as history from '../history/history.ts';
import { enqueue } from './outbox.ts';
import * as sql from './ledger-list.sql.ts';

const PATIENCE_MS = 40_000;
const LOOK_MS = 100;
const underWay = new Set<MessageState>(['queued', 'leased', 'in_flight']);

/** Sends one message the usual way, once, and waits for its fate. Throws INPUT_INVALID for an address that is none. */
export async function tryGateway(
  ctx: Context,
  { channel, to }: Parsed<typeof gateways.test>,
): Promise<Output<typeof gateways.test>> {
  if (!(channel === 'email' ? Email : Phone).safeParse(to).success)
    throw new KapocsError('INPUT_INVALID', { fields: ['to'] });
  const id = await ctx.write(async (tx) => {
    await history.record(tx, { action: 'gateway.tried', object: `gateway:${channel}` });
    return enqueue(tx, {
      channel,
      lane: 'test',
      to,
      subject: 'Kapocs – próbaüzenet',
      text: 'Ez a Kapocs próbaüzenete. Ha megkapta, az átjáró működik. / This is a test message of Kapocs.',
    });
  });
  return fateSoon(ctx, id);
}

/** What became of a message just put into the ledger, as far as it can be waited for. */
export async function fateSoon(ctx: Context, id: Id): Promise<Output<typeof gateways.test>> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const message = await sql.one(ctx.db, id);
    if (message && (!underWay.has(message.state) || Date.now() > end))
      return { outboxId: id, state: message.state, reason: message.reason, answer: message.answer };
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
