import { accountStatuses, type AccountStatus } from '#contract/account-status.ts';

/** The order of work: who has it before them first, then who is done. */
export const statusOrder: readonly AccountStatus[] = [
  'not_started',
  'in_progress',
  'blocked',
  'registered_late',
  'registered_in_time',
  'not_required',
  'closed',
];

/** The place in it, by the place among all statuses. */
export const statusRanks: readonly number[] = accountStatuses.map((status) => statusOrder.indexOf(status));
