import type { Context, Reading, Tx } from '../context.ts';
import { keyedHash } from './bearer.ts';
import * as sql from './login.sql.ts';

/** From this many failures in a row on a security code is needed; at the second number the login is locked (portal.md K15, K16). */
export const CODE_FROM = 3;
export const LOCKED_AT = 10;

/** What failures are counted under: the same for names that exist and names that do not. Each door has its own ladder. */
export const nameHash = (ctx: Pick<Context, 'pepper'>, name: string, door = 'name'): string =>
  keyedHash(ctx.pepper, door, name);

export const standing = ({ db }: Reading, hash: string): Promise<sql.Rung> => sql.rung(db, hash);

/** One failure more; the tenth locks, exactly once however many fail together. Null: it was locked before. */
export const oneFailure = (tx: Tx, hash: string): Promise<sql.Rung | null> =>
  sql.climb(tx.db, { nameHash: hash, at: tx.now(), most: LOCKED_AT });

/** In: the failures are forgotten, unless they have locked meanwhile. */
export const forgive = (tx: Tx, hash: string): Promise<number> => sql.stepDown(tx.db, hash);

/** Only a new password by the mailed link does this. */
export const unlock = (tx: Tx, hash: string): Promise<number> => sql.unlock(tx.db, hash);
