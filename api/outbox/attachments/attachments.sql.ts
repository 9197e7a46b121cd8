import type { Id, Instant } from '#contract/basics.ts';
import { openStatuses } from '#contract/account-status.ts';
import { settledStates } from '#contract/outbox.ts';
import type { Db } from '#db/connect.ts';
import { rowsFromJson } from '#db/dialect.ts';
import { isRestricted } from '#db/restricted.ts';
import { rowsOf } from '#db/rows.ts';

/** `content`: the bytes in base64. */
export type AttachmentRow = { outbox_id: Id; filename: string; type: string; content: string };

export const of = (db: Db, outboxIds: readonly Id[]): Promise<AttachmentRow[]> =>
  outboxIds.length === 0
    ? Promise.resolve([])
    : db('outbox_attachment')
        .select<AttachmentRow[]>('outbox_id', 'filename', 'type', 'content')
        .whereIn('outbox_id', outboxIds)
        .orderBy(['outbox_id', 'filename']);

export const insert = (db: Db, row: AttachmentRow & { account_ids: string }): Promise<unknown> =>
  db('outbox_attachment').insert(row);

export type Listed = { outbox_id: Id; account_ids: string };

/** Lists of clients that go along, or went along not long ago; of these letters, or of all. */
export function lists(db: Db, outboxIds?: readonly Id[]): Promise<Listed[]> {
  const query = db('outbox_attachment').select<Listed[]>('outbox_id', 'account_ids').whereNotNull('account_ids');
  return outboxIds === undefined ? query : query.whereIn('outbox_id', outboxIds);
}

/** Whether one of them has registered since, need not, is restricted, erased or gone. */
export const anySettled = async (db: Db, accountIds: readonly Id[]): Promise<boolean> => {
  const open = openStatuses.map(() => '?').join(', ');
  const rows = await rowsOf<{ id: Id }>(
    db,
    `select input.id from ${rowsFromJson(db, { id: 'integer' })} left join account on account.id = input.id
      where account.id is null or account.erased_on is not null or account.status not in (${open})
        or ${isRestricted('input.id')} limit 1`,
    [JSON.stringify(accountIds.map((id) => ({ id }))), ...openStatuses],
  );
  return rows.length > 0;
};

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

export const settledAmong = async (db: Db, outboxIds: readonly Id[]): Promise<Id[]> =>
  (await db('outbox').select<{ id: Id }[]>('id').whereIn('id', outboxIds).whereIn('state', settledStates)).map(
    ({ id }) => id,
  );

/** What was attached, also as it stood in the letter that went. */
export async function drop(db: Db, outboxIds: readonly Id[]): Promise<void> {
  await db('outbox_attachment').whereIn('outbox_id', outboxIds).delete();
  await db('outbox').whereIn('id', outboxIds).update({ mime: null });
}
