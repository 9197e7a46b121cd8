import type { Id } from '#contract/basics.ts';
import type { Db } from '#db/connect.ts';

export type Whose = { accountIds: readonly Id[]; loginIds: readonly Id[]; mailboxIds: readonly Id[] };

/** Removes requests with the files sent along; says how many. */
export async function remove(db: Db, { accountIds, loginIds, mailboxIds }: Whose): Promise<number> {
  const found = await db('client_request')
    .select<{ id: Id }[]>('id')
    .whereIn('account_id', accountIds)
    .orWhereIn('login_id', loginIds)
    .orWhereIn('mailbox_id', mailboxIds);
  const ids = found.map(({ id }) => id);
  await db('client_file').whereIn('request_id', ids).delete();
  await db('client_request').whereIn('id', ids).delete();
  return ids.length;
}
