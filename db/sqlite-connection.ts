import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  BEGIN,
  type SqliteAnswer,
  type SqliteParcel,
  type SqliteRequest,
  type SqliteResult,
  type SqliteSettings,
} from './sqlite-messages.ts';

/** What a statement leaves behind is gone with its answer; left to itself each thread keeps some 20 MB of it. */
const YOUNG_MB = 6;

type Waiting = { resolve: (result: SqliteResult) => void; reject: (error: Error) => void };

/** A database error with SQLite's own code; the text never holds bound values. */
export class SqliteError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'SqliteError';
    this.code = code;
  }
}

const unpacked = (parcel: SqliteParcel): SqliteResult =>
  'json' in parcel ? { rows: JSON.parse(parcel.json) as Record<string, unknown>[] } : parcel;

/** A connection that lives in its own thread; statements are answered in the order they were sent. */
export class SqliteConnection {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #closed: Promise<void>;
  #sent = 0;
  #begin = false;
  #ended = false;
  #parcel: SqliteRequest[] = [];

  private constructor(worker: Worker) {
    this.#worker = worker;
    this.#closed = new Promise((resolve) => worker.once('exit', () => resolve()));
    worker.on('message', (answers: readonly SqliteAnswer[]) => {
      for (const answer of answers) this.#settle(answer);
    });
    worker.on('error', (error: Error) => this.#fail(error));
    worker.once('exit', () => this.#fail(new SqliteError('SQLITE_CLOSED', 'the connection is closed')));
  }

  /** Opens the file with the key; throws SqliteError (SQLITE_NOTADB when the key is wrong). */
  static async open(settings: SqliteSettings): Promise<SqliteConnection> {
    const file = new URL(`./sqlite-thread${extname(import.meta.filename)}`, import.meta.url);
    const worker = new Worker(file, { workerData: settings, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
    const connection = new SqliteConnection(worker);
    await new Promise<SqliteResult>((resolve, reject) => connection.#waiting.set(0, { resolve, reject }));
    return connection;
  }

  get ended(): boolean {
    return this.#ended;
  }

  run(sql: string, bindings: readonly unknown[] = []): Promise<SqliteResult> {
    if (this.#ended) return Promise.reject(new SqliteError('SQLITE_CLOSED', 'the connection is closed'));
    if (sql === BEGIN && !this.#begin) {
      this.#begin = true;
      return Promise.resolve({ lastID: 0, changes: 0 });
    }
    this.#sent += 1;
    const request: SqliteRequest = { id: this.#sent, sql, bindings, begin: this.#begin };
    this.#begin = false;
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, { resolve, reject });
      // Waking the thread costs more than most statements: those asked for side by side travel together.
      if (this.#parcel.push(request) === 1) process.nextTick(() => this.#post());
    });
  }

  async close(): Promise<void> {
    this.#post();
    if (!this.#ended) this.#worker.postMessage('close');
    await this.#closed;
  }

  #post(): void {
    const parcel = this.#parcel.splice(0);
    if (parcel.length === 0) return;
    try {
      this.#worker.postMessage(parcel);
    } catch (error) {
      // a value that cannot travel
      for (const { id } of parcel) {
        this.#waiting.get(id)?.reject(error as Error);
        this.#waiting.delete(id);
      }
    }
  }

  #settle(answer: SqliteAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.ok) waiting?.resolve(unpacked(answer.result));
    else waiting?.reject(new SqliteError(answer.code, answer.message));
  }

  #fail(error: Error): void {
    this.#ended = true;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
