import { KapocsError } from '#contract/errors.ts';
import type { Context, Tx } from '../context.ts';
import { keyedHash } from '../portal/bearer.ts';
import * as sql from './event.sql.ts';

/** An event by the identifier of the insurer, with whatever else it says. */
type Told = { id: string; insurerId?: number | undefined; [said: string]: unknown };

/**
 * Does what an event says once, however often it is told: the same identifier with the same content gets the first
 * answer again. Throws EVENT_DIFFERS for the same identifier with other content.
 */
export async function once<A extends object>(
  ctx: Context,
  tx: Tx,
  { insurerId, event }: { insurerId: number; event: Told },
  work: () => Promise<A>,
): Promise<A & { repeated: boolean }> {
  // Whose event it is stands in the key: named or left out, it is the same one.
  const { id, insurerId: _named, ...content } = event;
  const key = { insurer_id: insurerId, event_id: id };
  const digest = keyedHash(ctx.pepper, 'event', JSON.stringify(content));
  if (!(await sql.insert(tx.db, { ...key, digest, answer: '{}', at: tx.now() }))) {
    const first = await sql.byId(tx.db, key);
    if (first?.digest !== digest) throw new KapocsError('EVENT_DIFFERS');
    return { ...(JSON.parse(first.answer) as A), repeated: true };
  }
  const answer = await work();
  await sql.setAnswer(tx.db, key, JSON.stringify(answer));
  return { ...answer, repeated: false };
}
