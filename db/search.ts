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
