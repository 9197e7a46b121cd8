import { KapocsError } from '#contract/errors.ts';
import type { Parsed } from '#contract/endpoint.ts';
import type { NextCall, portal } from '#contract/portal.ts';
import * as accounts from '../accounts/accounts.ts';
import type { Context, Tx } from '../context.ts';
import { checkNobody, passwordMatches } from '../users/password.ts';
import { checkCode, refuseUnlessRight } from './codes.ts';
import { openSession, whoIs, type ClientSession } from './client-session.ts';
import { CODE_FROM, LOCKED_AT, nameHash } from './ladder.ts';
import { claimName } from './login-name.ts';
import * as sql from './login.sql.ts';
import { note, stick } from './moves.ts';
import { registered } from './registered.ts';
import { sendAgain } from './registration.ts';
import * as registrationSql from './registration.sql.ts';
import type { RegistrationRow } from './registration.sql.ts';
import { spendSecurityCode } from './security-code.ts';
import * as sessionSql from './session.sql.ts';
import { ladderName } from './username.ts';

type Entered = { token: string; next: NextCall };

const wrong = (failures: number): KapocsError =>
  new KapocsError('CREDENTIALS_WRONG', { securityCodeNeeded: failures >= CODE_FROM });

/**
 * Step 8. The order of decisions is the rule (portal.md §7): locked, security code, password. Names nobody has
 * climb the same ladder, with the same answers, after the same work.
 */
export async function signIn(
  ctx: Context,
  { username, password, securityCode }: Parsed<typeof portal.signIn>,
): Promise<Entered> {
  const name = ladderName(username);
  const hash = nameHash(ctx, name);
  const { failures, locked_at } = await sql.rung(ctx.db, hash);
  if (locked_at !== null) throw new KapocsError('LOCKED');
  if (failures >= CODE_FROM) await spendSecurityCode(ctx, securityCode);
  const login = await sql.byName(ctx.db, name);
  const right = login ? await passwordMatches(login.password_hash, password) : await checkNobody(password);
  if (!login || !right) throw await failed(ctx, hash, login);
  return enter(ctx, hash, login);
}

/** One failure more; the tenth locks, exactly once however many fail together. */
const failed = (ctx: Context, hash: string, login: sql.LoginRow | undefined): Promise<KapocsError> =>
  ctx.write(async (tx) => {
    const rung = await sql.climb(tx.db, { nameHash: hash, at: tx.now(), most: LOCKED_AT });
    if (rung && rung.locked_at === null) return wrong(rung.failures);
    if (rung && login)
      for (const registration of await registrationSql.ofLogin(tx.db, login.id)) {
        if (registration.live === 1) await stick(tx, registration, 'login_locked', 'login_locked');
        else await note(tx, registration, { kind: 'login_locked', step: registration.state });
      }
    return new KapocsError('LOCKED');
  });

const enter = (ctx: Context, hash: string, login: sql.LoginRow): Promise<Entered> =>
  ctx.write(async (tx) => {
    await sql.holdName(tx.db, login.username_key);
    const now = await sql.byId(tx.db, login.id);
    // Changed while this one was being checked: it is not the password any more.
    if (now?.password_hash !== login.password_hash || now.username_key !== login.username_key) throw wrong(0);
    // Wrong ones may have locked it meanwhile.
    await sql.stepDown(tx.db, hash);
    if ((await sql.rung(tx.db, hash)).locked_at !== null) throw new KapocsError('LOCKED');
    const token = await openSession(tx, login);
    return { token, next: login.activated_at === null ? 'session/confirm' : 'me' };
  });

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
