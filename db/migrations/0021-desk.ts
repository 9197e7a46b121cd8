import { integer } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/** Which claim of a client a call belongs to: what is said of it twice, or late, is known by it. */
export const callOfClaim: Migration = {
  name: '0021-desk',
  statements: (dialect) => [`alter table call_attempt add column fence ${integer(dialect)}`],
};
