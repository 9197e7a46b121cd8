import { KapocsError } from '#contract/errors.ts';
import type { Parsed } from '#contract/endpoint.ts';
import type { NextCall, portal } from '#contract/portal.ts';
import type { Context, Tx } from '../context.ts';
import * as accounts from '../accounts/accounts.ts';
import * as outbox from '../outbox/outbox.ts';
import * as settings from '../settings/settings.ts';
import { keyedHash, newToken, tokenHash } from './bearer.ts';
import { hashChosen } from './chosen-password.ts';
import { nameHash } from './ladder.ts';
import { allowances, later, lifetimes } from './limits.ts';
import * as loginSql from './login.sql.ts';
import type { LoginRow } from './login.sql.ts';
import { passwordChanged, passwordLink, type Letter, type Sender } from './messages.ts';
import { note } from './moves.ts';
import * as registrationSql from './registration.sql.ts';
import type { RegistrationRow } from './registration.sql.ts';
import * as sql from './session.sql.ts';
import { ladderName } from './username.ts';
import { spendUse } from './uses.ts';

type Owner = { login: LoginRow; registration: RegistrationRow; sender: Sender };

/** A login with the registration it came from, which says the language and whose portal it is. */
async function ownerOf(tx: Tx, login: LoginRow): Promise<Owner> {
  const [registration] = await registrationSql.ofLogin(tx.db, login.id);
  if (!registration) throw new Error('an active login has a registration');
  const account = await accounts.find(tx, registration.account_id);
  return { login, registration, sender: await settings.insurer(tx, account.insurer_id) };
}

const mail = (tx: Tx, { login, registration }: Owner, letter: Letter, secret: boolean): Promise<number> =>
  outbox.enqueue(tx, {
    channel: 'email',
    lane: 'fast',
    to: login.username,
    ...letter,
    accountId: registration.account_id,
    secret,
  });

/**
 * Mails a link for a new password to an active login; for any other name nothing happens, and nothing tells so.
 * The newest link wins. `origin` is where the client's pages are.
 */
export async function forgotPassword(
  ctx: Context,
  { username, language }: Parsed<typeof portal.forgotPassword>,
  origin: string,
): Promise<void> {
  const name = ladderName(username);
  const subject = `password-link:${keyedHash(ctx.pepper, 'to', name)}`;
  await ctx.write(async (tx) => {
    if (!(await spendUse(tx, subject, allowances.passwordLink))) return;
    const now = tx.now();
    const login = await loginSql.activeByName(tx.db, name);
    if (!login) return;
    const owner = await ownerOf(tx, login);
    const token = newToken();
    await sql.forgetLinks(tx.db, login.id);
    await sql.insertLink(tx.db, {
      token_hash: tokenHash(token),
      login_id: login.id,
      created_at: now,
      expires_at: later(now, lifetimes.passwordLink),
    });
    await mail(tx, owner, passwordLink(language, owner.sender, `${origin}/portal/new-password#${token}`), true);
  });
}

/**
 * A new password by the mailed link, once: unlocks the login, ends its sessions, tells its owner. Throws
 * LINK_INVALID for an unknown, used or old link.
 */
export async function resetPassword(
  ctx: Context,
  input: Parsed<typeof portal.resetPassword>,
): Promise<{ next: NextCall }> {
  const hash = tokenHash(input.token);
  const known = await sql.linkByToken(ctx.db, hash);
  if (!known || ctx.now() >= known.expires_at) throw new KapocsError('LINK_INVALID');
  const passwordHash = await hashChosen(input);
  await ctx.write(async (tx) => {
    const link = await sql.linkByToken(tx.db, hash);
    const login = link ? await loginSql.byId(tx.db, link.login_id) : undefined;
    if (!login || (await sql.useLink(tx.db, hash)) === 0) throw new KapocsError('LINK_INVALID');
    await loginSql.changePassword(tx.db, login.id, passwordHash, tx.now());
    await loginSql.unlock(tx.db, nameHash(ctx, login.username_key));
    await sql.closeOf(tx.db, login.id);
    const owner = await ownerOf(tx, login);
    await mail(tx, owner, passwordChanged(owner.registration.language, owner.sender), false);
    await note(tx, owner.registration, { kind: 'unlocked', step: 'confirmed' });
  });
  return { next: 'session' };
}
