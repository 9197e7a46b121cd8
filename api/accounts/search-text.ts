import { createHash } from 'node:crypto';
import { fold, sortKey } from '#contract/hungarian.ts';
import { accountKey } from './account-key.ts';
import { smsCapable } from './sms-capable.ts';

/** What is written of an account by whoever writes it; phones in E.164. */
export type AccountSource = {
  accountNumber: string;
  holderName: string;
  email: string | null;
  mobile: string | null;
  secondaryPhone: string | null;
  birthDate: string | null;
  taxNumber: string | null;
};

/** The columns that follow from others and must be written with them. */
export type DerivedColumns = {
  account_key: string;
  holder_id: string;
  name_sort: string;
  search_text: string;
  reachable: 0 | 1;
};

/**
 * Words parted by two spaces, with two in front, so that even the first letter of a word makes up three
 * characters, which is what the search index holds (`search-words.ts` asks for them).
 */
function searchText({ accountNumber, holderName, email, mobile, secondaryPhone }: AccountSource): string {
  const key = accountKey(accountNumber);
  const written = fold(accountNumber);
  const parts = [holderName, key, written === key.toLowerCase() ? '' : written, email, mobile, secondaryPhone];
  return `  ${fold(parts.filter(Boolean).join(' ')).replaceAll(' ', '  ')}`;
}

/** The tax number's stem names a company; a person is a name with a birth date, else with a phone or an address. */
function holderTraits({ accountNumber, holderName, email, mobile, birthDate, taxNumber }: AccountSource): string[] {
  const stem = taxNumber?.replace(/\D/g, '').slice(0, 8);
  if (stem?.length === 8) return ['company', stem];
  const name = fold(holderName);
  if (birthDate) return ['born', name, birthDate];
  if (mobile) return ['mobile', name, mobile];
  if (email) return ['email', name, email.toLowerCase()];
  return ['account', name, accountKey(accountNumber)];
}

/** Everything stored of an account that follows from its other values. */
export function derived(account: AccountSource): DerivedColumns {
  const holder = createHash('sha256').update(JSON.stringify(holderTraits(account)));
  return {
    account_key: accountKey(account.accountNumber),
    holder_id: holder.digest('base64url').slice(0, 20),
    name_sort: sortKey(account.holderName),
    search_text: searchText(account),
    reachable: account.email !== null && account.mobile !== null && smsCapable(account.mobile) ? 1 : 0,
  };
}
