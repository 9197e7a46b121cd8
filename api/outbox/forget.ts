import { softenSms } from '#contract/sms-soften.ts';
import { smsModes } from '#contract/sms-text.ts';
import type { Context, Tx } from '../context.ts';
import type { Person } from '../erasure/person.ts';
import { addressHash } from './addresses/address-hash.ts';
import { dropListsOf } from './attachments/listed.ts';
import * as sql from './forget.sql.ts';
import { passOn } from './sending/shared-letter.sql.ts';

export type Forgotten = {
  waitingMessages: number;
  messageTexts: number;
  blockedAddresses: number;
  messages: number;
  suppressions: number;
};

/** Takes addressee and text of every message to a client; nothing waiting is sent any more. */
export async function forgetMessages(tx: Tx, { pepper }: Pick<Context, 'pepper'>, person: Person): Promise<Forgotten> {
  const ids = await sql.messagesOf(tx.db, {
    accountIds: person.ids,
    addresses: [...person.emails, ...person.mobiles],
  });
  const hashes = [
    ...person.emails.map((email) => addressHash(pepper, 'email', email)),
    ...person.mobiles.map((mobile) => addressHash(pepper, 'sms', mobile)),
  ];
  const withheld = await sql.withhold(tx.db, ids, tx.now());
  // One letter for several people: the next at the address gets it, and it names those who are left.
  if (withheld.length > 0 && (await passOn(tx.db, withheld, tx.now(), ids)) > 0) tx.wake('campaigns');
  const messageTexts = await sql.wipe(tx.db, ids);
  const names = person.accounts.flatMap(({ holder_name: name }) => [
    name,
    ...smsModes.map((mode) => softenSms(name, mode)),
  ]);
  const others = await sql.namedIn(tx.db, person.ids, names);
  await sql.wipeWords(tx.db, others);
  await dropListsOf(tx, person.ids);
  await sql.clearTrialBox(tx.db, [...ids, ...others], person.ids);
  const blockedAddresses =
    (await sql.hideAddresses(tx.db, 'suppression', hashes)) + (await sql.hideAddresses(tx.db, 'consent', hashes));
  tx.tell('outbox', ids);
  tx.tell('campaigns', []);
  const suppressions = await sql.countSuppressed(tx.db, hashes);
  return { waitingMessages: withheld.length, messageTexts, blockedAddresses, messages: ids.length, suppressions };
}
