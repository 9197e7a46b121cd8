import type { AccountStatus } from '#contract/account-status.ts';
import type { Db } from '#db/connect.ts';

export type SiblingRow = { id: number; account_number: string; status: AccountStatus };

const MOST_SIBLINGS = 50;

/** Other accounts of a holder; `only`: the intermediary whose clients may be seen. */
export function siblings(
  db: Db,
  { holderId, except, only }: { holderId: string; except: number; only: number | null },
): Promise<SiblingRow[]> {
  const query = db('account')
    .select<SiblingRow[]>(['id', 'account_number', 'status'])
    .where('holder_id', holderId)
    .whereNot('id', except)
    .orderBy('id')
    .limit(MOST_SIBLINGS);
  return only === null ? query : query.where('intermediary_id', only);
}

export const insurerName = async (db: Db, id: number): Promise<string> =>
  (await db('insurer').select<{ name: string }[]>('name').where({ id }).first())?.name ?? '';

export type CorrectionRow = { at: string; by: string | null; field: string };

/** Corrections by hand, newest first; what stood there is not part of the story. */
export const corrections = (db: Db, accountId: number): Promise<CorrectionRow[]> =>
  db('contact_change')
    .leftJoin('staff', 'staff.id', 'contact_change.actor_id')
    .select<CorrectionRow[]>(['contact_change.at', 'staff.display_name as by', 'contact_change.field'])
    .where('contact_change.account_id', accountId)
    .orderBy('contact_change.id', 'desc');
