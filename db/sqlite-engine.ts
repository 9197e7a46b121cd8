import Database from 'better-sqlite3-multiple-ciphers';
import type { SqliteResult, SqliteSettings } from './sqlite-messages.ts';

const STATEMENTS_KEPT = 400;

/** The driver itself with one connection; every statement is answered before `run` returns. */
export type SqliteEngine = { run: (sql: string, bindings: readonly unknown[]) => SqliteResult; close: () => void };

/** With twice as much for the writer a list of 100,000 takes as long. */
const CACHE_KIB = { writer: 32_768, reader: 16_384, copier: 8_192, near: 8_192 } as const;
/** The event loop itself waits for `near`. */
const PATIENCE_MS = { writer: 10_000, reader: 10_000, copier: 10_000, near: 500 } as const;

function open({ filename, key, role }: SqliteSettings): Database.Database {
  const database = new Database(filename, { fileMustExist: role !== 'writer', timeout: PATIENCE_MS[role] });
  database.pragma(`cipher='sqlcipher'`);
  database.pragma(`legacy=4`);
  database.pragma(`key="${key}"`);
  // FULL: a commit reported is a commit kept, also at power loss (sending.md §4.3).
  if (role === 'writer') {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('wal_autocheckpoint = 12000');
  } else if (role !== 'copier') {
    database.pragma('query_only = ON');
  }
  database.pragma('foreign_keys = ON');
  database.pragma('temp_store = MEMORY');
  database.pragma(`cache_size = -${CACHE_KIB[role]}`);
  database.prepare('select count(*) from sqlite_master').get();
  return database;
}

/** Opens the file with the key; throws the driver's error (SQLITE_NOTADB when the key is wrong). */
export function openEngine(settings: SqliteSettings): SqliteEngine {
  const database = open(settings);
  const kept = new Map<string, Database.Statement>();

  function prepared(sql: string): Database.Statement {
    const found = kept.get(sql);
    if (found) {
      kept.delete(sql);
      kept.set(sql, found);
      return found;
    }
    const statement = database.prepare(sql);
    kept.set(sql, statement);
    const oldest = kept.keys().next().value;
    if (kept.size > STATEMENTS_KEPT && oldest !== undefined) kept.delete(oldest);
    return statement;
  }

  return {
    run: (sql, bindings) => {
      const statement = prepared(sql);
      if (statement.reader) return { rows: statement.all(...bindings) as Record<string, unknown>[] };
      const { lastInsertRowid, changes } = statement.run(...bindings);
      return { lastID: Number(lastInsertRowid), changes };
    },
    close: () => {
      kept.clear();
      database.close();
    },
  };
}
