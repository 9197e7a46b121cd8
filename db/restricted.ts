/** Whether the data of an account may only be kept at present, as a condition on its id. */
export const isRestricted = (accountId = 'account.id'): string =>
  `exists (select 1 from restriction where restriction.account_id = ${accountId} and restriction.lifted_at is null)`;
