import { KapocsError } from '#contract/errors.ts';
import type { Parsed } from '#contract/endpoint.ts';
import type { NextCall, portal } from '#contract/portal.ts';
import * as accounts from '../../accounts/accounts.ts';
import type { Context, Tx } from '../../context.ts';
import { checkCode, refuseUnlessRight } from '../codes/codes.ts';
import { openSession, whoIs, type ClientSession } from './client-session.ts';
import { admit, identify } from './identify.ts';
import { claimName } from './login-name.ts';
import * as sql from './login.sql.ts';
import { registered } from '../registration/registered.ts';
import { sendAgain } from '../registration/registration.ts';
import * as registrationSql from '../registration/registration.sql.ts';
import type { RegistrationRow } from '../registration/registration.sql.ts';
import type { Copied } from '../security-code/security-code.ts';
import * as sessionSql from './session.sql.ts';
import { ladderName } from './username.ts';

type Entered = { token: string; next: NextCall };

type Typed = Omit<Parsed<typeof portal.signIn>, 'securityCode'> & Copied;

/** Step 8. Throws what `identify` throws. */
export async function signIn(ctx: Context, { username, ...typed }: Typed): Promise<Entered> {
  const known = await identify(ctx, ladderName(username), typed);
  return ctx.write(async (tx) => {
    await admit(tx, known);
    const { login } = known;
    return {
      token: await openSession(tx, login),
      next: login.activated_at === null ? 'session/confirm' : 'me',
    };
  });
}

/** The registration a login still has to confirm, held. Throws STEP_OUT_OF_ORDER when there is none left. */
async function unconfirmed(tx: Tx, { login, active }: ClientSession): Promise<RegistrationRow> {
  const [found] = active ? [] : await registrationSql.ofLogin(tx.db, login.id);
  if (found) await accounts.hold(tx, found.account_id);
  const [pending] = found ? await registrationSql.ofLogin(tx.db, login.id) : [];
  if (pending?.state !== 'finished') throw new KapocsError('STEP_OUT_OF_ORDER', { next: active ? 'me' : 'session' });
  return pending;
}

/** Step 9: only here the client becomes registered. The session goes on under a new token. */
export async function confirm(
  ctx: Context,
  { code }: Parsed<typeof portal.confirm>,
  sessionToken: string | null,
): Promise<Entered> {
  const session = await whoIs(ctx, sessionToken);
  const { checked, token } = await ctx.write(async (tx) => {
    const registration = await unconfirmed(tx, session);
    await sql.holdName(tx.db, session.login.username_key);
    await claimName(tx, session.login.username_key);
    const result = await checkCode(ctx, tx, registration, { kind: 'email', input: code });
    if (result.verdict !== 'right') return { checked: result, token: '' };
    await sql.activate(tx.db, session.login.id, tx.now());
    await registered(tx, registration, 'confirmed');
    await sessionSql.close(tx.db, session.tokenHash);
    return { checked: result, token: await openSession(tx, session.login) };
  });
  refuseUnlessRight(checked);
  return { token, next: 'me' };
}

/** Another activation code for a client who is logged in and waits for it. */
export async function resendActivation(ctx: Context, sessionToken: string | null): Promise<{ next: NextCall }> {
  const session = await whoIs(ctx, sessionToken);
  await ctx.write(async (tx) => sendAgain(ctx, tx, await unconfirmed(tx, session), 'email'));
  return { next: 'session/confirm' };
}
