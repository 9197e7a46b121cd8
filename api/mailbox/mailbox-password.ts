import type { Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { MailboxCall, mailbox } from '#contract/mailbox.ts';
import type { Context, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { keyedHash, newToken, tokenHash } from '../portal/bearer.ts';
import { hashChosen } from '../portal/login/chosen-password.ts';
import { unlock } from '../portal/login/ladder.ts';
import { allowances, later, lifetimes } from '../portal/limits.ts';
import type { Copied } from '../portal/security-code/security-code.ts';
import { spendUse } from '../portal/codes/uses.ts';
import { ladderName } from '../portal/login/username.ts';
import * as settings from '../settings/settings.ts';
import { passwordMatches } from '../users/password.ts';
import * as access from './access.sql.ts';
import { giveFirstAccess, isInitial } from './first-access.ts';
import { passwordChanged, passwordLink } from './letters.ts';
import { mail, mailboxAddress } from './mail.ts';
import { admit, identify, rungOf } from './mailbox-login.ts';
import { openSession, type Entered } from './mailbox-session.ts';
import * as sql from './mailbox.sql.ts';
import type { MailboxRow } from './mailbox.sql.ts';
import { oneYearLater } from './one-year-later.ts';

type Next = { next: MailboxCall };

/** Neither the initial password nor the present one (K8, K13): a renewal that renews nothing is none. */
async function refuseSame(ctx: Context, box: MailboxRow, password: string): Promise<void> {
  const same = box.password_hash !== null && (await passwordMatches(box.password_hash, password));
  if (same || isInitial(ctx, box, password)) throw new KapocsError('PASSWORD_SAME');
}

/** From here on for one calendar year (K13); the initial password and its link are void, every session has ended. */
async function settle(tx: Tx, box: MailboxRow, passwordHash: string): Promise<void> {
  const now = tx.now();
  await sql.change(tx.db, box.id, {
    password_hash: passwordHash,
    password_changed_at: now,
    expires_at: oneYearLater(now),
    warned_days: null,
    link_hash: null,
    initial_digest: null,
    initial_until: null,
  });
  await access.forgetLinks(tx.db, box.id);
  await access.closeSessions(tx.db, box.id);
  await mail(tx, box, { ...passwordChanged(box.language, await settings.insurer(tx, box.insurer_id)), secret: false });
  await history.record(tx, { action: 'mailbox.password', object: `mailbox:${box.id}` });
}

/**
 * After the first log-in, or to renew: then the present password is judged like at a log-in. Throws what that throws,
 * PASSWORDS_DIFFER, PASSWORD_POLICY, PASSWORD_SAME.
 */
export async function changePassword(
  ctx: Context,
  { current = '', securityCode, address, ...input }: Parsed<typeof mailbox.changePassword> & Copied,
  { box, mustChange, tokenHash: session }: Entered,
): Promise<Next & { token: string }> {
  const typed = { username: box.email, password: current, securityCode, address };
  const known = mustChange ? null : await identify(ctx, typed);
  await refuseSame(ctx, box, input.password);
  const passwordHash = await hashChosen(input);
  return ctx.write(async (tx) => {
    await sql.hold(tx.db, box.id);
    // Another device was faster: this session has ended with the password it was opened by.
    if (!(await access.session(tx.db, session))) throw new KapocsError('SIGN_IN_NEEDED');
    if (known) await admit(tx, known);
    else await unlock(tx, rungOf(ctx, box.email_key));
    await settle(tx, box, passwordHash);
    return { next: 'items', token: await openSession(tx, box.id, { mustChange: false }) };
  });
}

/**
 * Mails a link to whoever has a box, nothing to others, and answers alike (K12). A box nobody has opened yet gets
 * link and initial password anew, each by its own way. The newest link wins.
 */
export async function forgot(ctx: Context, { username, language }: Parsed<typeof mailbox.forgot>): Promise<void> {
  const name = ladderName(username);
  await ctx.write(async (tx) => {
    const box = await sql.openByAddress(tx.db, name);
    if (box) await sql.hold(tx.db, box.id);
    if (!(await spendUse(tx, `mailbox-link:${keyedHash(ctx.pepper, 'to', name)}`, allowances.passwordLink))) return;
    if (!box) return;
    if (box.password_hash === null) {
      if (await spendUse(tx, `first-access:${box.id}`, allowances.firstAccess)) await giveFirstAccess(ctx, tx, box);
      return;
    }
    const token = newToken();
    const now = tx.now();
    await access.forgetLinks(tx.db, box.id);
    await access.insertLink(tx.db, {
      token_hash: tokenHash(token),
      mailbox_id: box.id,
      created_at: now,
      expires_at: later(now, lifetimes.passwordLink),
    });
    const sender = await settings.insurer(tx, box.insurer_id);
    const link = `${mailboxAddress(ctx, sender, 'new-password')}#${token}`;
    await mail(tx, box, { ...passwordLink(language, sender, link), secret: true });
  });
}

/** The only way out of a lock and of an expired password (K14, K16). Throws LINK_INVALID, once for each link. */
export async function reset(ctx: Context, input: Parsed<typeof mailbox.reset>): Promise<Next> {
  const hash = tokenHash(input.token);
  const known = await access.link(ctx.db, hash);
  const box = known && ctx.now() < known.expires_at ? await sql.byId(ctx.db, known.mailbox_id) : undefined;
  if (!box || box.closed_at !== null) throw new KapocsError('LINK_INVALID');
  await refuseSame(ctx, box, input.password);
  const passwordHash = await hashChosen(input);
  await ctx.write(async (tx) => {
    await sql.hold(tx.db, box.id);
    if ((await access.useLink(tx.db, hash)) === 0) throw new KapocsError('LINK_INVALID');
    await unlock(tx, rungOf(ctx, box.email_key));
    await settle(tx, box, passwordHash);
  });
  return { next: 'session' };
}
