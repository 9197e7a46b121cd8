import { KapocsError } from '#contract/errors.ts';
import type { Parsed } from '#contract/endpoint.ts';
import type { User, users } from '#contract/users.ts';
import type { Actor, Context, Reading } from '../context.ts';
import { releaseAll } from '../calls/hand/release-all.ts';
import * as history from '../history/history.ts';
import * as intermediaries from '../intermediaries/intermediaries.ts';
import { refuseGuessable } from './guessable.ts';
import * as ladder from './ladder.ts';
import { hashPassword, passwordMatches } from './password.ts';
import { folded } from './sessions.ts';
import * as sql from './users.sql.ts';

const userOf = (row: sql.StaffRow): User => ({
  id: row.id,
  username: row.username,
  displayName: row.display_name,
  role: row.role,
  intermediaryId: row.intermediary_id,
  active: row.active === 1,
});

export const list = async ({ db }: Reading): Promise<User[]> => (await sql.all(db)).map(userOf);

/** Whether somebody else could approve what this person prepared. */
export const anotherAdministrator = async ({ db }: Pick<Reading, 'db'>, than: number): Promise<boolean> =>
  (await sql.all(db)).some((row) => row.role === 'admin' && row.active === 1 && row.id !== than);

async function belongs(
  ctx: Reading,
  role: User['role'],
  intermediaryId: number | null | undefined,
): Promise<number | null> {
  const id = intermediaryId ?? null;
  const known = id === null ? role !== 'broker' : role === 'broker' && (await intermediaries.exists(ctx, id));
  if (!known) throw new KapocsError('INPUT_INVALID', { fields: ['intermediaryId'] });
  return id;
}

/** Throws USERNAME_TAKEN, PASSWORD_POLICY, INPUT_INVALID (a broker belongs to an intermediary, nobody else does). */
export async function add(ctx: Context, input: Parsed<typeof users.add>): Promise<User> {
  const intermediaryId = await belongs(ctx, input.role, input.intermediaryId);
  refuseGuessable(input.password, [input.username, input.displayName]);
  const passwordHash = await hashPassword(input.password);
  return ctx.write(async (tx) => {
    if (await sql.byUsername(tx.db, folded(input.username))) throw new KapocsError('USERNAME_TAKEN');
    const id = await sql.insert(tx.db, {
      username: input.username,
      username_folded: folded(input.username),
      display_name: input.displayName,
      role: input.role,
      intermediary_id: intermediaryId,
      password_hash: passwordHash,
      created_at: tx.now(),
    });
    await history.record(tx, { action: 'user.added', object: `user:${id}`, details: { role: input.role } });
    tx.tell('users', [id]);
    return userOf(await one(tx, id));
  });
}

async function one({ db }: Reading, id: number): Promise<sql.StaffRow> {
  const row = await sql.byId(db, id);
  if (!row) throw new KapocsError('NOT_FOUND', { userId: id });
  return row;
}

/** Whoever asked for work that is done later, with today's rights; null when the person may not sign in any more. */
export async function actorOf({ db }: Reading, id: number): Promise<Actor | null> {
  const row = await sql.byId(db, id);
  if (row?.active !== 1) return null;
  return { id, role: row.role, displayName: row.display_name, intermediaryId: row.intermediary_id };
}

/** A new password, role or switching off ends the user's sessions. Throws STATE_WRONG for the last administrator. */
export async function change(ctx: Context, input: Parsed<typeof users.change>): Promise<User> {
  const before = await one(ctx, input.id);
  const role = input.role ?? before.role;
  const moved = input.role !== undefined || input.intermediaryId !== undefined;
  const intermediaryId = moved
    ? await belongs(ctx, role, input.intermediaryId ?? (role === 'broker' ? before.intermediary_id : null))
    : before.intermediary_id;
  if (input.password !== undefined) refuseGuessable(input.password, [before.username, before.display_name]);
  const passwordHash = input.password === undefined ? null : await hashPassword(input.password);
  return ctx.write(async (tx) => {
    await sql.update(tx.db, input.id, {
      role,
      intermediary_id: intermediaryId,
      display_name: input.displayName ?? before.display_name,
      active: (input.active ?? before.active === 1) ? 1 : 0,
      ...(passwordHash === null ? {} : { password_hash: passwordHash }),
    });
    if (passwordHash !== null) await ladder.stepDown(tx, ladder.nameHash(ctx, folded(before.username)));
    if (passwordHash !== null || moved || input.active === false) {
      await sql.closeSessionsOf(tx.db, input.id, null);
      await releaseAll(tx, input.id);
    }
    await history.record(tx, {
      action: 'user.changed',
      object: `user:${input.id}`,
      details: { role, active: input.active ?? before.active === 1, newPassword: passwordHash !== null },
    });
    // Entries of the history are written one after the other: two who switch each other off meet here.
    if ((await sql.activeAdmins(tx.db)) === 0) throw new KapocsError('STATE_WRONG', { lastAdministrator: true });
    tx.tell('users', [input.id]);
    return userOf(await one(tx, input.id));
  });
}

/** Whoever asks, once more by password. Throws CREDENTIALS_WRONG. */
export async function proveSelf(ctx: Context, password: string): Promise<sql.StaffRow> {
  const self = await one(ctx, ctx.actor?.id ?? 0);
  if (!(await passwordMatches(self.password_hash, password))) throw new KapocsError('CREDENTIALS_WRONG');
  return self;
}

/** Throws CREDENTIALS_WRONG when the present password is not right, PASSWORD_POLICY. */
export async function changeOwnPassword(
  ctx: Context,
  { current, next }: Parsed<typeof users.ownPassword>,
  keepToken: string | null,
): Promise<void> {
  const self = await proveSelf(ctx, current);
  refuseGuessable(next, [self.username, self.display_name]);
  const passwordHash = await hashPassword(next);
  await ctx.write(async (tx) => {
    await sql.update(tx.db, self.id, { password_hash: passwordHash });
    await sql.closeSessionsOf(tx.db, self.id, keepToken);
    await history.record(tx, { action: 'user.password_changed', object: `user:${self.id}` });
  });
}
