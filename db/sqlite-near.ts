import { openEngine, type SqliteEngine } from './sqlite-engine.ts';
import type { SqliteResult, SqliteSettings } from './sqlite-messages.ts';

/**
 * A connection in the thread of the event loop. Going to another thread and back costs some 0.4 ms, more than
 * reading a few rows by key; whatever may take longer than a few milliseconds does not belong here.
 */
export class NearConnection {
  readonly #engine: SqliteEngine;
  #ended = false;

  constructor(settings: SqliteSettings) {
    this.#engine = openEngine(settings);
  }

  get ended(): boolean {
    return this.#ended;
  }

  run(sql: string, bindings: readonly unknown[] = []): Promise<SqliteResult> {
    try {
      return Promise.resolve(this.#engine.run(sql, bindings));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  close(): Promise<void> {
    if (!this.#ended) this.#engine.close();
    this.#ended = true;
    return Promise.resolve();
  }
}
