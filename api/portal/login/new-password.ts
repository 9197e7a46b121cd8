import { KapocsError } from '#contract/errors.ts';
import type { Parsed } from '#contract/endpoint.ts';
import type { NextCall, portal } from '#contract/portal.ts';
import type { Context } from '../../context.ts';
import { keyedHash, newToken, tokenHash } from '../bearer.ts';
import { hashChosen } from './chosen-password.ts';
import { clientAddress } from '../client-address.ts';
import { nameHash } from './ladder.ts';
import { allowances, later, lifetimes } from '../limits.ts';
import { mailTo, ownerOf } from './login-owner.ts';
import * as loginSql from './login.sql.ts';
import { passwordChanged, passwordLink } from '../messages.ts';
import { note } from '../registration/moves.ts';
import * as sql from './session.sql.ts';
import { ladderName } from './username.ts';
import { spendUse } from '../codes/uses.ts';

/**
 * Mails a link for a new password to an active login; for any other name nothing happens, and nothing tells so.
 * The newest link wins.
 */
export async function forgotPassword(
  ctx: Context,
  { username, language }: Parsed<typeof portal.forgotPassword>,
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
    const link = `${clientAddress(ctx, owner.sender, 'new-password')}#${token}`;
    await mailTo(tx, login.username, owner, { ...passwordLink(language, owner.sender, link), secret: true });
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
    await mailTo(tx, login.username, owner, { ...passwordChanged(owner.language, owner.sender), secret: false });
    await note(tx, owner.registration, { kind: 'unlocked', step: 'confirmed' });
  });
  return { next: 'session' };
}
