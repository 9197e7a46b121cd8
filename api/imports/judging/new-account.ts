import type { Id, Instant, LocalDate } from '#contract/basics.ts';
import { withDerived, type NewAccount } from '../../accounts/stored.ts';
import { confirmation, registeredOn, type ListFacts } from './compare-row.ts';
import { storedExtra } from '../rows/extra-fields.ts';
import type { ListRow } from '../rows/list-row.ts';

export type Belonging = {
  insurerId: Id;
  cohortId: Id;
  deadline: LocalDate;
  intermediaryId: Id | null;
  createdAt: Instant;
};

const unregistered = { confirmed_at: null, confirmed_on: null, confirmed_source: null, step: 'not_contacted' } as const;

/** An account seen for the first time: it takes the deadline of the renewal period. */
export function newAccount(list: ListRow, belonging: Belonging, facts: ListFacts): NewAccount {
  const day = registeredOn(list, facts);
  return withDerived({
    insurer_id: belonging.insurerId,
    cohort_id: belonging.cohortId,
    account_number: list.accountNumber,
    holder_name: list.holderName,
    holder_kind: list.holderKind,
    manager_kind: list.managerKind,
    intermediary_id: belonging.intermediaryId,
    email: list.email,
    mobile: list.mobile,
    secondary_phone: list.secondaryPhone ?? null,
    list_email: null,
    list_mobile: null,
    contact_corrected_at: null,
    birth_date: list.birthDate ?? null,
    postcode: list.postcode ?? null,
    town: list.town ?? null,
    street: list.street ?? null,
    tax_number: list.taxNumber ?? null,
    salesperson: list.salesperson ?? null,
    contract_date: list.contractDate ?? null,
    risk_start: list.riskStart ?? null,
    contract_count: list.contractCount ?? null,
    policy_numbers: list.policyNumbers ?? null,
    product: list.product ?? null,
    annual_premium: list.annualPremium ?? null,
    payment_frequency: list.paymentFrequency ?? null,
    communication: list.communication ?? null,
    extra: storedExtra(list.extra ?? {}),
    own_deadline: null,
    deadline: belonging.deadline,
    closed_on: null,
    gone_on: null,
    started_on: null,
    ...(day === null ? unregistered : confirmation(day)),
    email_differs: 0,
    last_contact_at: null,
    reminders_email: 0,
    reminders_sms: 0,
    call_attempts: 0,
    last_outcome: null,
    revision: 0,
    created_at: belonging.createdAt,
  });
}
