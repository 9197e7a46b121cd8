import type { Id, LocalDate } from '#contract/basics.ts';
import type { Tx } from '../context.ts';
import * as sql from './accounts.sql.ts';

/** Gives a new deadline to the accounts of a renewal period that have none of their own; says how many moved. */
export async function moveDeadline(tx: Tx, cohortId: Id, deadline: LocalDate): Promise<number> {
  const moved = await sql.moveDeadline(tx.db, cohortId, deadline);
  tx.tell('accounts', []);
  return moved;
}
