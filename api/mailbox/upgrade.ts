import type { Context, Reading, Tx } from '../context.ts';
import { activeLoginOf } from '../portal/login/active-login.ts';
import { newToken, tokenHash } from '../portal/bearer.ts';
import { later } from '../portal/limits.ts';
import * as access from './access.sql.ts';
import type { MailboxRow } from './mailbox.sql.ts';
import * as policySql from './policy.sql.ts';

const DAY = 24 * 3_600_000;

/** K19: a ticket for the first step of the registration, so that the box knows its owner there. */
export async function upgrade(ctx: Context, box: MailboxRow): Promise<string> {
  const token = newToken();
  await ctx.write(async (tx) => {
    await access.forgetUnboundUpgrades(tx.db, tx.now());
    await access.insertUpgrade(tx.db, {
      token_hash: tokenHash(token),
      mailbox_id: box.id,
      account_id: null,
      expires_at: later(tx.now(), DAY),
    });
  });
  return token;
}

/**
 * Whoever began this registration from a mailbox has proved the mobile of the account: the two belong together. An
 * unknown or old ticket changes nothing.
 */
export async function noteUpgrade(
  tx: Tx,
  { upgrade_hash: ticket, account_id: accountId }: { upgrade_hash: string | null; account_id: number },
): Promise<void> {
  if (ticket !== null) await access.bindUpgrade(tx.db, { tokenHash: ticket, accountId, now: tx.now() });
}

/** The log-in of the Ügyfélportál that takes the post of this address; null while there is none (K3). */
export async function loginBehind(
  ctx: Reading,
  { emailKey, box }: { emailKey: string | null; box: MailboxRow | undefined },
  accountId: number | null,
): Promise<number | null> {
  // Who has the account comes before who upgraded the box: an address may be shared.
  const own = accountId === null ? null : await activeLoginOf(ctx, { accountIds: [accountId], usernameKey: null });
  if (own !== null) return own;
  const accountIds = box ? await access.upgradedAccounts(ctx.db, box.id) : [];
  return activeLoginOf(ctx, { accountIds, usernameKey: emailKey });
}

/** Whether everything for this box goes to the Ügyfélportál by now. */
export async function isUpgraded(ctx: Reading, box: MailboxRow): Promise<boolean> {
  const accounts = (await policySql.ofAddress(ctx.db, box.email_key)).flatMap((each) => each.account_id ?? []);
  for (const accountId of [null, ...accounts])
    if ((await loginBehind(ctx, { emailKey: box.email_key, box }, accountId)) !== null) return true;
  return false;
}
