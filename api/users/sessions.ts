import { createHash, randomBytes } from 'node:crypto';
import { KapocsError } from '#contract/errors.ts';
import type { Parsed } from '#contract/endpoint.ts';
import { IDLE_MINUTES, type SignedIn, type session } from '#contract/session.ts';
import type { training } from '#contract/training.ts';
import type { Actor, Context, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import * as ladder from './ladder.ts';
import { checkNobody, passwordMatches } from './password.ts';
import * as sql from './users.sql.ts';

const IDLE_MS = IDLE_MINUTES * 60_000;
const LONGEST_MS = 12 * 3_600_000;
const TOUCH_MS = 30_000;

export const hashedToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export const folded = (username: string): string => username.normalize('NFKC').toLocaleLowerCase('hu');

export const signedIn = (staff: sql.StaffRow): SignedIn => ({
  user: {
    id: staff.id,
    username: staff.username,
    displayName: staff.display_name,
    role: staff.role,
    intermediaryId: staff.intermediary_id,
  },
});

/** A fresh session for a person; the token (256 bit) is shown once, its hash is kept. */
export async function openSession(tx: Tx, staffId: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await sql.openSession(tx.db, {
    token_hash: hashedToken(token),
    staff_id: staffId,
    created_at: tx.now(),
    seen_at: tx.now(),
  });
  return token;
}

const actorOf = (staff: sql.StaffRow): Actor => ({
  id: staff.id,
  role: staff.role,
  displayName: staff.display_name,
  intermediaryId: staff.intermediary_id,
});

/** The same, written down in the name of whoever comes in. */
export async function letIn(tx: Tx, staff: sql.StaffRow, details: history.Deed['details'] = {}): Promise<string> {
  const opened = { action: 'session.opened', object: `user:${staff.id}`, details } as const;
  await history.record({ ...tx, actor: actorOf(staff) }, opened);
  return openSession(tx, staff.id);
}

/** Throws CREDENTIALS_WRONG for anything that is not right, TOO_MANY_REQUESTS while a pause lasts. */
export async function signIn(
  ctx: Context,
  { username, password }: Parsed<typeof session.signIn>,
): Promise<{ token: string; user: SignedIn }> {
  const name = ladder.nameHash(ctx, folded(username));
  await ladder.refuseBlocked(ctx, name);
  const staff = await sql.byUsername(ctx.db, folded(username));
  const right = staff ? await passwordMatches(staff.password_hash, password) : await checkNobody(password);
  if (!staff || !right || staff.active === 0) {
    await failed(ctx, name, staff?.id ?? 0);
    throw new KapocsError('CREDENTIALS_WRONG');
  }
  const token = await ctx.write(async (tx) => {
    // While the password was being checked others may have failed, or the person was switched off.
    await ladder.refuseBlocked(tx, name);
    const present = await sql.byId(tx.db, staff.id);
    if (present?.active !== 1 || present.password_hash !== staff.password_hash)
      throw new KapocsError('CREDENTIALS_WRONG');
    await ladder.stepDown(tx, name);
    return letIn(tx, present);
  });
  return { token, user: signedIn(staff) };
}

/** Names nobody has are counted and written down alike (`user:0`): nothing may tell them from those that exist. */
const failed = (ctx: Context, name: string, staffId: number): Promise<void> =>
  ctx.write(async (tx) => {
    const failures = await ladder.climb(tx, name);
    await history.record(tx, { action: 'session.refused', object: `user:${staffId}`, details: { failures } });
  });

export async function signOut(ctx: Context, token: string): Promise<void> {
  await ctx.write(async (tx) => {
    await sql.closeSession(tx.db, hashedToken(token));
    await history.record(tx, { action: 'session.closed', object: `user:${tx.actor?.id ?? 0}` });
  });
}

async function standing(ctx: Context, token: string | null): Promise<{ found: sql.SessionRow; idle: number }> {
  if (token === null) throw new KapocsError('SIGN_IN_NEEDED');
  const found = await sql.bySession(ctx.near, hashedToken(token));
  if (!found || found.active === 0) throw new KapocsError('SIGN_IN_NEEDED');
  const now = Date.parse(ctx.now());
  const idle = now - Date.parse(found.seen_at);
  if (idle > IDLE_MS || now - Date.parse(found.session_created_at) > LONGEST_MS)
    throw new KapocsError('SESSION_EXPIRED');
  return { found, idle };
}

/** Sessions nobody can use any more. */
export const closeEnded = (tx: Tx): Promise<number> => {
  const before = (ms: number): string => new Date(Date.parse(tx.now()) - ms).toISOString();
  return sql.closeEnded(tx.db, { seenBefore: before(IDLE_MS), createdBefore: before(LONGEST_MS) });
};

/** Everybody signs in anew. */
export const closeEverybody = (tx: Tx): Promise<number> => sql.closeSessions(tx.db);

/** Whether a session still stands; unlike a call of its user, asking does not lengthen it. */
export async function lasts(ctx: Context, token: string | null): Promise<boolean> {
  try {
    await standing(ctx, token);
    return true;
  } catch (error) {
    if (error instanceof KapocsError) return false;
    throw error;
  }
}

/** Whose session this is. Throws SIGN_IN_NEEDED without one, SESSION_EXPIRED after 15 idle minutes or 12 hours. */
export async function whoHas(ctx: Context, token: string | null): Promise<{ actor: Actor; user: SignedIn }> {
  const { found, idle } = await standing(ctx, token);
  if (idle > TOUCH_MS) await ctx.write((tx) => sql.touchSession(tx.db, found.token_hash, tx.now()));
  return { actor: actorOf(found), user: signedIn(found) };
}

/** Moves the clock of a training session; nobody is signed out by it. Throws STATE_WRONG outside training. */
export async function setTrainingClock(
  ctx: Context,
  { now }: Parsed<typeof training.setClock>,
): Promise<{ now: string }> {
  if (!ctx.training) throw new KapocsError('STATE_WRONG', { training: false });
  ctx.clock.set(new Date(now));
  await ctx.write(async (tx) => {
    await sql.refreshSessions(tx.db, tx.now());
    await history.record(tx, { action: 'training.clock_set', object: 'clock', details: { now } });
    tx.tell('settings', []);
    tx.tell('accounts', []);
  });
  // What has become due by the leap is due now, whatever turn a job would have waited for.
  ctx.wakeAll();
  return { now: ctx.now() };
}
