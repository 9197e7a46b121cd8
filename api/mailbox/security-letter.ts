import type { Parsed } from '#contract/endpoint.ts';
import type { mailbox } from '#contract/mailbox.ts';
import type { Context } from '../context.ts';
import { securityCode } from '../portal/messages.ts';
import { securityCodeByLetter } from '../portal/security-code/security-letter.ts';
import { ladderName } from '../portal/login/username.ts';
import * as settings from '../settings/settings.ts';
import { mail } from './mail.ts';
import { rungOf } from './mailbox-login.ts';
import * as sql from './mailbox.sql.ts';

/** K15 for those who cannot see the picture: the code goes to the box's own address. */
export function securityLetter(
  ctx: Context,
  { username, language }: Parsed<typeof mailbox.securityLetter>,
): Promise<{ id: string }> {
  const name = ladderName(username);
  return securityCodeByLetter(ctx, rungOf(ctx, name), async (tx, text) => {
    const box = await sql.openByAddress(tx.db, name);
    if (!box) return;
    const sender = await settings.insurer(tx, box.insurer_id);
    const letter = securityCode(language, { ...sender, portalName: sender.mailboxName }, text);
    await mail(tx, box, { ...letter, secret: true });
  });
}
