import { integer } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/** Forgetting a client, what a person decided about a list, and numbers of lists that are never given twice. */
export const workbenchAgain: Migration = {
  name: '0015-workbench',
  statements: (dialect) => [
    `alter table account add column erased_on text`,
    // Whoever asked to be forgotten is in the file too: it goes before its time, the lines about others stay.
    `alter table import add column file_erased integer not null default 0`,
    // SQLite gives the number of a row removed to the next one; the history tells of lists by their numbers.
    `create table import_counter (one integer primary key check (one = 1), last ${integer(dialect)} not null)`,
    `insert into import_counter (one, last) select 1, coalesce(max(id), 0) from (
      select id from import
      union all select import_id from import_change
      union all select cast(substr(object, 8) as ${integer(dialect)}) from history where object like 'import:%'
    ) as used`,
    // What was chosen about conflicts, while the list is being read again.
    `create table import_decision (
      import_id ${integer(dialect)} not null references import (id),
      account_key text not null,
      conflicts text not null,
      settled_email text,
      settled_mobile text,
      settled_registered text,
      primary key (import_id, account_key)
    )`,
    // Two lists are held against each other by account number; the index alone tells which lines are equal.
    `drop index import_row_key`,
    `create index import_row_key on import_row (import_id, account_key, kind, content_hash, account_id)`,
    // What a file of two lists' difference compares (JSON).
    `alter table export add column difference text`,
    // Letters of mailboxes belong to no account; they are found by whom they went to.
    `create index outbox_recipient on outbox (lower(recipient)) where account_id is null`,
  ],
};
