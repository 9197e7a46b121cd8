import { hash } from 'node:crypto';
import type { Db } from './connect.ts';

/** Rows of a raw statement, in the one shape both drivers are brought to. The caller names the shape. */
export async function rowsOf<Row>(
  db: Db,
  sql: string,
  bindings: readonly (string | number | null)[] = [],
): Promise<Row[]> {
  return rowsIn<Row>(await db.raw(sql, bindings));
}

const names = new Map<string, string>();

/**
 * The same for a statement asked many times a second, with always the same text: PostgreSQL keeps its plan, which takes
 * longer to make than to carry out.
 */
export async function rowsOfKept<Row>(
  db: Db,
  sql: string,
  bindings: readonly (string | number | null)[] = [],
): Promise<Row[]> {
  const name = names.get(sql) ?? `kept_${hash('sha1', sql)}`;
  names.set(sql, name);
  return rowsIn<Row>(await db.raw(sql, bindings).options({ name }));
}

function rowsIn<Row>(answer: unknown): Row[] {
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
