import { KapocsError } from '#contract/errors.ts';
import type { Reading, Tx } from '../../context.ts';
import { holdSubject } from '../codes/code.sql.ts';
import * as sql from './login.sql.ts';

/**
 * An address is about to become somebody's user name: of several who want it at once the second waits here, and finds
 * it taken. Throws EMAIL_TAKEN.
 */
export async function claimName({ db }: Tx, usernameKey: string): Promise<void> {
  await holdSubject(db, `name:${usernameKey}`);
  if (await sql.activeByName(db, usernameKey)) throw new KapocsError('EMAIL_TAKEN');
}

/** The address a client logs in with. */
export async function nameOf({ db }: Reading, loginId: number): Promise<string> {
  const login = await sql.byId(db, loginId);
  if (!login) throw new Error('there is no such log-in');
  return login.username;
}
