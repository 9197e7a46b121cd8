import { idColumn, integer } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/** Saved filters of the list. */
export const views: Migration = {
  name: '0006-views',
  statements: (dialect) => [
    `create table saved_view (
      id ${idColumn(dialect)},
      owner_id ${integer(dialect)} not null references staff (id),
      name text not null,
      shared integer not null,
      filter text not null,
      sort text,
      unique (owner_id, name)
    )`,
  ],
};
