import type { TimelineEntry } from '#contract/timeline.ts';
import type { Reading } from '../../context.ts';
import * as sql from './registration.sql.ts';

/** What happened at the portal, for the client's story. `data.event` is one of `registrationEvents`. */
export async function storyOf(ctx: Reading, accountId: number): Promise<TimelineEntry[]> {
  const events = await sql.eventsOf(ctx.db, accountId);
  return events.map(({ at, kind, by_name, outbox_id }) => ({
    at,
    kind: by_name === null ? 'registration' : 'assist',
    text: '',
    by: by_name,
    ...(outbox_id === null ? {} : { outboxId: outbox_id }),
    data: { event: kind },
  }));
}
