import type { Migration } from '../migrate.ts';

/**
 * Clients put into the call queue by hand: why, and together with whom, so that it can be taken back. And the whole
 * queue as its screen shows it, in order.
 */
export const addedByHand: Migration = {
  name: '0019-desk',
  statements: () => [
    `alter table call_task add column added_why text`,
    `alter table call_task add column added_batch text`,
    `create index call_task_in_order on call_task (promised desc, deadline, weight desc, attempts, created_at, id)
      where state <> 'closed'`,
    `create index call_task_batch on call_task (added_batch) where added_batch is not null`,
  ],
};
