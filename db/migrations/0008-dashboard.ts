import { accountDayTally } from '../day-tally.ts';
import type { Migration } from '../migrate.ts';

/** What the overview counts beside the totals: days of registration, and when an intermediary's clients were last contacted. */
export const dashboard: Migration = {
  name: '0008-dashboard',
  statements: (dialect) => [
    ...accountDayTally(dialect),
    // The newest contact of each intermediary is one look at the end of its part; new clients cost nothing here.
    `create index account_last_contact on account (cohort_id, (coalesce(intermediary_id, 0)), last_contact_at) where last_contact_at is not null`,
  ],
};
