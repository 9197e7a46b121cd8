import type { Reading } from '../context.ts';
import * as sql from './login.sql.ts';

/** The address a client logs in with. */
export async function nameOf({ db }: Reading, loginId: number): Promise<string> {
  const login = await sql.byId(db, loginId);
  if (!login) throw new Error('there is no such log-in');
  return login.username;
}
