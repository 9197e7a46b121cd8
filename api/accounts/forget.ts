import type { Id } from '#contract/basics.ts';
import type { Context, Tx } from '../context.ts';
import type { Person } from '../erasure/person.ts';
import { accountsOfClient, type Account } from './accounts.ts';
import { markErased } from './erased.ts';
import * as sql from './forget.sql.ts';
import { searchWords } from './search-words.ts';
import * as stored from './stored.ts';

/** Addresses without repetition that no other client has. */
async function ownAmong(tx: Tx, addresses: readonly (string | null)[], but: readonly Id[]): Promise<string[]> {
  const own: string[] = [];
  for (const address of new Set(addresses))
    if (address !== null && !(await sql.othersHave(tx.db, { address, words: searchWords(address), but })))
      own.push(address);
  return own;
}

/** The client of an account, by everything that is known of the client; the accounts are held until the end. */
export async function personOf(tx: Tx, account: Account): Promise<Person> {
  const ids = await accountsOfClient(tx, account);
  const accounts = await stored.holdByIds(tx, ids);
  const former = await sql.formerContacts(tx.db, ids);
  const formerly = (field: 'email' | 'mobile'): (string | null)[] =>
    former.flatMap((change) => (change.field === field ? [change.before, change.after] : []));
  const emails = [...accounts.flatMap((each) => [each.email, each.list_email]), ...formerly('email')];
  const mobiles = [...accounts.flatMap((each) => [each.mobile, each.list_mobile]), ...formerly('mobile')];
  return {
    accounts,
    ids,
    holderIds: [account.holder_id],
    nobody: `erased:${account.id}`,
    emails: await ownAmong(
      tx,
      emails.map((email) => email?.toLowerCase() ?? null),
      ids,
    ),
    mobiles: await ownAmong(tx, mobiles, ids),
  };
}

/** Leaves of a client's accounts what can be counted, and marks by which lists are passed over. Says what went. */
export async function forgetAccounts(
  tx: Tx,
  key: Pick<Context, 'pepper'>,
  person: Person,
): Promise<{ accounts: number; corrections: number }> {
  await markErased(tx, key, person);
  const corrections = await sql.forgetCorrections(tx.db, person.ids);
  await sql.makeNobody(tx.db, person.ids, person.nobody, tx.today());
  tx.tell('accounts', person.ids);
  return { accounts: person.ids.length, corrections };
}
