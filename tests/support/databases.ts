import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openDatabase, type Database, type DatabaseSource } from '#db/connect.ts';
import { rowsOf } from '#db/rows.ts';
import { TEMPLATE } from './postgres.ts';
import { KEY } from './sqlite-template.ts';

export { KEY } from './sqlite-template.ts';

let named: string | null = null;
/** The server to use outside the test runner, which names its own. */
export const namePostgres = (url: string): void => {
  named = url;
};

/** A data folder. `migrated: true` puts a migrated SQLite database into it, where the test runner has made one. */
export function newFolder({ migrated }: { migrated: boolean }): string {
  const folder = mkdtempSync(join(tmpdir(), 'kapocs-world-'));
  if (migrated && process.env['VITEST'] !== undefined) cpSync(inject('sqliteTemplate'), folder, { recursive: true });
  return folder;
}

/** `migrated: true` clones the migrated template on PostgreSQL; an empty one is for migration tests. */
export async function newPostgres({
  migrated,
}: {
  migrated: boolean;
}): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = named ?? inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string): Promise<void> => {
    const maintenance = await openDatabase({ postgresql: { url: `${server}/postgres` } });
    await maintenance.write.raw(sql);
    await maintenance.close();
  };
  // Copied as files it takes 100 ms instead of 175.
  await run(`create database ${name}${migrated ? ` template ${TEMPLATE} strategy file_copy` : ''}`);
  return { url: `${server}/${name}`, drop: () => run(`drop database if exists ${name} with (force)`) };
}

/** An empty database and how to open it again. */
export async function emptyDatabase(dialect: 'sqlite' | 'postgresql'): Promise<{
  source: DatabaseSource;
  folder: string;
  drop: () => Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'kapocs-db-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  if (dialect === 'sqlite')
    return {
      source: { sqlite: { filename: join(folder, 'kapocs.sqlite'), key: KEY } },
      folder,
      drop: () => Promise.resolve(remove()),
    };
  const { url, drop } = await newPostgres({ migrated: false });
  return {
    source: { postgresql: { url } },
    folder,
    drop: async () => {
      await drop();
      remove();
    },
  };
}

/** Every row of every table, as comparable text, in a stable order. */
export async function dump(database: Database, tables?: readonly string[]): Promise<Record<string, string[]>> {
  const names = tables ?? (await tableNames(database));
  const all: Record<string, string[]> = {};
  for (const name of names) {
    const rows = await rowsOf<Record<string, unknown>>(database.read, `select * from "${name}"`);
    all[name] = rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();
  }
  return all;
}

export async function tableNames(database: Database): Promise<string[]> {
  const sql =
    database.dialect === 'sqlite'
      ? `select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '%\\_search%' escape '\\' order by name`
      : `select tablename as name from pg_tables where schemaname = 'public' order by tablename`;
  return (await rowsOf<{ name: string }>(database.read, sql)).map((row) => row.name);
}
