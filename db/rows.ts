import type { Db } from './connect.ts';

/** Rows of a raw statement, in the one shape both drivers are brought to. The caller names the shape. */
export async function rowsOf<Row>(
  db: Db,
  sql: string,
  bindings: readonly (string | number | null)[] = [],
): Promise<Row[]> {
  const answer: unknown = await db.raw(sql, bindings);
  return (Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows) as Row[];
}

/** How many rows a raw insert, update or delete touched. */
export async function changedBy(
  db: Db,
  sql: string,
  bindings: readonly (string | number | null)[] = [],
): Promise<number> {
  const answer = (await db.raw(sql, bindings)) as { rowCount?: number; changes?: number };
  return answer.rowCount ?? answer.changes ?? 0;
}
