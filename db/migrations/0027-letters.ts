import { idColumn, integer } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/** Accounts whose data may only be kept, for a time (GDPR Art. 18). What was lifted stays as a part of the story. */
export const restrictions: Migration = {
  name: '0027-letters',
  statements: (dialect) => [
    `create table restriction (
      id ${idColumn(dialect)},
      account_id ${integer(dialect)} not null references account (id),
      reason text not null,
      remark text not null,
      since text not null,
      set_by ${integer(dialect)},
      lifted_at text,
      lifted_by ${integer(dialect)},
      lift_reason text,
      lift_remark text
    )`,
    `create unique index restriction_open on restriction (account_id) where lifted_at is null`,
    `create index restriction_account on restriction (account_id)`,
    // why a campaign goes on outside the sending hours; null: it keeps to them
    'alter table campaign add column urgent_why text',
  ],
};
