import type { Id } from '#contract/basics.ts';
import type { Tx } from '../context.ts';
import type { Person } from '../erasure/person.ts';
import * as sql from './forget.sql.ts';

export type Forgotten = { registrations: number; declarations: number; loginIds: readonly Id[] };

/** Takes who registered out of the registrations, and the log-ins that open nothing else. */
export async function forgetRegistrations(tx: Tx, { ids }: Person): Promise<Forgotten> {
  const registrations = await sql.registrationsOf(tx.db, ids);
  const own = registrations.map(({ id }) => id);
  const used = [...new Set(registrations.flatMap(({ login_id }) => login_id ?? []))];
  const shared = await sql.sharedLogins(tx.db, used, ids);
  const loginIds = used.filter((id) => !shared.has(id));
  await sql.endRegistrations(tx.db, own, tx.now());
  await sql.unlink(tx.db, own, [...shared]);
  await sql.voidLogins(tx.db, loginIds, tx.now());
  tx.tell('portal', ids);
  return { registrations: own.length, declarations: await sql.countAcceptances(tx.db, own), loginIds };
}
