import { accountChanges } from '../account-changes.ts';
import type { Migration } from '../migrate.ts';
import { searchBeside } from '../search.ts';

/** What is searched stands beside the accounts on PostgreSQL, and changes of accounts are noted. */
export const searching: Migration = {
  name: '0025-speed',
  statements: (dialect) => [...(dialect === 'postgresql' ? searchBeside() : []), ...accountChanges(dialect)],
};
