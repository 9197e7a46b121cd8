/** The columns of an insurer's list, in their usual order (hungarian.md §4). */
export const listColumns = [
  'accountNumber',
  'holderName',
  'holderKind',
  'managerKind',
  'mobile',
  'secondaryPhone',
  'email',
  'birthDate',
  'postcode',
  'town',
  'street',
  'taxNumber',
  'intermediaryCode',
  'intermediaryName',
  'salesperson',
  'contractDate',
  'riskStart',
  'contractCount',
  'policyNumbers',
  'product',
  'annualPremium',
  'paymentFrequency',
  'communication',
  'registered',
  'registeredOn',
] as const;
export type ListColumn = (typeof listColumns)[number];

/** A list without these cannot be taken in. */
export const requiredColumns = [
  'accountNumber',
  'holderName',
  'managerKind',
  'mobile',
  'email',
] as const satisfies readonly ListColumn[];

/** Required columns that may be empty in a row: the account is then `blocked`. */
export const blankableColumns = ['mobile', 'email'] as const satisfies readonly ListColumn[];

export const holderKinds = ['person', 'company'] as const;
export type HolderKind = (typeof holderKinds)[number];
