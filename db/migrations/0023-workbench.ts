import { integer } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/**
 * Files met in the watched folder, by what is in them: a file thrown away as a list is remembered too, and so is one
 * that could not be taken in. Stands in place of the column that a list's own row had for it.
 */
export const listFolder: Migration = {
  name: '0023-workbench',
  statements: (dialect) => [
    'drop index import_watched_file',
    'alter table import drop column watched_file',
    `create table list_file (
      mark text primary key,
      name text not null,
      bytes ${integer(dialect)} not null,
      met_at text not null,
      import_id ${integer(dialect)},
      error_code text
    )`,
    'create index list_file_met on list_file (met_at)',
  ],
};
