import { isRestricted } from '#db/restricted.ts';
import type { AccountStatus, ManagerKind, RegistrationStep } from '#contract/account-status.ts';
import { statusOf, type Piece } from './status.sql.ts';

/** A line of the list as read; the days are worked out from it (`line.ts`). */
export type LineRow = {
  id: number;
  account_number: string;
  holder_name: string;
  holder_kind: 'person' | 'company';
  manager_kind: ManagerKind;
  intermediary_code: string | null;
  intermediary_name: string | null;
  cohort_name: string;
  contract_date: string | null;
  deadline: string;
  status: AccountStatus;
  step: RegistrationStep;
  confirmed_at: string | null;
  confirmed_on: string | null;
  email: string | null;
  mobile: string | null;
  last_contact_at: string | null;
  reminders_email: number;
  reminders_sms: number;
  call_attempts: number;
  last_outcome: string | null;
  /** 1 or 0 */
  restricted: number;
};

const own = [
  'id',
  'account_number',
  'holder_name',
  'holder_kind',
  'manager_kind',
  'contract_date',
  'deadline',
  'step',
  'confirmed_at',
  'confirmed_on',
  'email',
  'mobile',
  'last_contact_at',
  'reminders_email',
  'reminders_sms',
  'call_attempts',
  'last_outcome',
] as const;

export const lineColumns = (criteria: { derive: boolean; asOf: string }): Piece => {
  const status = statusOf(criteria);
  return {
    sql: `${own.map((column) => `account.${column}`).join(', ')}, ${status.sql} as status,
      case when ${isRestricted()} then 1 else 0 end as restricted,
      cohort.name as cohort_name, intermediary.code as intermediary_code, intermediary.name as intermediary_name`,
    values: status.values,
  };
};

export const lineJoins = `join cohort on cohort.id = account.cohort_id
  left join intermediary on intermediary.id = account.intermediary_id`;
