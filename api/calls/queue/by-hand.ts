import { randomUUID } from 'node:crypto';
import type { Id } from '#contract/basics.ts';
import { MOST_ADDED, type calls } from '#contract/calls.ts';
import type { Output, Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import { matching } from '../../accounts/accounts.ts';
import type { Context, Tx } from '../../context.ts';
import * as history from '../../history/history.ts';
import * as clients from '../client.sql.ts';
import { enterQueue, type Entered } from './enter.ts';
import * as sql from './fill.sql.ts';

const CHUNK = 1000;

/** The clients meant, piece by piece. Throws INPUT_INVALID when a filter means more than anybody could call. */
async function* holdersMeant(
  ctx: Context,
  { accountIds, filter }: Parsed<typeof calls.add>,
): AsyncGenerator<readonly string[]> {
  if (accountIds !== undefined) {
    yield await clients.holdersOf(ctx.db, accountIds);
    return;
  }
  const meant = (await matching(ctx, filter ?? {}))(ctx.db);
  if (await clients.moreThan(meant, MOST_ADDED))
    throw new KapocsError('INPUT_INVALID', { fields: ['filter'], most: MOST_ADDED });
  for (let after: Id | undefined = 0; after !== undefined;) {
    const rows: { id: Id; holder_id: string }[] = await clients.among(ctx.db, meant, { after, limit: CHUNK });
    yield rows.map(({ holder_id }) => holder_id);
    after = rows.length < CHUNK ? undefined : rows.at(-1)?.id;
  }
}

/** Puts clients into the queue because somebody wants them called, whatever the rules say of the time. */
export async function addByHand(ctx: Context, wanted: Parsed<typeof calls.add>): Promise<Output<typeof calls.add>> {
  const batch = randomUUID();
  const sum: Entered = { added: 0, left: {} };
  const seen = new Set<string>();
  for await (const holders of holdersMeant(ctx, wanted)) {
    // accounts of one client may lie in several pieces
    const fresh = [...new Set(holders)].filter((holder) => !seen.has(holder));
    for (const holder of fresh) seen.add(holder);
    const { added, left } = await enterQueue(ctx, fresh, { reason: 'by_hand', why: wanted.why, batch });
    sum.added += added;
    for (const [why, n] of Object.entries(left) as [keyof Entered['left'], number][])
      sum.left[why] = (sum.left[why] ?? 0) + n;
  }
  return { ...sum, batch: sum.added > 0 ? batch : null };
}

/** Takes back those of a batch nobody has dealt with since. */
export async function takeBack(tx: Tx, batch: string): Promise<{ removed: number }> {
  const removed = await sql.removeBatch(tx.db, batch);
  if (removed > 0) {
    await history.record(tx, { action: 'calls.taken_back', object: 'calls', details: { removed } });
    tx.tell('calls', []);
  }
  return { removed };
}
