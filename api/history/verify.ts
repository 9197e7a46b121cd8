import type { Reading } from '../context.ts';
import { link } from './chain.ts';
import * as sql from './history.sql.ts';

const PIECE = 2000;

export type Verdict = { intact: boolean; entries: number; brokenAt: number | null; head: string };

/**
 * Walks the chain from its first entry. An altered entry breaks its own hash, a removed or inserted one the
 * numbering, a cut-off end the head that is kept beside the chain.
 */
export async function verify({ db }: Reading): Promise<Verdict> {
  let seq = 0;
  let hash = '';
  for (;;) {
    const piece = await sql.following(db, seq, PIECE);
    for (const entry of piece) {
      const sound = entry.seq === seq + 1 && entry.previous_hash === hash && entry.hash === link(hash, entry);
      if (!sound) return { intact: false, entries: seq, brokenAt: seq + 1, head: hash };
      seq = entry.seq;
      hash = entry.hash;
    }
    if (piece.length < PIECE) break;
  }
  const head = await sql.headNow(db);
  // Entries written while we walked lie beyond what was read; a head behind the chain's end is a forgery.
  const cut =
    head.seq < seq ||
    (head.seq === seq && head.hash !== hash) ||
    (await sql.following(db, seq, 1)).length < Math.min(head.seq - seq, 1);
  return { intact: !cut, entries: seq, brokenAt: cut ? seq + 1 : null, head: hash };
}
