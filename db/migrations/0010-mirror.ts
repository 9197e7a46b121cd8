import type { Migration } from '../migrate.ts';
import { mailboxTables } from './0010-mailbox.ts';
import { serviceTables } from './0010-services.ts';

/** The second half of the mirror: insurance contracts, the mailbox, and what registered clients ask for. */
export const mirror: Migration = {
  name: '0010-mirror',
  statements: (dialect) => [...mailboxTables(dialect), ...serviceTables(dialect)],
};
