import { integer } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/** What the insurer looks like on the client pages. */
export const clientPages: Migration = {
  name: '0016-mirror',
  statements: (dialect) => [
    `create table insurer_logo (
      insurer_id ${integer(dialect)} primary key references insurer (id),
      type text not null,
      data text not null,
      changed_at text not null
    )`,
    `create index portal_acceptance_declaration on portal_acceptance (declaration_id)`,
  ],
};
