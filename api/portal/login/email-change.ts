import type { Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import { daysLater } from '#contract/local-time.ts';
import type { NextCall } from '#contract/portal.ts';
import type { services } from '#contract/services.ts';
import type { Context } from '../../context.ts';
import * as history from '../../history/history.ts';
import { keyedHash } from '../bearer.ts';
import { codeSubject, tooMany } from '../codes/codes.ts';
import { MOST_ATTEMPTS, endOf, judgeCode, newSecret } from '../codes/code-check.ts';
import { openSession, type ClientSession } from './client-session.ts';
import * as sql from './email-change.sql.ts';
import { noteEmailDiffers } from '../registration/email-differs.ts';
import { admit, identify } from './identify.ts';
import { nameHash, standing } from './ladder.ts';
import { allowances, lifeDays } from '../limits.ts';
import { claimName } from './login-name.ts';
import * as loginSql from './login.sql.ts';
import { mailTo, ownerOf } from './login-owner.ts';
import { activationCode, emailChanged } from '../messages.ts';
import * as registrationSql from '../registration/registration.sql.ts';
import type { Copied } from '../security-code/security-code.ts';
import * as sessionSql from './session.sql.ts';
import { requireUsername } from './username.ts';
import { countUse, requireUse } from '../codes/uses.ts';

const digestOf = ({ pepper }: Pick<Context, 'pepper'>, loginId: number, end: string): string =>
  keyedHash(pepper, 'email-change', `${loginId}:${end}`);

/**
 * portal.md §6.15: a code goes to the new address; until it is typed nothing changes. Throws what a log-in throws,
 * EMAIL_INVALID, EMAIL_TAKEN, RESEND_TOO_SOON, RESEND_LIMIT, TOO_MANY_REQUESTS.
 */
export async function changeEmail(
  ctx: Context,
  { login }: ClientSession,
  { email, ...typed }: Omit<Parsed<typeof services.changeEmail>, 'securityCode'> & Copied,
): Promise<{ next: NextCall }> {
  const wanted = requireUsername(email);
  const known = await identify(ctx, login.username_key, typed);
  await ctx.write((tx) => admit(tx, known));
  await ctx.write((tx) => requireUse(tx, `address:login:${login.id}`, allowances.addressAsked));
  await ctx.write(async (tx) => {
    if (await loginSql.activeByName(tx.db, wanted.key)) throw new KapocsError('EMAIL_TAKEN');
    for (const [subject, allowance] of [
      [`email-change:${login.id}`, allowances.emailChange],
      [codeSubject(ctx.pepper, { kind: 'email', sending: 'again', to: wanted.key }), allowances.again],
    ] as const) {
      const until = await countUse(tx, subject, allowance);
      if (until !== null) throw tooMany(tx.now(), until);
    }
    const owner = await ownerOf(tx, login);
    const secret = newSecret();
    const now = tx.now();
    await sql.put(tx.db, {
      login_id: login.id,
      username: wanted.shown,
      username_key: wanted.key,
      digest: digestOf(ctx, login.id, endOf(secret)),
      attempts: 0,
      sent_at: now,
      expires_at: daysLater(now, lifeDays.email),
    });
    await mailTo(tx, wanted.shown, owner, { ...activationCode(owner.language, owner.sender, secret), secret: true });
  });
  return { next: 'email/confirm' };
}

/** The user name changes, every session ends but this one, and the old address is told. */
export async function confirmEmail(
  ctx: Context,
  session: ClientSession,
  { code }: Parsed<typeof services.confirmEmail>,
): Promise<{ next: NextCall; token: string }> {
  const { login } = session;
  const { verdict, token } = await ctx.write(async (tx) => {
    await loginSql.holdName(tx.db, login.username_key);
    // A new name is no way out of the lock (K16).
    if ((await standing(tx, nameHash(ctx, login.username_key))).locked_at !== null) throw new KapocsError('LOCKED');
    const kept = await sql.ofLogin(tx.db, login.id);
    if (!kept) throw new KapocsError('STEP_OUT_OF_ORDER', { next: 'me' });
    const judged = judgeCode(
      { state: 'open', digest: kept.digest, attempts: kept.attempts, expiresAt: kept.expires_at },
      { input: code, now: tx.now(), digestOf: (end) => digestOf(ctx, login.id, end) },
    );
    if (judged === 'CODE_INCORRECT') await sql.spend(tx.db, login.id, MOST_ATTEMPTS);
    if (judged !== 'right') return { verdict: judged, token: '' };
    await claimName(tx, kept.username_key);
    if ((await sql.take(tx.db, kept)) === 0) throw new KapocsError('CODE_EXPIRED');
    await loginSql.rename(tx.db, login.id, kept);
    // Whatever strangers tried under the new name before it was anybody's.
    await loginSql.unlock(tx.db, nameHash(ctx, kept.username_key));
    await sessionSql.closeOf(tx.db, login.id);
    await sessionSql.forgetLinks(tx.db, login.id);
    for (const { account_id } of await registrationSql.ofLogin(tx.db, login.id))
      await noteEmailDiffers(tx, account_id, kept.username_key);
    const owner = await ownerOf(tx, login);
    await mailTo(tx, login.username, owner, { ...emailChanged(owner.language, owner.sender), secret: false });
    await history.record(tx, { action: 'login.renamed', object: `account:${owner.registration.account_id}` });
    return { verdict: judged, token: await openSession(tx, login) };
  });
  if (verdict !== 'right') throw new KapocsError(verdict);
  return { next: 'me', token };
}
