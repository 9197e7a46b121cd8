import type { Id, Instant } from '#contract/basics.ts';
import type { Db } from '#db/connect.ts';

export type Which = { holderIds: readonly string[]; accountIds: readonly Id[] };

const rowsAbout = (db: Db, table: 'call_task' | 'call_attempt', { holderIds, accountIds }: Which) =>
  db(table).where((some) => void some.whereIn('holder_id', holderIds).orWhereIn('account_id', accountIds));

/** The client leaves the queue. An agent who has the client in hand keeps the task to end it. */
export const close = (db: Db, which: Which, now: Instant): Promise<number> =>
  rowsAbout(db, 'call_task', which).whereNot('state', 'closed').update({
    state: 'closed',
    closed_at: now,
    closed_reason: 'not_required',
    not_before: null,
    fall_at: null,
  });

/** A client in several tasks stays apart in each: one holder has one open task only. */
export const nameless = async (db: Db, which: Which, nobody: string): Promise<void> => {
  const callback = { added_why: null, callback_words: null, callback_at: null, promised: 0, for_agent: null };
  await rowsAbout(db, 'call_task', which).update({ ...callback, holder_id: db.raw(`? || ':' || id`, [nobody]) });
};

/** When an agent called and what came of it stays; what was said goes. Says how many calls there were. */
export async function silence(db: Db, which: Which, nobody: string): Promise<{ calls: number; notes: number }> {
  const told = await rowsAbout(db, 'call_attempt', which).select<{ note: string }[]>('note');
  await rowsAbout(db, 'call_attempt', which).update({ holder_id: nobody, note: '', phone: null });
  const tickets = await db('call_ticket')
    .whereIn('account_id', which.accountIds)
    .whereNot('note', '')
    .update({ note: '' });
  await db('call_refusal').whereIn('holder_id', which.holderIds).delete();
  await db('call_dead_number').whereIn('holder_id', which.holderIds).delete();
  return { calls: told.length, notes: told.filter(({ note }) => note !== '').length + tickets };
}
