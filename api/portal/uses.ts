import type { Tx } from '../context.ts';
import * as sql from './code.sql.ts';
import { LOOK_BACK, allowedFrom, later, type Allowance } from './limits.ts';

/** Whether something limited may happen once more now; if so it is counted. */
export async function spendUse(tx: Tx, subject: string, allowance: Allowance): Promise<boolean> {
  const now = tx.now();
  const until = allowedFrom(await sql.uses(tx.db, subject, later(now, -LOOK_BACK)), allowance);
  if (until !== null && until > now) return false;
  await sql.noteUses(tx.db, [subject], now);
  return true;
}
