import { KapocsError } from '#contract/errors.ts';
import type { Context, Tx } from '../../context.ts';
import { newToken, tokenHash } from '../bearer.ts';
import { later, lifetimes } from '../limits.ts';
import * as loginSql from './login.sql.ts';
import type { LoginRow } from './login.sql.ts';
import * as sql from './session.sql.ts';

const TOUCH_MS = 30_000;

/** `active`: the activation code was confirmed; until then the session can do nothing but that. */
export type ClientSession = { tokenHash: string; login: LoginRow; active: boolean };

/** The token goes to the client's cookie, its hash stays. */
export async function openSession(tx: Tx, login: LoginRow): Promise<string> {
  const token = newToken();
  const now = tx.now();
  await sql.open(tx.db, { token_hash: tokenHash(token), login_id: login.id, created_at: now, seen_at: now });
  return token;
}

/** Throws SIGN_IN_NEEDED without a session, SESSION_EXPIRED after 30 idle minutes or 12 hours. */
export async function whoIs(ctx: Context, token: string | null): Promise<ClientSession> {
  if (token === null) throw new KapocsError('SIGN_IN_NEEDED');
  const found = await sql.byToken(ctx.db, tokenHash(token));
  const login = found ? await loginSql.byId(ctx.db, found.login_id) : undefined;
  if (!found || !login || login.void_at !== null) throw new KapocsError('SIGN_IN_NEEDED');
  const now = ctx.now();
  if (now >= later(found.seen_at, lifetimes.idle) || now >= later(found.created_at, lifetimes.session))
    throw new KapocsError('SESSION_EXPIRED');
  if (now >= later(found.seen_at, TOUCH_MS)) await ctx.write((tx) => sql.touch(tx.db, found.token_hash, now));
  return { tokenHash: found.token_hash, login, active: login.activated_at !== null };
}

/** The same for what only a registered client may do. Throws NOT_ACTIVE before the activation code was confirmed. */
export async function whoIsActive(ctx: Context, token: string | null): Promise<ClientSession> {
  const session = await whoIs(ctx, token);
  if (!session.active) throw new KapocsError('NOT_ACTIVE');
  return session;
}

/** Every client logs in anew. */
export const closeEveryClient = (tx: Tx): Promise<number> => sql.closeAll(tx.db);

export async function signOut(ctx: Context, token: string | null): Promise<void> {
  if (token !== null) await ctx.write((tx) => sql.close(tx.db, tokenHash(token)));
}
