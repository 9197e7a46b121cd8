import { parentPort, workerData } from 'node:worker_threads';
import { openEngine } from './sqlite-engine.ts';
import {
  BEGIN,
  COMMIT,
  type SqliteAnswer,
  type SqliteParcel,
  type SqliteRequest,
  type SqliteResult,
  type SqliteSettings,
} from './sqlite-messages.ts';

/*
 * One thread, one connection. The driver is synchronous, so it lives off the event loop:
 * a count over a million rows then delays nobody else.
 */
function survivesJson(row: Record<string, unknown>): boolean {
  for (const name in row) {
    const value = row[name];
    if (value !== null && typeof value !== 'string' && !Number.isFinite(value)) return false;
  }
  return true;
}

const packed = (result: SqliteResult): SqliteParcel =>
  'rows' in result && result.rows.every(survivesJson) ? { json: JSON.stringify(result.rows) } : result;

const failure = (error: unknown): { code: string; message: string } => {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return { code: typeof code === 'string' ? code : 'ERR_SQLITE', message: String(message) };
};

const port = parentPort;
if (!port) throw new Error('sqlite-thread runs as a worker thread only');

try {
  const engine = openEngine(workerData as SqliteSettings);
  // As on PostgreSQL: what travels along with the end of a transaction may fail, and then nothing of it is kept.
  let failed = false;
  const answerOf = ({ id, sql, bindings, begin }: SqliteRequest): SqliteAnswer => {
    try {
      if (begin) engine.run(BEGIN, []);
      if (begin || sql.startsWith('ROLLBACK')) failed = false;
      if (failed && sql === COMMIT) {
        engine.run('ROLLBACK', []);
        throw new Error('a statement of the transaction has failed');
      }
      return { id, ok: true, result: packed(engine.run(sql, bindings)) };
    } catch (error) {
      failed = true;
      return { id, ok: false, ...failure(error) };
    }
  };
  port.postMessage([{ id: 0, ok: true, result: { rows: [] } }] satisfies SqliteAnswer[]);
  port.on('message', (requests: readonly SqliteRequest[] | 'close') => {
    if (requests !== 'close') return port.postMessage(requests.map(answerOf));
    engine.close();
    port.close();
  });
} catch (error) {
  port.postMessage([{ id: 0, ok: false, ...failure(error) }] satisfies SqliteAnswer[]);
  port.close();
}
