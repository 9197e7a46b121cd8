import type { AccountStatus, ManagerKind } from './account-status.ts';
import type { LocalDate } from './basics.ts';
import { daysBetween } from './local-date.ts';

export { addDays, daysBetween } from './local-date.ts';
export { dayEnd, dayStart, localDate } from './local-time.ts';

/** All that decides where an account stands. Days are local days; `reachable` = mobile for SMS and e-mail are both known. */
export type AccountFacts = {
  managerKind: ManagerKind;
  closedOn: LocalDate | null;
  startedOn: LocalDate | null;
  confirmedOn: LocalDate | null;
  deadline: LocalDate | null;
  reachable: boolean;
};

/** Seen from `asOf`, what came after that day has not happened. */
const happened = (on: LocalDate | null, asOf: LocalDate): on is LocalDate => on !== null && on <= asOf;

/** Only a client who manages an open account alone must register. */
export const mustRegister = (account: AccountFacts, asOf: LocalDate): boolean =>
  account.managerKind === 'owner' && !happened(account.closedOn, asOf);

/** The status as of the end of a local day; the deadline itself is still in time. */
export function statusAsOf(account: AccountFacts, asOf: LocalDate): AccountStatus {
  if (happened(account.closedOn, asOf)) return 'closed';
  if (account.managerKind !== 'owner') return 'not_required';
  if (happened(account.confirmedOn, asOf)) {
    const inTime = account.deadline === null || account.confirmedOn <= account.deadline;
    return inTime ? 'registered_in_time' : 'registered_late';
  }
  if (happened(account.startedOn, asOf)) return 'in_progress';
  return account.reachable ? 'not_started' : 'blocked';
}

/** Must register, has not, and the day after the deadline has come. */
export const isOverdue = (account: AccountFacts, asOf: LocalDate): boolean =>
  mustRegister(account, asOf) &&
  !happened(account.confirmedOn, asOf) &&
  account.deadline !== null &&
  asOf > account.deadline;

/** "Has not registered by the deadline": must register and is unconfirmed, or was confirmed later. */
export function missedDeadline(account: AccountFacts, asOf: LocalDate): boolean {
  if (!mustRegister(account, asOf)) return false;
  return !happened(account.confirmedOn, asOf) || statusAsOf(account, asOf) === 'registered_late';
}

/** Days to go, 0 on the last day, negative after it; null without a deadline. */
export const daysLeft = (deadline: LocalDate | null, asOf: LocalDate): number | null =>
  deadline === null ? null : daysBetween(asOf, deadline);
