import type { Db } from '#db/connect.ts';
import { forUpdate } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';

export type LoginRow = {
  id: number;
  username: string;
  username_key: string;
  password_hash: string;
  created_at: string;
  password_changed_at: string;
  activated_at: string | null;
  void_at: string | null;
};

const columns = [
  'id',
  'username',
  'username_key',
  'password_hash',
  'created_at',
  'password_changed_at',
  'activated_at',
  'void_at',
] as const;

/** The active login of a name, or else the newest that waits for its confirmation. */
export const byName = (db: Db, usernameKey: string): Promise<LoginRow | undefined> =>
  db('portal_login')
    .select<LoginRow[]>(columns)
    .where('username_key', usernameKey)
    .whereNull('void_at')
    .orderByRaw('case when activated_at is null then 1 else 0 end, id desc')
    .first();

export const activeByName = (db: Db, usernameKey: string): Promise<LoginRow | undefined> =>
  db('portal_login')
    .select<LoginRow[]>(columns)
    .where('username_key', usernameKey)
    .whereNotNull('activated_at')
    .whereNull('void_at')
    .first();

/** Of several who wait under one name only one becomes active: they take turns. */
export const holdName = (db: Db, usernameKey: string): Promise<unknown> =>
  db('portal_login').select('id').where('username_key', usernameKey).orderBy('id').forUpdate();

export const byId = (db: Db, id: number): Promise<LoginRow | undefined> =>
  db('portal_login').select<LoginRow[]>(columns).where({ id }).first();

export async function insert(db: Db, row: Omit<LoginRow, 'id'>): Promise<number> {
  const [made] = await db('portal_login').insert(row).returning<{ id: number }[]>('id');
  if (!made) throw new Error('insert returned no id');
  return made.id;
}

export const activate = (db: Db, id: number, at: string): Promise<number> =>
  db('portal_login').where({ id }).whereNull('activated_at').whereNull('void_at').update({ activated_at: at });

/** A login that never became active goes with the registration it came from. */
export const voidUnconfirmed = (db: Db, id: number, at: string): Promise<number> =>
  db('portal_login').where({ id }).whereNull('activated_at').whereNull('void_at').update({ void_at: at });

export const changePassword = (db: Db, id: number, passwordHash: string, at: string): Promise<number> =>
  db('portal_login').where({ id }).update({ password_hash: passwordHash, password_changed_at: at });

export type Rung = { failures: number; locked_at: string | null };

const bottom: Rung = { failures: 0, locked_at: null };

export const rung = async (db: Db, nameHash: string): Promise<Rung> =>
  (await db('portal_ladder').select<Rung[]>('failures', 'locked_at').where('name_hash', nameHash).first()) ?? bottom;

/** The same, held until the transaction ends. */
export const heldRung = async (db: Db, nameHash: string): Promise<Rung> =>
  (
    await rowsOf<Rung>(db, `select failures, locked_at from portal_ladder where name_hash = ? ${forUpdate(db)}`, [
      nameHash,
    ])
  )[0] ?? bottom;

type Failure = { nameHash: string; known?: boolean; at: string; most: number; below?: number };

/**
 * One failure more, in one statement so that parallel ones each count once; the `most`-th locks.
 * Null: it was locked already, or had `below` failures or more, and nothing changed.
 */
export async function climb(db: Db, { nameHash, known = true, at, most, below = most }: Failure): Promise<Rung | null> {
  const [row] = await rowsOf<Rung>(
    db,
    `insert into portal_ladder as ladder (name_hash, failures, known, at) values (?, 1, ?, ?)
     on conflict (name_hash) do update set failures = ladder.failures + 1, at = excluded.at, known = excluded.known,
       locked_at = case when ladder.failures + 1 >= ? then excluded.at end
     where ladder.locked_at is null and ladder.failures < ?
     returning failures, locked_at`,
    [nameHash, known ? 1 : 0, at, most, below],
  );
  return row ?? null;
}

export const unlock = (db: Db, nameHash: string): Promise<number> =>
  db('portal_ladder').where('name_hash', nameHash).delete();

/** From now on somebody has this name: what failed under it stays. */
export const nowKnown = (db: Db, nameHash: string): Promise<number> =>
  db('portal_ladder').where('name_hash', nameHash).update({ known: 1 });

/** Of the names nobody has only so many are kept, the last tried. */
export async function forgetStrangers(db: Db, most: number): Promise<number> {
  const strangers = () => db('portal_ladder').where('known', 0);
  const [first] = await strangers().orderBy('at', 'desc').offset(most).limit(1).select<{ at: string }[]>('at');
  return first === undefined ? 0 : strangers().where('at', '<=', first.at).delete();
}

/** False: this security code was used before. */
export const useSecurityCode = async (db: Db, id: string, at: string): Promise<boolean> =>
  (
    await rowsOf<{ id: string }>(
      db,
      'insert into portal_security_code (id, at) values (?, ?) on conflict (id) do nothing returning id',
      [id, at],
    )
  ).length > 0;

export const forgetSecurityCodes = (db: Db, before: string): Promise<number> =>
  db('portal_security_code').where('at', '<', before).delete();

/** Active log-ins that own one of the accounts come before the one that merely has the name. */
export async function activeFor(
  db: Db,
  { accountIds, usernameKey }: { accountIds: readonly number[]; usernameKey: string | null },
): Promise<number | null> {
  const active = () => db('portal_login').whereNotNull('activated_at').whereNull('void_at');
  const owner = await active()
    .join('portal_registration', 'portal_registration.login_id', 'portal_login.id')
    .whereIn('portal_registration.account_id', accountIds)
    .where('portal_registration.state', 'confirmed')
    .orderBy('portal_login.id', 'desc')
    .first<{ id: number } | undefined>('portal_login.id as id');
  const named =
    owner || usernameKey === null
      ? undefined
      : await active().where('username_key', usernameKey).first<{ id: number } | undefined>('id');
  return owner?.id ?? named?.id ?? null;
}

export const rename = (
  db: Db,
  id: number,
  { username, username_key }: Pick<LoginRow, 'username' | 'username_key'>,
): Promise<number> => db('portal_login').where({ id }).whereNull('void_at').update({ username, username_key });
