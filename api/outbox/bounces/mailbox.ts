import { z } from 'zod';
import { Instant } from '#contract/basics.ts';
import { BounceMailboxSettings, type BounceMailbox, type bounceMailbox } from '#contract/bounce-mailbox.ts';
import type { Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import { loopbackHosts } from '#contract/gateways.ts';
import { gatewayTroubles } from '#contract/outbox.ts';
import type { Context, Reading, Tx } from '../../context.ts';
import * as history from '../../history/history.ts';
import { storedSetting, storeSetting } from '../../settings/stored.ts';

const NAME = 'bounce_mailbox';

const Kept = z.object({
  settings: BounceMailboxSettings.nullable(),
  secret: z.string().nullable(),
  /** up to which letter it was read; another `validity` means the mailbox was made anew */
  validity: z.string().nullable(),
  lastUid: z.number(),
  readAt: Instant.nullable(),
  trouble: z.enum(gatewayTroubles).nullable(),
});
export type Kept = z.output<typeof Kept>;

const none: Kept = { settings: null, secret: null, validity: null, lastUid: 0, readAt: null, trouble: null };

export async function kept(ctx: Pick<Reading, 'db'>): Promise<Kept> {
  return Kept.parse((await storedSetting(ctx, NAME)) ?? none);
}

export const keep = (tx: Pick<Tx, 'db'>, mailbox: Kept): Promise<void> => storeSetting(tx, NAME, mailbox);

/** The secret stays inside. */
export async function see(ctx: Pick<Reading, 'db'>): Promise<BounceMailbox> {
  const { settings, secret, readAt, trouble } = await kept(ctx);
  return { settings, secretSet: secret !== null, readAt, trouble };
}

/** Throws GATEWAY_NOT_SAFE for a password in clear over a network, SECRET_AGAIN for one kept for another server. */
export async function set(
  ctx: Context,
  { settings, secret }: Parsed<typeof bounceMailbox.set>,
): Promise<BounceMailbox> {
  const here = (loopbackHosts as readonly string[]).includes(settings?.host ?? '');
  if (settings?.security === 'none' && !here) throw new KapocsError('GATEWAY_NOT_SAFE');
  return ctx.write(async (tx) => {
    const before = await kept(tx);
    if (settings !== null && secret === undefined && before.secret !== null && before.settings?.host !== settings.host)
      throw new KapocsError('SECRET_AGAIN');
    const same =
      before.settings?.host === settings?.host &&
      before.settings?.user === settings?.user &&
      before.settings?.folder === settings?.folder;
    const place = same ? { validity: before.validity, lastUid: before.lastUid } : { validity: null, lastUid: 0 };
    await keep(tx, {
      ...none,
      ...place,
      settings,
      secret: settings === null ? null : (secret ?? before.secret),
    });
    await history.record(tx, { action: 'bounce_mailbox.set', object: 'setting:bounce_mailbox' });
    tx.tell('settings', []);
    tx.wake('bounces');
    return see(tx);
  });
}
