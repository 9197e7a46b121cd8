import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import pg from 'pg';
import { isBusy } from '#db/busy.ts';
import type { Db } from '#db/connect.ts';

export type Statement = { sql: string; values: readonly unknown[] };

/** The driver alone: no pool, no threads, no HTTP. */
export type Bare = { run: (statement: Statement) => Promise<void>; close: () => Promise<void> };

/** `writes`: false keeps it from changing anything. */
export function bareSqlite(folder: string, writes = false): Bare {
  const database = new Database(join(folder, 'kapocs.sqlite'), { fileMustExist: true });
  database.pragma(`cipher='sqlcipher'`);
  database.pragma('legacy=4');
  database.pragma(`key="x'${readFileSync(join(folder, 'kapocs.key'), 'utf8').trim()}'"`);
  if (!writes) database.pragma('query_only = ON');
  // Waiting here would keep the program beside it from ending what it is at.
  database.pragma(`busy_timeout = ${writes ? 0 : 10_000}`);
  database.pragma('temp_store = MEMORY');
  database.pragma('cache_size = -65536');
  const kept = new Map<string, Database.Statement>();
  return {
    run: async ({ sql, values }) => {
      const statement = kept.get(sql) ?? database.prepare(sql);
      kept.set(sql, statement);
      for (;;)
        try {
          if (statement.reader) statement.all(...values);
          else statement.run(...values);
          return;
        } catch (error) {
          if (!isBusy(error)) throw error;
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
    },
    close: () => Promise.resolve(database.close()),
  };
}

export async function barePostgres(url: string): Promise<Bare> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    run: async ({ sql, values }) => void (await client.query(sql, [...values])),
    close: () => client.end(),
  };
}

/** Jobs write through the same pool on PostgreSQL: nothing they do may be done again. */
const READS = /^\s*(select|with)\b(?!.*\b(insert|update|delete)\b)/is;

/** The reading statements that run while `work` does. */
export async function recorded(databases: readonly Db[], work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const hear = ({ sql, bindings }: { sql: string; bindings?: readonly unknown[] }): void =>
    void (READS.test(sql) && statements.push({ sql, values: bindings ?? [] }));
  const heard = new Set(databases);
  for (const db of heard) db.on('query', hear);
  await work();
  for (const db of heard) db.off('query', hear);
  return statements;
}
