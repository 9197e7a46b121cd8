import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import knex, { type Knex } from 'knex';
import pg from 'pg';
import { KapocsError } from '#contract/errors.ts';
import { copyPostgres, copySqlite } from './backup.ts';
import { isLockedAway } from './busy.ts';
import { withFileKey } from './file-key.ts';
import { PostgresClient } from './postgres-client.ts';
import { SqliteClient } from './sqlite-client.ts';
import type { SqliteSettings } from './sqlite-messages.ts';

/** A handle queries run on: the pool of readers, or the transaction at hand. Always the first argument. */
export type Db = Knex;
export type DialectName = 'sqlite' | 'postgresql';

/**
 * `read` serves screens, `write` serves transactions. On SQLite they are different connections
 * (readers cannot write; one writer), on PostgreSQL the same pool.
 */
export type Database = {
  dialect: DialectName;
  read: Db;
  write: Db;
  /** For what takes a few milliseconds at most; on SQLite it is done at once, in the thread of the event loop. */
  near: Db;
  /** A whole copy beside the work, checked by opening it; says where it is and how large. */
  copyTo: (target: CopyTarget) => Promise<{ bytes: number | null }>;
  /** Changes whenever anything was committed: what was worked out under the same state still holds. */
  state: () => Promise<string>;
  /** Called after each commit, for `state` on SQLite, where nobody else writes. */
  committed: () => void;
  close: () => Promise<void>;
};

/** A file on SQLite, a schema of the same database on PostgreSQL. */
export type CopyTarget = { file: string; schema: string };

export type DatabaseSource = { sqlite: { filename: string; key: string } } | { postgresql: { url: string } };

// Bound values would otherwise stand in error messages: names, e-mail addresses (architecture.md §4.2).
const silent = (): void => undefined;
const quiet = {
  compileSqlOnError: false,
  asyncStackTraces: false,
  // What fails is thrown; knex would also print it.
  log: { warn: silent, error: silent, deprecate: silent, debug: silent },
} as const;
const READERS = 2;
const POSTGRES_POOL = 12;
const INT8 = 20;
const NUMERIC = 1700;

function sqlitePool(settings: SqliteSettings, max: number): Db {
  return knex({
    client: SqliteClient as unknown as typeof Knex.Client,
    // knex hands its connection settings to the client untouched
    connection: settings as unknown as Knex.Sqlite3ConnectionConfig,
    useNullAsDefault: true,
    pool: { min: 1, max, idleTimeoutMillis: 2_147_483_647 },
    acquireConnectionTimeout: 60_000,
    ...quiet,
  });
}

async function openWriter({ filename, key }: { filename: string; key: string }): Promise<{ write: Db; key: string }> {
  const write = sqlitePool({ filename, key, role: 'writer' }, 1);
  try {
    await write.raw('select 1');
    return { write, key };
  } catch (error) {
    await write.destroy();
    throw error;
  }
}

async function openSqlite({ filename, key: told }: { filename: string; key: string }): Promise<Database> {
  const existed = existsSync(filename);
  mkdirSync(dirname(filename), { recursive: true });
  const { write, key } = await withFileKey(filename, told, (key) => openWriter({ filename, key })).catch(
    (error: { code?: string }) => {
      if (error.code === 'SQLITE_NOTADB') throw new KapocsError('KEY_WRONG', {}, error);
      if (existed && !isLockedAway(error)) throw error;
      throw new KapocsError('FOLDER_UNWRITABLE', { folder: dirname(filename) }, error);
    },
  );
  const read = sqlitePool({ filename, key, role: 'reader' }, READERS);
  const near = sqlitePool({ filename, key, role: 'near' }, 1);
  let commits = 0;
  return {
    dialect: 'sqlite',
    read,
    write,
    near,
    copyTo: ({ file }) => copySqlite({ filename, key }, file),
    state: () => Promise.resolve(String(commits)),
    committed: () => {
      commits += 1;
    },
    close: async () => {
      await near.destroy();
      await read.destroy();
      await write.destroy();
    },
  };
}

/** Counts and identifiers are whole numbers below 2^53 here; the driver would give them as text. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 || oid === NUMERIC
      ? (text: string) => Number(text)
      : (pg.types.getTypeParser(oid, format ?? 'text') as (text: string) => unknown),
};

async function openPostgres({ url }: { url: string }): Promise<Database> {
  const db = knex({
    client: PostgresClient as unknown as typeof Knex.Client,
    // pipeline: statements of one transaction that do not wait for each other travel together.
    connection: { connectionString: url, types, application_name: 'kapocs', pipeline: true } as Knex.PgConnectionConfig,
    pool: { min: 0, max: POSTGRES_POOL },
    acquireConnectionTimeout: 20_000,
    ...quiet,
  });
  try {
    await db.raw('select 1');
  } catch (error) {
    await db.destroy();
    throw new KapocsError('DATABASE_UNREACHABLE', URL.canParse(url) ? { server: new URL(url).host } : {}, error);
  }
  return {
    dialect: 'postgresql',
    read: db,
    write: db,
    near: db,
    copyTo: ({ schema }) => copyPostgres(db, schema),
    // A snapshot differs as soon as any transaction that changed something has ended, on whichever server.
    state: async () => {
      const { rows } = await db.raw<{ rows: { state: string }[] }>('select pg_current_snapshot()::text as state');
      return rows[0]?.state ?? '';
    },
    committed: () => undefined,
    close: () => db.destroy(),
  };
}

/** Opens SQLite (encrypted file) or PostgreSQL. Throws KEY_WRONG, FOLDER_UNWRITABLE, DATABASE_UNREACHABLE. */
export const openDatabase = (source: DatabaseSource): Promise<Database> =>
  'sqlite' in source ? openSqlite(source.sqlite) : openPostgres(source.postgresql);
