import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3-multiple-ciphers';
import type { SqliteAnswer, SqliteParcel, SqliteRequest, SqliteSettings } from './sqlite-messages.ts';

/*
 * One thread, one connection. The driver is synchronous, so it lives off the event loop:
 * a count over a million rows then delays nobody else.
 */
const STATEMENTS_KEPT = 400;

function open({ filename, key, role }: SqliteSettings): Database.Database {
  const database = new Database(filename, { fileMustExist: role !== 'writer', timeout: 10_000 });
  database.pragma(`cipher='sqlcipher'`);
  database.pragma(`legacy=4`);
  database.pragma(`hexkey='${key}'`);
  // FULL: a commit reported is a commit kept, also at power loss (sending.md §4.3).
  if (role === 'writer') {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('wal_autocheckpoint = 4000');
  } else if (role === 'reader') {
    database.pragma('query_only = ON');
  }
  database.pragma('foreign_keys = ON');
  database.pragma('temp_store = MEMORY');
  database.pragma('cache_size = -65536');
  database.prepare('select count(*) from sqlite_master').get();
  return database;
}

const kept = new Map<string, Database.Statement>();

function prepared(database: Database.Database, sql: string): Database.Statement {
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

type Row = Record<string, unknown>;

function survivesJson(row: Row): boolean {
  for (const name in row) {
    const value = row[name];
    if (value !== null && typeof value !== 'string' && !Number.isFinite(value)) return false;
  }
  return true;
}

function run(database: Database.Database, { sql, bindings }: SqliteRequest): SqliteParcel {
  const statement = prepared(database, sql);
  if (statement.reader) {
    const rows = statement.all(...bindings) as Row[];
    return rows.every(survivesJson) ? { json: JSON.stringify(rows) } : { rows };
  }
  const { lastInsertRowid, changes } = statement.run(...bindings);
  return { lastID: Number(lastInsertRowid), changes };
}

const failure = (error: unknown): { code: string; message: string } => {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return { code: typeof code === 'string' ? code : 'ERR_SQLITE', message: String(message) };
};

const port = parentPort;
if (!port) throw new Error('sqlite-thread runs as a worker thread only');

try {
  const database = open(workerData as SqliteSettings);
  port.postMessage({ id: 0, ok: true, result: { rows: [] } } satisfies SqliteAnswer);
  port.on('message', (request: SqliteRequest | 'close') => {
    if (request === 'close') {
      kept.clear();
      database.close();
      port.close();
      return;
    }
    try {
      port.postMessage({ id: request.id, ok: true, result: run(database, request) } satisfies SqliteAnswer);
    } catch (error) {
      port.postMessage({ id: request.id, ok: false, ...failure(error) } satisfies SqliteAnswer);
    }
  });
} catch (error) {
  port.postMessage({ id: 0, ok: false, ...failure(error) } satisfies SqliteAnswer);
  port.close();
}
