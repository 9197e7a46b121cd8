import { createRequire } from 'node:module';
import type { Knex } from 'knex';

type Query = { sql: string; bindings?: readonly unknown[]; response?: unknown };
type Connection = { query: (sql: string) => Promise<unknown> };
interface Base extends Knex.Client {
  _query(connection: Connection, query: Query): Promise<Query>;
}

const base = createRequire(import.meta.url)('knex/lib/dialects/postgres/index.js') as new (config: Knex.Config) => Base;

/**
 * knex's PostgreSQL dialect on pipelined connections: the beginning of a transaction travels with its first statement.
 * On its own it would be one more way there and back. It fails only with the connection, and so do all after it.
 */
export class PostgresClient extends base {
  override _query(connection: Connection, query: Query): Promise<Query> {
    if (query.sql !== 'BEGIN;') return super._query(connection, query);
    connection.query(query.sql).catch(() => undefined);
    query.response = { command: 'BEGIN', rows: [], rowCount: null };
    return Promise.resolve(query);
  }
}
