import type { Id, Instant } from '#contract/basics.ts';
import { settledStates } from '#contract/outbox.ts';
import type { Db } from '#db/connect.ts';

/** `content`: the bytes in base64. */
export type AttachmentRow = { outbox_id: Id; filename: string; type: string; content: string };

export const of = (db: Db, outboxIds: readonly Id[]): Promise<AttachmentRow[]> =>
  outboxIds.length === 0
    ? Promise.resolve([])
    : db('outbox_attachment')
        .select<AttachmentRow[]>('outbox_id', 'filename', 'type', 'content')
        .whereIn('outbox_id', outboxIds)
        .orderBy(['outbox_id', 'filename']);

export const insert = (db: Db, row: AttachmentRow): Promise<unknown> => db('outbox_attachment').insert(row);

/** Letters of that time with something attached, whose fate is settled: nothing of them is sent again. */
export const over = async (db: Db, before: Instant, limit: number): Promise<Id[]> =>
  (
    await db('outbox')
      .select<{ id: Id }[]>('outbox.id')
      .whereIn('outbox.id', db('outbox_attachment').select('outbox_id'))
      .where('outbox.created_at', '<', before)
      .whereIn('outbox.state', settledStates)
      .orderBy('outbox.id')
      .limit(limit)
  ).map(({ id }) => id);

/** What was attached, also as it stood in the letter that went. */
export async function drop(db: Db, outboxIds: readonly Id[]): Promise<void> {
  await db('outbox_attachment').whereIn('outbox_id', outboxIds).delete();
  await db('outbox').whereIn('id', outboxIds).update({ mime: null });
}
