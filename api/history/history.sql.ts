import type { Db } from '#db/connect.ts';
import { forUpdate } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';

export type HistoryRow = {
  seq: number;
  at: string;
  actor_id: number | null;
  actor_role: string;
  action: string;
  object: string;
  details: string;
  previous_hash: string;
  hash: string;
};

/** The end of the chain, held until the transaction ends: entries are written one after the other. */
export async function head(db: Db): Promise<{ seq: number; hash: string }> {
  const [row] = await rowsOf<{ seq: number; hash: string }>(
    db,
    `select seq, hash from history_head where one = 1 ${forUpdate(db)}`,
  );
  if (!row) throw new Error('history_head is empty');
  return row;
}

export async function append(db: Db, rows: readonly HistoryRow[]): Promise<void> {
  const last = rows.at(-1);
  if (!last) return;
  await db('history').insert([...rows]);
  await db('history_head').where('one', 1).update({ seq: last.seq, hash: last.hash });
}

export type ListedRow = HistoryRow & { actor_name: string | null };

export type Narrow = {
  /** an object, or a kind of objects */
  object?: string | undefined;
  /** an action, or the first word of several */
  action?: string | undefined;
  actorId?: number | undefined;
  /** instants: from the first, before the second */
  since?: string | undefined;
  until?: string | undefined;
};

const atOrUnder = (column: 'object' | 'action', word: string, mark: string): [string, (string | number)[]] => [
  `(history.${column} = ? or substr(history.${column}, 1, ?) = ?)`,
  [word, word.length + 1, `${word}${mark}`],
];

const narrowed = (db: Db, { object, action, actorId, since, until }: Narrow) =>
  db('history').where((where) => {
    if (object?.includes(':')) void where.where('history.object', object);
    else if (object !== undefined) void where.whereRaw(...atOrUnder('object', object, ':'));
    if (action !== undefined) void where.whereRaw(...atOrUnder('action', action, '.'));
    if (actorId !== undefined) void where.where('history.actor_id', actorId);
    if (since !== undefined) void where.where('history.at', '>=', since);
    if (until !== undefined) void where.where('history.at', '<', until);
  });

/** Newest first, below `before`. */
export const page = (
  db: Db,
  narrow: Narrow,
  { before, limit }: { before: number; limit: number },
): Promise<ListedRow[]> =>
  narrowed(db, narrow)
    .leftJoin('staff', 'staff.id', 'history.actor_id')
    .where('history.seq', '<', before)
    .orderBy('history.seq', 'desc')
    .limit(limit)
    .select<ListedRow[]>(['history.*', 'staff.display_name as actor_name']);

export async function count(db: Db, narrow: Narrow): Promise<number> {
  const row = await narrowed(db, narrow).count<{ n: number }[]>('* as n').first();
  return row?.n ?? 0;
}

export async function countAbout(db: Db, objects: readonly string[]): Promise<number> {
  const row = await db('history').whereIn('object', objects).count<{ n: number }[]>('* as n').first();
  return row?.n ?? 0;
}

/** All entries about these objects, newest first. */
export const about = (db: Db, objects: readonly string[]): Promise<ListedRow[]> =>
  db('history')
    .whereIn('history.object', objects)
    .leftJoin('staff', 'staff.id', 'history.actor_id')
    .orderBy('history.seq', 'desc')
    .select<ListedRow[]>(['history.*', 'staff.display_name as actor_name']);

export async function wasDoneBy(
  db: Db,
  { actorId, actions, objects }: { actorId: number; actions: readonly string[]; objects: readonly string[] },
): Promise<boolean> {
  const [row] = await db('history')
    .select<{ seq: number }[]>('seq')
    .whereIn('object', objects)
    .whereIn('action', actions)
    .where('actor_id', actorId)
    .limit(1);
  return row !== undefined;
}

/** The next piece of what was asked for, oldest first. */
export const pieceOf = (
  db: Db,
  narrow: Narrow,
  { after, limit }: { after: number; limit: number },
): Promise<ListedRow[]> =>
  narrowed(db, narrow)
    .leftJoin('staff', 'staff.id', 'history.actor_id')
    .where('history.seq', '>', after)
    .orderBy('history.seq')
    .limit(limit)
    .select<ListedRow[]>(['history.*', 'staff.display_name as actor_name']);

/** The next piece of the chain, oldest first. */
export const following = (db: Db, seq: number, limit: number): Promise<HistoryRow[]> =>
  db('history').select<HistoryRow[]>('*').where('seq', '>', seq).orderBy('seq').limit(limit);

export async function headNow(db: Db): Promise<{ seq: number; hash: string }> {
  const row = await db('history_head').select<{ seq: number; hash: string }[]>('seq', 'hash').first();
  return row ?? { seq: 0, hash: '' };
}
