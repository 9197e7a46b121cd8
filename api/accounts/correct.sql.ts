import type { Db } from '#db/connect.ts';

export type Listed = { list_email: string | null; list_mobile: string | null; contact_corrected_at: string | null };

export type Correction = Listed & {
  email: string | null;
  mobile: string | null;
  secondary_phone: string | null;
  search_text: string;
  reachable: number;
};

export const update = (db: Db, id: number, correction: Correction): Promise<number> =>
  db('account')
    .where({ id })
    .update({ ...correction, revision: db.raw('revision + 1') });

type Kept = {
  accountId: number;
  at: string;
  actorId: number | null;
  changes: readonly { field: string; before: string | null; after: string | null }[];
};

/** What stood there before, for proof. */
export const keep = (db: Db, { accountId, at, actorId, changes }: Kept): Promise<unknown> =>
  db('contact_change').insert(changes.map((change) => ({ account_id: accountId, at, actor_id: actorId, ...change })));
