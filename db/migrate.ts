import { KapocsError } from '#contract/errors.ts';
import type { Database, Db, DialectName } from './connect.ts';

export type Migration = { name: string; statements: (dialect: DialectName) => string[] };

const TABLE = 'migration';

async function applied(db: Db): Promise<string[]> {
  await db.raw(`create table if not exists ${TABLE} (name text primary key, applied_at text not null)`);
  const rows = await db(TABLE).select<{ name: string }[]>('name').orderBy('name');
  return rows.map((row) => row.name);
}

const tableExists = (db: Db): Promise<boolean> => db.schema.hasTable(TABLE);

/** Which migrations the database still lacks. Throws DATABASE_NEWER when it knows one this program does not. */
export async function pendingMigrations(database: Database, known: readonly Migration[]): Promise<Migration[]> {
  if (!(await tableExists(database.write))) return [...known];
  const rows = await database.write(TABLE).select<{ name: string }[]>('name').orderBy('name');
  const have = rows.map((row) => row.name);
  const names = new Set(known.map((migration) => migration.name));
  const foreign = have.filter((name) => !names.has(name));
  if (foreign.length > 0) throw new KapocsError('DATABASE_NEWER', { migrations: foreign });
  return known.filter((migration) => !have.includes(migration.name));
}

/** Brings the database up to the newest shape, each step in a transaction of its own. */
export async function migrate(database: Database, known: readonly Migration[], now: () => string): Promise<string[]> {
  const pending = await pendingMigrations(database, known);
  for (const { name, statements } of pending) {
    await database.write.transaction(async (trx) => {
      // Two servers starting together on one PostgreSQL take turns here.
      if (database.dialect === 'postgresql') await trx.raw('select pg_advisory_xact_lock(470471)');
      const done = await applied(trx);
      if (done.includes(name)) return;
      for (const statement of statements(database.dialect)) await trx.raw(statement);
      await trx(TABLE).insert({ name, applied_at: now() });
    });
  }
  return pending.map((migration) => migration.name);
}
