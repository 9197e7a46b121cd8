import { KapocsError } from '#contract/errors.ts';
import type { Context, Reading, Tx } from '../../context.ts';
import { keyedHash } from '../bearer.ts';
import * as sql from './login.sql.ts';
import { isCopiedRight, type Copied } from '../security-code/security-code.ts';

/** From this many failures in a row on a security code is needed; at the second number the login is locked (portal.md K15, K16). */
export const CODE_FROM = 3;
export const LOCKED_AT = 10;

/** What failures are counted under: the same for names that exist and names that do not. Each door has its own ladder. */
export const nameHash = (ctx: Pick<Context, 'pepper'>, name: string, door = 'name'): string =>
  keyedHash(ctx.pepper, door, name);

export const standing = ({ db }: Reading, hash: string): Promise<sql.Rung> => sql.rung(db, hash);

/** One try of a password: on whose ladder, and whether a security code was copied for it. */
export type Try = { rung: string; coded: boolean };

/**
 * What stands before every look at a password, at a log-in and inside a session alike. Throws LOCKED, and from the third
 * failure on SECURITY_CODE_NEEDED or SECURITY_CODE_WRONG, which count as no failure (portal.md §6.8).
 */
export async function mayTry(ctx: Context, rung: string, { securityCode, address }: Copied): Promise<Try> {
  const { failures, locked_at } = await standing(ctx, rung);
  if (locked_at !== null) throw new KapocsError('LOCKED');
  const coded = await isCopiedRight(ctx, securityCode, { address, rung });
  if (failures >= CODE_FROM && !coded)
    throw new KapocsError(securityCode === undefined ? 'SECURITY_CODE_NEEDED' : 'SECURITY_CODE_WRONG');
  return { rung, coded };
}

/** What is answered to a wrong password; `locks` for the one failure that locked. Returned, not thrown: it must be kept. */
export type Wrong = { error: KapocsError; locks: boolean };

/**
 * One failure more; the tenth locks, exactly once however many fail together. A try without a security code that others
 * have made necessary meanwhile is answered as if it had come after them: neither counted nor told right or wrong.
 */
export async function wrongPassword(tx: Tx, { rung, coded }: Try, known = true): Promise<Wrong> {
  const climbed = await sql.climb(tx.db, {
    nameHash: rung,
    known,
    at: tx.now(),
    most: LOCKED_AT,
    below: coded ? LOCKED_AT : CODE_FROM,
  });
  const { failures, locked_at } = climbed ?? (await sql.rung(tx.db, rung));
  if (locked_at !== null) return { error: new KapocsError('LOCKED'), locks: climbed !== null };
  return { error: climbed ? credentialsWrong(failures) : new KapocsError('SECURITY_CODE_NEEDED'), locks: false };
}

export const credentialsWrong = (failures: number): KapocsError =>
  new KapocsError('CREDENTIALS_WRONG', { securityCodeNeeded: failures >= CODE_FROM });

/** The password was right: the failures are forgotten, unless others have locked meanwhile, or made a code necessary. */
export async function rightPassword(tx: Tx, { rung, coded }: Try): Promise<void> {
  const { failures, locked_at } = await sql.heldRung(tx.db, rung);
  if (locked_at !== null) throw new KapocsError('LOCKED');
  if (failures >= CODE_FROM && !coded) throw new KapocsError('SECURITY_CODE_NEEDED');
  await sql.unlock(tx.db, rung);
}

/** Somebody has this name from now on: its failures are no stranger's any more. */
export const nowKnown = (tx: Tx, hash: string): Promise<number> => sql.nowKnown(tx.db, hash);

/** A new password by a mailed link: the one way out of a lock, and of every failure (portal.md K16). */
export const unlock = (tx: Tx, hash: string): Promise<number> => sql.unlock(tx.db, hash);
