import type { LocalDate } from '#contract/basics.ts';
import type { CallRules } from '#contract/call-rules.ts';
import type { CallReason } from '#contract/calls.ts';
import { addDays, localDate } from '#contract/deadline.ts';
import type { OpenAccount } from '../client.sql.ts';
import type { NewTask } from './fill.sql.ts';
import { weightOf } from './queue-order.ts';

/** Why a client belongs into the queue by the rules; null: not now. */
function reasonOf(account: OpenAccount, today: LocalDate, rules: CallRules): CallReason | null {
  if (account.deadline < addDays(today, -rules.overdueDays)) return null;
  if (account.status === 'blocked') return 'unreachable';
  const quietFrom = addDays(today, -rules.quietDays);
  const fresh = account.last_contact_at !== null && localDate(account.last_contact_at) > quietFrom;
  if (fresh || account.deadline > addDays(today, rules.dueWithinDays)) return null;
  if (account.status === 'in_progress') return 'stuck';
  return account.deadline < today ? 'overdue' : 'due_soon';
}

/** The most pressing reason comes first. */
const pressing: readonly CallReason[] = ['message_failed', 'stuck', 'overdue', 'due_soon', 'unreachable', 'by_hand'];

/** The numbers a client can be called on. */
export const phonesOf = (accounts: readonly OpenAccount[]): string[] => [
  ...new Set(accounts.flatMap(({ mobile, secondary_phone }) => [mobile ?? [], secondary_phone ?? []].flat())),
];

/** What a task takes from the open accounts it stands for: the most pressing one, and what is at stake in all. */
export function standingFor(
  accounts: readonly OpenAccount[],
): Pick<NewTask, 'account_id' | 'cohort_id' | 'deadline' | 'weight'> | null {
  const [first] = accounts.toSorted((a, b) =>
    a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : a.id - b.id,
  );
  if (!first) return null;
  const sum = (of: (account: OpenAccount) => number | null): number =>
    accounts.reduce((total, account) => total + (of(account) ?? 0), 0);
  return {
    account_id: first.id,
    cohort_id: first.cohort_id,
    deadline: first.deadline,
    weight: weightOf({
      contracts: sum(({ contract_count }) => contract_count ?? 1),
      premium: sum(({ annual_premium }) => annual_premium),
    }),
  };
}

/**
 * One task for all open accounts of a client; `given`: somebody or something asks for the call whatever the rules
 * say. Null when nobody need call, or there is no number to call.
 */
export function taskFor(
  accounts: readonly OpenAccount[],
  { today, rules, given, dead }: { today: LocalDate; rules: CallRules; given: CallReason | null; dead: Set<string> },
): NewTask | null {
  const standing = standingFor(accounts);
  const [first] = accounts;
  if (!standing || !first || phonesOf(accounts).every((phone) => dead.has(phone))) return null;
  const reasons = given === null ? accounts.map((account) => reasonOf(account, today, rules)) : [given];
  const reason = pressing.find((each) => reasons.includes(each));
  return reason ? { ...standing, holder_id: first.holder_id, reason } : null;
}
