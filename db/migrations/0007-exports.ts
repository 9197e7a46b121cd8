import { idColumn, integer } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/** Files taken away: who asked for what and why, how far they are, and when they go. */
export const exportsTables: Migration = {
  name: '0007-exports',
  statements: (dialect) => [
    `create table export (
      id ${idColumn(dialect)},
      staff_id ${integer(dialect)} not null references staff (id),
      kind text not null,
      format text not null,
      language text not null,
      filter text not null,
      sort text not null,
      columns text,
      reason text not null,
      state text not null check (state in ('waiting', 'writing', 'ready', 'failed', 'cancelled')),
      rows ${integer(dialect)} not null default 0,
      total ${integer(dialect)},
      bytes ${integer(dialect)},
      error text,
      file text,
      touched_at text,
      created_at text not null,
      finished_at text,
      expires_at text not null
    )`,
    `create index export_state on export (state, id)`,
    `create index export_staff on export (staff_id, id)`,
  ],
};
