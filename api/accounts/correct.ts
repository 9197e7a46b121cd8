import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { AccountCard, accounts } from '#contract/accounts.ts';
import type { Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Context, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { hold, type Account } from './accounts.ts';
import { card } from './card.ts';
import * as sql from './correct.sql.ts';
import { derived } from './search-text.ts';

type Correction = Parsed<typeof accounts.correct>;
type Contact = Pick<Account, 'email' | 'mobile' | 'secondary_phone'>;

/** E.164 of a phone as people write it. Throws INPUT_INVALID naming the field. */
function phone(field: 'mobile' | 'secondaryPhone', written: string | null): string | null {
  if (written === null) return null;
  const read = parsePhoneNumberFromString(written, { defaultCountry: 'HU', extract: false });
  if (!read?.isValid()) throw new KapocsError('INPUT_INVALID', { fields: [field] });
  return read.number;
}

const corrected = (account: Account, { email, mobile, secondaryPhone }: Correction): Contact => ({
  email: email === undefined ? account.email : email,
  mobile: mobile === undefined ? account.mobile : phone('mobile', mobile),
  secondary_phone: secondaryPhone === undefined ? account.secondary_phone : phone('secondaryPhone', secondaryPhone),
});

/** What the list says is kept beside a correction until both agree again: then the account follows the list. */
function besideTheList(account: Account, contact: Contact, now: string): sql.Listed {
  const list =
    account.contact_corrected_at === null
      ? { list_email: account.email, list_mobile: account.mobile }
      : { list_email: account.list_email, list_mobile: account.list_mobile };
  const agrees = contact.email === list.list_email && contact.mobile === list.list_mobile;
  return agrees
    ? { list_email: null, list_mobile: null, contact_corrected_at: null }
    : { ...list, contact_corrected_at: now };
}

/**
 * Corrects contact data and keeps what was there, in the transaction at hand. Throws NOT_FOUND, CONFLICT (changed
 * meanwhile), INPUT_INVALID, STATE_WRONG (forgotten).
 */
export async function correctIn(tx: Tx, input: Correction): Promise<void> {
  const account = await hold(tx, input.id);
  if (account.erased_on !== null) throw new KapocsError('STATE_WRONG', { state: 'erased' });
  if (input.revision !== undefined && input.revision !== account.revision)
    throw new KapocsError('CONFLICT', { revision: account.revision });
  const contact = corrected(account, input);
  const changes = (['email', 'mobile', 'secondary_phone'] as const)
    .filter((field) => contact[field] !== account[field])
    .map((field) => ({ field, before: account[field], after: contact[field] }));
  if (changes.length === 0) return;
  const { search_text, reachable } = derived({
    accountNumber: account.account_number,
    holderName: account.holder_name,
    birthDate: account.birth_date,
    taxNumber: account.tax_number,
    email: contact.email,
    mobile: contact.mobile,
    secondaryPhone: contact.secondary_phone,
  });
  await sql.update(tx.db, input.id, {
    ...contact,
    ...besideTheList(account, contact, tx.now()),
    search_text,
    reachable,
  });
  await sql.keep(tx.db, { accountId: input.id, at: tx.now(), actorId: tx.actor?.id ?? null, changes });
  await history.record(tx, {
    action: 'account.corrected',
    object: `account:${input.id}`,
    details: { fields: changes.map(({ field }) => field).join(' ') },
  });
  tx.tell('accounts', [input.id]);
}

/** The same by itself; gives the card as it is then. */
export async function correct(ctx: Context, input: Correction): Promise<AccountCard> {
  await ctx.write((tx) => correctIn(tx, input));
  return card(ctx, input.id);
}
