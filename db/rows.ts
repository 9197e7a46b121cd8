import type { Db } from './connect.ts';
import { directTo, type Value } from './direct.ts';

/** Rows of a raw statement, in the one shape both drivers are brought to. The caller names the shape. */
export async function rowsOf<Row>(db: Db, sql: string, bindings: readonly Value[] = []): Promise<Row[]> {
  return rowsIn<Row>(await db.raw(sql, bindings));
}

/**
 * The same for a statement asked many times a second, with always the same text: PostgreSQL keeps its plan, which takes
 * longer to make than to carry out. In a transaction it is sent before the call returns, so that what is asked side by
 * side, and the commit after it, travels together in this order.
 */
export async function rowsOfKept<Row>(db: Db, sql: string, bindings: readonly Value[] = []): Promise<Row[]> {
  const direct = directTo(db);
  return direct ? ((await direct(sql, bindings)) as Row[]) : rowsOf<Row>(db, sql, bindings);
}

function rowsIn<Row>(answer: unknown): Row[] {
  return (Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows) as Row[];
}

/** How many rows a raw insert, update or delete touched. */
export async function changedBy(db: Db, sql: string, bindings: readonly Value[] = []): Promise<number> {
  const answer = (await db.raw(sql, bindings)) as { rowCount?: number; changes?: number };
  return answer.rowCount ?? answer.changes ?? 0;
}
