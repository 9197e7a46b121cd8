import { createRequire } from 'node:module';
import type { Knex } from 'knex';
import { noteDirect } from './direct.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { NearConnection } from './sqlite-near.ts';
import { BEGIN, type SqliteResult, type SqliteSettings } from './sqlite-messages.ts';

type Query = {
  sql: string;
  bindings?: readonly unknown[];
  response?: unknown;
  context?: { lastID: number; changes: number };
};

type BaseClient = new (config: Knex.Config) => Knex.Client & { connectionSettings: SqliteSettings };

const base = createRequire(import.meta.url)('knex/lib/dialects/better-sqlite3/index.js') as BaseClient;

const bindable = (value: unknown): unknown => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value === undefined ? null : value;
};

type Connection = SqliteConnection | NearConnection;

const rowsIn = (result: SqliteResult): Record<string, unknown>[] => ('rows' in result ? result.rows : []);

/** knex's SQLite dialect over connections that live in threads (see sqlite-thread.ts), or in this one. */
export class SqliteClient extends base {
  _driver(): object {
    return {};
  }

  override async acquireRawConnection(): Promise<Connection> {
    const settings = this.connectionSettings;
    return settings.role === 'near' ? new NearConnection(settings) : SqliteConnection.open(settings);
  }

  override destroyRawConnection(connection: Connection): Promise<void> {
    return connection.close();
  }

  override validateConnection(connection: Connection): Promise<boolean> {
    return Promise.resolve(!connection.ended);
  }

  async _query(connection: Connection, query: Query): Promise<Query> {
    if (query.sql === BEGIN) noteDirect(this, (sql, bindings) => connection.run(sql, bindings).then(rowsIn));
    const result = await connection.run(query.sql, (query.bindings ?? []).map(bindable));
    if ('rows' in result) query.response = result.rows;
    else {
      query.response = result;
      query.context = result;
    }
    return query;
  }
}
