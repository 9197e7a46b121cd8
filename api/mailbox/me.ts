import type { Answer } from '#contract/endpoint.ts';
import { inactiveServices, type mailbox } from '#contract/mailbox.ts';
import { daysBetween } from '#contract/local-date.ts';
import { localDate } from '#contract/local-time.ts';
import type { Context } from '../context.ts';
import { unreadOn } from './items.ts';
import type { Entered } from './mailbox-session.ts';
import { isUpgraded } from './upgrade.ts';

/** Whose box it is; before the initial password is changed nothing of what is in it. */
export async function me(ctx: Context, { box, mustChange }: Entered): Promise<Answer<typeof mailbox.me>> {
  const { email, expires_at } = box;
  return {
    username: email,
    mustChange,
    passwordExpiresAt: mustChange ? null : expires_at,
    passwordDaysLeft: mustChange || expires_at === null ? null : daysBetween(ctx.today(), localDate(expires_at)),
    unread: mustChange ? 0 : await unreadOn(ctx, { mailbox_id: box.id }),
    services: inactiveServices.map((code) => ({ code, active: false })),
    upgradable: !mustChange && !(await isUpgraded(ctx, box)),
  };
}
