import type { ListColumn } from '#contract/list-columns.ts';

/** Where an account keeps what simply takes over what a list says. */
export const takenOver = {
  holderName: 'holder_name',
  managerKind: 'manager_kind',
  secondaryPhone: 'secondary_phone',
  birthDate: 'birth_date',
  postcode: 'postcode',
  town: 'town',
  street: 'street',
  taxNumber: 'tax_number',
  salesperson: 'salesperson',
  contractDate: 'contract_date',
  riskStart: 'risk_start',
  contractCount: 'contract_count',
  policyNumbers: 'policy_numbers',
  product: 'product',
  annualPremium: 'annual_premium',
  paymentFrequency: 'payment_frequency',
  communication: 'communication',
} as const satisfies Partial<Record<ListColumn, string>>;

/** The same with what is taken over under conditions; the intermediary is a row of its own. */
export const accountColumns = {
  ...takenOver,
  accountNumber: 'account_number',
  holderKind: 'holder_kind',
  mobile: 'mobile',
  email: 'email',
  registeredOn: 'confirmed_on',
} as const satisfies Partial<Record<ListColumn, string>>;
