import type { Reading } from '../../context.ts';
import * as sql from './login.sql.ts';

/** The log-in that takes the post of a client: it owns one of the accounts, or has the address as its name (portal.md K3). */
export const activeLoginOf = (
  { db }: Reading,
  owner: { accountIds: readonly number[]; usernameKey: string | null },
): Promise<number | null> => sql.activeFor(db, owner);
