import type { Migration } from '../migrate.ts';

/** An account that goes is looked for in every table that may name it: each has an index to be asked by. */
export const referrers: Migration = {
  name: '0014-referrers',
  statements: () => [
    `create index call_task_account on call_task (account_id)`,
    `create index call_attempt_account on call_attempt (account_id)`,
    `create index call_attempt_task on call_attempt (task_id)`,
    `create index call_ticket_account on call_ticket (account_id)`,
    `create index mailbox_upgrade_account on mailbox_upgrade (account_id)`,
    `create index portal_registration_account on portal_registration (account_id)`,
  ],
};
