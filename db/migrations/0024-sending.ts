import { integer } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/** Who was reached by messages handed over just now, until it is written into their accounts, many at a time. */
export const reachedNotes: Migration = {
  name: '0024-sending',
  statements: (dialect) => [
    `create table reached (
      outbox_id ${integer(dialect)} primary key,
      account_id ${integer(dialect)} not null,
      channel text not null,
      at text not null
    )`,
  ],
};
