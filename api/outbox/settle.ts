import type { Output, Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Message, outbox } from '#contract/outbox.ts';
import type { Context, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { jobName } from './job-name.ts';
import { messageOf } from './ledger-list.ts';
import * as list from './ledger-list.sql.ts';
import { noteReached } from './reached.ts';
import * as sql from './settle.sql.ts';

/**
 * A person’s word about a message in doubt. Throws STATE_WRONG when it is not in doubt, or its campaign was
 * cancelled; SECRET_MESSAGE for a code, whose text is gone.
 */
export async function settle(
  tx: Tx,
  { id, as, reason }: Parsed<typeof outbox.settle> & { reason?: string },
): Promise<Message> {
  const message = await list.one(tx.db, id);
  if (!message) throw new KapocsError('NOT_FOUND', { outboxId: id });
  if (as === 'resend' && message.secret === 1) throw new KapocsError('SECRET_MESSAGE');
  const now = tx.now();
  const changed = as === 'sent' ? await sql.markSent(tx.db, id, now) : await sql.putBack(tx.db, id, now);
  if (changed === 0) throw new KapocsError('STATE_WRONG', { state: message.state });
  if (as === 'resend') {
    if (message.campaign_id !== null && (await sql.reopenCampaign(tx.db, message.campaign_id)) === 0)
      throw new KapocsError('STATE_WRONG', { campaign: 'cancelled' });
    tx.wake(jobName(message.channel, message.lane));
  } else await noteReached(tx, [message]);
  await history.record(tx, { action: 'message.settled', object: `message:${id}`, details: { as, reason } });
  tx.tell('outbox', [id]);
  tx.tell('campaigns', message.campaign_id === null ? [] : [message.campaign_id]);
  const settled = await list.one(tx.db, id);
  return messageOf(settled ?? message);
}

/** Each on its own, with an entry of its own in the history: one that cannot be decided so holds up no other. */
export async function settleMany(
  ctx: Context,
  { ids, ...decision }: Parsed<typeof outbox.settleMany>,
): Promise<Output<typeof outbox.settleMany>> {
  const wanted = [...new Set(ids)];
  let settled = 0;
  for (const id of wanted)
    try {
      await ctx.write((tx) => settle(tx, { id, ...decision }));
      settled += 1;
    } catch (error) {
      if (!(error instanceof KapocsError)) throw error;
    }
  return { settled, left: wanted.length - settled };
}
