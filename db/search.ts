import type { DialectName } from './connect.ts';

/**
 * A trigram index over one folded text column, so that any three letters find their row:
 * FTS5 on SQLite (table `<table>_search`, rowid = id), pg_trgm on PostgreSQL.
 */
export function trigramSearch(dialect: DialectName, table: string, column: string): string[] {
  if (dialect === 'postgresql')
    return [
      'create extension if not exists pg_trgm',
      `create index ${table}_search on ${table} using gin (${column} gin_trgm_ops)`,
    ];
  const search = `${table}_search`;
  const remove = `insert into ${search} (${search}, rowid, ${column}) values ('delete', old.id, old.${column});`;
  const add = `insert into ${search} (rowid, ${column}) values (new.id, new.${column});`;
  return [
    `create virtual table ${search} using fts5 (${column}, content='${table}', content_rowid='id', tokenize='trigram')`,
    `create trigger ${search}_insert after insert on ${table} begin ${add} end`,
    `create trigger ${search}_delete after delete on ${table} begin ${remove} end`,
    `create trigger ${search}_update after update of ${column} on ${table} when old.${column} <> new.${column} begin ${remove} ${add} end`,
  ];
}

/**
 * PostgreSQL: the searched text in a table of its own, `account_search`. Hits are checked against the text: forty
 * thousand of a million in a tenth of the pages, and whatever else changes in an account leaves the index alone.
 */
export function searchBeside(): string[] {
  // A plan is kept from the first statement on, when the table was small perhaps: rows are always found by their key.
  const byKey = 'set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off';
  const trigger = (event: string, seen: string, body: string): string[] => [
    `create function account_search_${event}() returns trigger language plpgsql ${byKey} as $$ begin ${body} return null; end $$`,
    `create trigger account_search_${event} after ${event} on account referencing ${seen} for each statement execute function account_search_${event}()`,
  ];
  return [
    'drop index account_search',
    'create table account_search (account_id bigint primary key, search_text text not null)',
    SEARCH_AGAIN,
    'create index account_search_text on account_search using gin (search_text gin_trgm_ops)',
    ...trigger(
      'insert',
      'new table as new_rows',
      'insert into account_search (account_id, search_text) select id, search_text from new_rows;',
    ),
    ...trigger(
      'delete',
      'old table as old_rows',
      'delete from account_search where account_id in (select id from old_rows);',
    ),
    ...trigger(
      'update',
      'new table as new_rows',
      `update account_search set search_text = n.search_text from new_rows as n
         where account_id = n.id and account_search.search_text <> n.search_text;`,
    ),
  ];
}

/** Fills the empty table from the accounts. */
export const SEARCH_AGAIN = 'insert into account_search (account_id, search_text) select id, search_text from account';
