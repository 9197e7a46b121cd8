import type { Migration } from '../migrate.ts';

/** Whom an attached list tells of: asked again before the letter leaves. */
export const listedClients: Migration = {
  name: '0029-letters',
  statements: () => [
    // ids of accounts as JSON; null: no list of clients, or one made before
    'alter table outbox_attachment add column account_ids text',
  ],
};
