import { createRequire } from 'node:module';
import { hash } from 'node:crypto';
import type { Knex } from 'knex';
import { noteDirect } from './direct.ts';

type Query = { sql: string; bindings?: readonly unknown[]; response?: unknown };
type Kept = { name: string; text: string };
type Connection = {
  query: (ask: string | (Kept & { values: readonly unknown[] })) => Promise<{ rows: Record<string, unknown>[] }>;
};
interface Base extends Knex.Client {
  _query(connection: Connection, query: Query): Promise<Query>;
  positionBindings(sql: string): string;
}

const base = createRequire(import.meta.url)('knex/lib/dialects/postgres/index.js') as new (config: Knex.Config) => Base;

const kept = new Map<string, Kept>();

/** Under a name of its own PostgreSQL keeps the plan of a statement. */
function keptOf(client: Base, sql: string): Kept {
  const known = kept.get(sql) ?? { name: `kept_${hash('sha1', sql)}`, text: client.positionBindings(sql) };
  kept.set(sql, known);
  return known;
}

/**
 * knex's PostgreSQL dialect on pipelined connections: the beginning of a transaction travels with its first statement.
 * On its own it would be one more way there and back. It fails only with the connection, and so do all after it.
 */
export class PostgresClient extends base {
  override _query(connection: Connection, query: Query): Promise<Query> {
    if (query.sql !== 'BEGIN;') return super._query(connection, query);
    noteDirect(this, async (sql, values) => (await connection.query({ ...keptOf(this, sql), values })).rows);
    connection.query(query.sql).catch(() => undefined);
    query.response = { command: 'BEGIN', rows: [], rowCount: null };
    return Promise.resolve(query);
  }
}
