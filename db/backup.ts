import { renameSync, rmSync, statSync } from 'node:fs';
import type { Knex } from 'knex';
import { KapocsError } from '#contract/errors.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import type { SqliteResult } from './sqlite-messages.ts';

type Source = { filename: string; key: string };

async function asking(source: Source, sql: string, bindings: readonly string[] = []): Promise<SqliteResult> {
  const connection = await SqliteConnection.open({ ...source, role: 'copier' });
  try {
    return await connection.run(sql, bindings);
  } finally {
    await connection.close();
  }
}

/**
 * A consistent, encrypted copy under the same key, made while others read and write, opened and checked before
 * it takes its name. Throws BACKUP_FAILED and leaves no half copy.
 */
export async function copySqlite({ filename, key }: Source, file: string): Promise<{ bytes: number }> {
  const unfinished = `${file}.part`;
  try {
    rmSync(unfinished, { force: true });
    await asking({ filename, key }, 'vacuum into ?', [unfinished]);
    const answer = await asking({ filename: unfinished, key }, 'pragma quick_check(1)');
    if (!('rows' in answer) || answer.rows[0]?.['quick_check'] !== 'ok') throw new KapocsError('BACKUP_FAILED');
    renameSync(unfinished, file);
    return { bytes: statSync(file).size };
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error instanceof KapocsError ? error : new KapocsError('BACKUP_FAILED', {}, error);
  }
}

/** Every table as it is now, in a schema of its own, in one transaction; `pg_dump` guards against losing the disk. */
export async function copyPostgres(db: Knex, schema: string): Promise<{ bytes: null }> {
  try {
    await db.transaction(
      async (trx) => {
        const tables = await trx('pg_tables')
          .select<{ tablename: string }[]>('tablename')
          .where('schemaname', 'public');
        await trx.raw('create schema ??', [schema]);
        for (const { tablename } of tables)
          await trx.raw('create table ??.?? as table public.??', [schema, tablename, tablename]);
      },
      { isolationLevel: 'repeatable read' },
    );
    return { bytes: null };
  } catch (error) {
    throw new KapocsError('BACKUP_FAILED', {}, error);
  }
}
