/* The package's own types are hidden from its `exports`; these are the parts used here. */
declare module 'better-sqlite3-multiple-ciphers' {
  namespace Database {
    type Statement = {
      readonly reader: boolean;
      all(...bindings: readonly unknown[]): unknown[];
      get(...bindings: readonly unknown[]): unknown;
      run(...bindings: readonly unknown[]): { lastInsertRowid: number | bigint; changes: number };
    };
    type Database = {
      pragma(source: string): unknown;
      prepare(sql: string): Statement;
      exec(sql: string): void;
      close(): void;
    };
  }
  const Database: new (filename: string, options?: { fileMustExist?: boolean; timeout?: number }) => Database.Database;
  export default Database;
}
