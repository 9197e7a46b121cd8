import { integer } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/** Whom an attached list tells of, asked again before the letter leaves; and whose texts an approver saw. */
export const seenClients: Migration = {
  name: '0029-letters',
  statements: (dialect) => [
    // ids of accounts as JSON; null: no list of clients, or one made before
    'alter table outbox_attachment add column account_ids text',
    `create table campaign_approved (
      campaign_id ${integer(dialect)} not null references campaign (id),
      account_id ${integer(dialect)} not null,
      primary key (campaign_id, account_id)
    )`,
    // of whom was seen then nothing is known: they are approved again
    `update campaign set state = 'draft', approved_at = null, approved_by = null where state = 'approved'`,
  ],
};
