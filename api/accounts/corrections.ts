import type { Id } from '#contract/basics.ts';
import type { Reading } from '../context.ts';
import * as sql from './corrections.sql.ts';

/** What was corrected by hand on these accounts, with what stood there, newest first. */
export const correctionsOf = ({ db }: Reading, ids: readonly Id[]): Promise<sql.Correction[]> =>
  sql.ofAccounts(db, ids);
