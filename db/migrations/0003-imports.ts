import { idColumn, integer, sortable } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/** Lists on their way in: the file, its lines as judged, what each list changed, and how columns were mapped. */
export const imports: Migration = {
  name: '0003-imports',
  statements: (dialect) => [
    `create table import (
      id ${idColumn(dialect)},
      insurer_id ${integer(dialect)} not null references insurer (id),
      cohort_id ${integer(dialect)} not null references cohort (id),
      filename text not null,
      file text,
      bytes ${integer(dialect)} not null,
      list_day text not null,
      state text not null check (state in ('received', 'reading', 'needs_mapping', 'preview', 'applying', 'applied', 'undoing', 'undone', 'failed')),
      round integer not null default 0,
      plan text,
      mapping text,
      line_reached integer not null default 0,
      total integer not null default 0,
      all_read integer not null default 0,
      id_reached ${integer(dialect)} not null default 0,
      done integer not null default 0,
      counts text not null,
      phase_started_at text not null,
      error_code text,
      error_details text,
      created_at text not null,
      created_by ${integer(dialect)} references staff (id),
      applied_at text,
      undone_at text,
      waste text check (waste in ('rows', 'all'))
    )`,
    // Two lists of one insurer never change accounts at the same time, whatever the program thinks (import.md, Flow).
    `create unique index import_one_at_a_time on import (insurer_id) where state in ('applying', 'undoing')`,
    `create index import_state on import (state)`,
    `create table import_row (
      import_id ${integer(dialect)} not null references import (id),
      position ${integer(dialect)} not null,
      kind text not null check (kind in ('new', 'changed', 'same', 'faulty', 'gone', 'repeated')),
      account_key ${sortable(dialect)},
      account_number text,
      holder_name text,
      account_id ${integer(dialect)},
      content text,
      content_hash text not null,
      faults text,
      remarks text,
      changes text,
      conflicts text,
      back integer not null default 0,
      cells text,
      primary key (import_id, position)
    )`,
    `create index import_row_kind on import_row (import_id, kind, position)`,
    `create index import_row_key on import_row (import_id, account_key)`,
    `create index import_row_conflict on import_row (import_id, position) where conflicts is not null`,
    `create index import_row_back on import_row (import_id, position) where back = 1`,
    // What a list did to each account, with what was there before; it outlives the lines of the list.
    `create table import_change (
      id ${idColumn(dialect)},
      import_id ${integer(dialect)} not null references import (id),
      at text not null,
      kind text not null check (kind in ('created', 'changed', 'gone', 'intermediary')),
      object_id ${integer(dialect)} not null,
      fields text not null,
      before text,
      revision_after integer not null,
      state text not null default 'applied' check (state in ('applied', 'restored', 'kept'))
    )`,
    `create index import_change_object on import_change (object_id, id)`,
    `create index import_change_import on import_change (import_id, state, id)`,
    `create table import_mapping (
      insurer_id ${integer(dialect)} not null references insurer (id),
      header_hash text not null,
      columns text not null,
      saved_at text not null,
      primary key (insurer_id, header_hash)
    )`,
  ],
};
