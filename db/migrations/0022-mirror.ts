import { idColumn, integer } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/** Keys by which the insurer's own system tells of contracts and items; upgrades wait for the proof of the mobile. */
export const insurerFeed: Migration = {
  name: '0022-mirror',
  statements: (dialect) => [
    `alter table portal_registration add column upgrade_hash text`,
    `create table insurer_key (
      id ${idColumn(dialect)},
      insurer_id ${integer(dialect)} not null references insurer (id),
      name text not null,
      token_hash text not null unique,
      made_by ${integer(dialect)} references staff (id),
      created_at text not null,
      used_at text,
      revoked_at text
    )`,
  ],
};
