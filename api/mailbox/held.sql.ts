import type { Id, Instant } from '#contract/basics.ts';
import type { MailKind } from '#contract/mail-kinds.ts';
import type { Db } from '#db/connect.ts';

export type Held = {
  placed_at: Instant;
  kind: MailKind;
  subject: string;
  contract_number: string;
  read_at: string | null;
};

/** The items of these contracts that are still kept, newest first. */
export const itemsOf = (db: Db, policyIds: readonly Id[]): Promise<Held[]> =>
  db('post_item')
    .select<Held[]>('placed_at', 'kind', 'subject', 'contract_number', 'read_at')
    .whereIn('policy_id', policyIds)
    .whereNull('purged_at')
    .orderBy([
      { column: 'placed_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
