import type { Id } from '#contract/basics.ts';
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
