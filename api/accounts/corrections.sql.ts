import type { Id, Instant } from '#contract/basics.ts';
import type { Db } from '#db/connect.ts';

export type Correction = {
  at: Instant;
  by: string | null;
  field: 'email' | 'mobile' | 'secondary_phone';
  before: string | null;
  after: string | null;
};

export const ofAccounts = (db: Db, ids: readonly Id[]): Promise<Correction[]> =>
  db('contact_change')
    .leftJoin('staff', 'staff.id', 'contact_change.actor_id')
    .select<Correction[]>(
      'contact_change.at',
      'staff.display_name as by',
      'contact_change.field',
      'contact_change.before',
      'contact_change.after',
    )
    .whereIn('contact_change.account_id', ids)
    .orderBy('contact_change.id', 'desc');
