import type { Id } from '#contract/basics.ts';
import type { TimelineEntry } from '#contract/timeline.ts';
import type { Reading } from '../context.ts';
import * as sql from './outbox.sql.ts';

/** The messages to a client, for the timeline of the card. Codes and passwords have no text here. */
export async function storyOf(ctx: Reading, accountId: Id): Promise<TimelineEntry[]> {
  const rows = await sql.story(ctx.db, accountId);
  return rows.map((row) => ({
    at: row.sent_at ?? row.created_at,
    kind: 'message',
    text: row.secret === 1 ? '' : row.text,
    by: row.by,
    outboxId: row.id,
    data: {
      channel: row.channel,
      lane: row.lane,
      state: row.state,
      reason: row.reason,
      subject: row.secret === 1 ? '' : row.subject,
      campaign: row.campaign_name,
    },
  }));
}
