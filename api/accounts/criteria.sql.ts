import type { Db } from '#db/connect.ts';
import { rowsOf } from '#db/rows.ts';

/** Whether anything an account's status hangs on happened after that day. Looks at the ends of three indexes. */
export async function anythingAfter(db: Db, day: string): Promise<boolean> {
  const later = ['closed_on', 'started_on', 'confirmed_on'].map(
    (column) => `exists (select 1 from account where ${column} > ?)`,
  );
  return (await rowsOf(db, `select 1 as one where ${later.join(' or ')}`, [day, day, day])).length > 0;
}

const idOf = (name: string): number => (/^\d{1,15}$/.test(name) ? Number(name) : 0);

/** The one of this code, else of this id. */
export async function intermediariesNamed(db: Db, name: string): Promise<number[]> {
  const rows = await db('intermediary')
    .select<{ id: number; code: string }[]>('id', 'code')
    .where('code', name)
    .orWhere('id', idOf(name));
  const exact = rows.filter((row) => row.code === name);
  return (exact.length > 0 ? exact : rows).map((row) => row.id);
}

/** The one of this id, else all of this name (insurers may use the same). */
export async function cohortsNamed(db: Db, name: string): Promise<number[]> {
  const rows = await db('cohort').select<{ id: number }[]>('id').where('name', name).orWhere('id', idOf(name));
  const exact = rows.filter((row) => row.id === idOf(name));
  return (exact.length > 0 ? exact : rows).map((row) => row.id);
}
