import type { DifferenceKind } from '#contract/list-difference.ts';
import type { Db } from '#db/connect.ts';
import * as sql from './difference.sql.ts';

/** By kind the places of its rows, by account number: of what is gone in the earlier list. */
export type Places = Readonly<Record<DifferenceKind, Uint32Array>>;

const AT_ONCE = 1000;

async function* stretches<Row extends { key: string }>(
  read: (stretch: sql.Stretch) => Promise<Row[]>,
): AsyncGenerator<Row[], void, undefined> {
  for (let after = ''; ;) {
    const rows = await read({ after, limit: AT_ONCE });
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    after = last.key;
  }
}

type Found = Record<DifferenceKind, number[]>;

const noteMet = (found: Found, { was, now, changed }: sql.Met): number =>
  now === null ? found.gone.push(was) : found[changed === 1 ? 'changed' : 'same'].push(now);

/** What lines of the earlier list met, by account number. */
async function meet(db: Db, pair: sql.Pair, found: Found): Promise<void> {
  if (pair.hashes) {
    for await (const rows of stretches((stretch) => sql.walkByHash(db, pair, stretch)))
      for (const row of rows) noteMet(found, row);
    return;
  }
  const partners = new Map<number, sql.Met>();
  for (let after = 0; ;) {
    const rows = await sql.walkByContent(db, pair, { after, limit: AT_ONCE });
    for (const { position: _, ...met } of rows) partners.set(met.was, met);
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) break;
    after = last.position;
  }
  for await (const rows of stretches((stretch) => sql.walkKeys(db, pair.was, stretch)))
    for (const { was } of rows) {
      const met = partners.get(was);
      if (met) noteMet(found, met);
    }
}

/**
 * Walks both sides once by account number and remembers what stands where: counts, pages and jumps are then a look
 * into an array (100,000 lines: half a megabyte), in whichever order they are asked for.
 */
export async function placesOf(db: Db, pair: sql.Pair): Promise<Places> {
  const found: Found = { new: [], changed: [], gone: [], back: [], same: [] };
  await meet(db, pair, found);
  for await (const rows of stretches((stretch) => sql.walkNow(db, pair, stretch)))
    for (const { now, met, back } of rows) if (met === 0) found[back === 1 ? 'back' : 'new'].push(now);
  const kept = (kind: DifferenceKind): Uint32Array => Uint32Array.from(found[kind]);
  return { new: kept('new'), changed: kept('changed'), gone: kept('gone'), back: kept('back'), same: kept('same') };
}

/** How many of the places stand up to an account number: found by halves. */
export async function placesUpTo(db: Db, side: sql.Side, places: Uint32Array, key: string): Promise<number> {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (await sql.standsAfter(db, side, { place: places[middle] ?? 0, key })) high = middle;
    else low = middle + 1;
  }
  return low;
}
