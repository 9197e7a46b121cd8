import type { Instant } from '#contract/basics.ts';
import type { Db } from '#db/connect.ts';
import { rowsOf } from '#db/rows.ts';

export const blockedUntil = async (db: Db, nameHash: string): Promise<Instant | null> =>
  (
    await db('staff_ladder')
      .select<{ blocked_until: Instant | null }[]>('blocked_until')
      .where('name_hash', nameHash)
      .first()
  )?.blocked_until ?? null;

/** One failure more, counted by the database: of many tries at once each counts. How many there are in a row now. */
export async function climb(db: Db, nameHash: string, at: Instant): Promise<number> {
  const [row] = await rowsOf<{ failures: number }>(
    db,
    `insert into staff_ladder as ladder (name_hash, failures, at) values (?, 1, ?)
      on conflict (name_hash) do update set failures = ladder.failures + 1, at = excluded.at returning failures`,
    [nameHash, at],
  );
  return row?.failures ?? 0;
}

export const block = (db: Db, nameHash: string, until: Instant | null): Promise<number> =>
  db('staff_ladder').where('name_hash', nameHash).update({ blocked_until: until });

export const stepDown = (db: Db, nameHash: string): Promise<number> =>
  db('staff_ladder').where('name_hash', nameHash).delete();

export const forget = (db: Db, before: Instant): Promise<number> =>
  db('staff_ladder').where('at', '<', before).delete();
