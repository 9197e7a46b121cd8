/** What travels between the knex client and the thread that holds one SQLite connection. */
export type SqliteSettings = {
  filename: string;
  /** as `withFileKey` gives it */
  key: string;
  /** `near`: in the thread of the event loop, for a few rows by key */
  role: 'writer' | 'reader' | 'copier' | 'near';
};

/** How knex begins a transaction. SQLite takes no lock before its first statement, so it may come along with that. */
export const BEGIN = 'BEGIN;';
/** How it ends one. */
export const COMMIT = 'COMMIT;';

/** `begin`: a transaction begins with this statement; on its own the beginning would be one more way there and back. */
export type SqliteRequest = { id: number; sql: string; bindings: readonly unknown[]; begin: boolean };

export type SqliteResult = { rows: Record<string, unknown>[] } | { lastID: number; changes: number };

/** Rows of texts and numbers travel as JSON: read four times as fast as objects that are cloned. */
export type SqliteParcel = SqliteResult | { json: string };

export type SqliteAnswer =
  { id: number; ok: true; result: SqliteParcel } | { id: number; ok: false; code: string; message: string };
