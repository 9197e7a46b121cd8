import { openStatuses } from '#contract/account-status.ts';
import type { AccountLine } from '#contract/accounts.ts';
import type { LocalDate } from '#contract/basics.ts';
import { daysBetween } from '#contract/deadline.ts';
import type { LineRow } from './line.sql.ts';

/** A line as of a day: what happened after it is not shown. */
export function lineOf(row: LineRow, asOf: LocalDate): AccountLine {
  const registered = row.status === 'registered_in_time' || row.status === 'registered_late';
  const open = openStatuses.some((status) => status === row.status);
  return {
    id: row.id,
    accountNumber: row.account_number,
    holderName: row.holder_name,
    holderKind: row.holder_kind,
    managerKind: row.manager_kind,
    intermediaryCode: row.intermediary_code,
    intermediaryName: row.intermediary_name,
    cohort: row.cohort_name,
    contractDate: row.contract_date,
    deadline: row.deadline,
    daysLeft: daysBetween(asOf, row.deadline),
    mustRegister: open || registered,
    status: row.status,
    step: row.step,
    overdue: open && row.deadline < asOf,
    confirmedAt: row.confirmed_on !== null && row.confirmed_on <= asOf ? row.confirmed_at : null,
    email: row.email,
    mobile: row.mobile,
    lastContactAt: row.last_contact_at,
    reminders: { email: row.reminders_email, sms: row.reminders_sms },
    callAttempts: row.call_attempts,
    lastOutcome: row.last_outcome,
    restricted: row.restricted === 1,
  };
}
