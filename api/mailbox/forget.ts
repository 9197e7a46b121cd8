import type { Id } from '#contract/basics.ts';
import type { Tx } from '../context.ts';
import type { Person } from '../erasure/person.ts';
import * as sql from './forget.sql.ts';

export type Forgotten = { contracts: readonly sql.Contract[]; items: number; mailboxIds: readonly Id[] };

/** Takes a client out of the insurer's contracts, and the mailbox with everything in it. */
export async function forgetMailbox(tx: Tx, { ids, emails }: Person, loginIds: readonly Id[]): Promise<Forgotten> {
  const contracts = await sql.policiesOf(tx.db, ids, emails);
  const policyIds = contracts.map(({ id }) => id);
  const mailboxIds = await sql.mailboxesOf(tx.db, emails);
  const items = await sql.itemsOf(tx.db, { mailboxIds, loginIds, policyIds });
  await sql.wipeItems(tx.db, items, tx.now());
  await sql.wipePolicies(tx.db, policyIds);
  await sql.wipeMailboxes(tx.db, mailboxIds, tx.now());
  await sql.forgetUpgrades(tx.db, ids);
  return { contracts, items: items.length, mailboxIds };
}
