import { openStatuses } from '#contract/account-status.ts';
import type { Id, Instant } from '#contract/basics.ts';
import type { CalledAccount, HeldTask } from '#contract/calls.ts';
import { localDate } from '#contract/local-time.ts';
import type { PersonsAccount } from '../client.sql.ts';

export const isOpen = ({ status }: Pick<PersonsAccount, 'status'>): boolean =>
  (openStatuses as readonly string[]).includes(status);

/** Whether an account was registered while the client was in hand; a list knows the day only. */
const during = ({ confirmed_at, confirmed_on, confirmed_source }: PersonsAccount, since: Instant): boolean =>
  confirmed_source === 'list' ? (confirmed_on ?? '') >= localDate(since) : (confirmed_at ?? '') >= since;

/** What the person in hand has, open accounts first. */
export const calledAccounts = (accounts: readonly PersonsAccount[], since: Instant): CalledAccount[] =>
  [...accounts.filter(isOpen), ...accounts.filter((each) => !isOpen(each))].map((account) => ({
    id: account.id,
    accountNumber: account.account_number,
    status: account.status,
    deadline: account.deadline,
    registeredAt: account.confirmed_at,
    registeredOn: account.confirmed_on,
    duringCall: !isOpen(account) && during(account, since),
  }));

/** Each number of the person once, those of the account the call is about first. */
export function phonesOfPerson(accounts: readonly PersonsAccount[], about: Id): HeldTask['phones'] {
  const found = new Map<string, Id[]>();
  const inOrder = [...accounts.filter(({ id }) => id === about), ...accounts.filter(({ id }) => id !== about)];
  for (const { id, mobile, secondary_phone } of inOrder)
    for (const phone of new Set([mobile, secondary_phone]))
      if (phone !== null) found.set(phone, [...(found.get(phone) ?? []), id]);
  return [...found].map(([phone, accountIds]) => ({ phone, accountIds }));
}
