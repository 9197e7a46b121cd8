import type { Tx } from '../context.ts';
import * as sql from './event.sql.ts';

/** Takes the numbers of contracts out of what the insurer was answered. */
export async function forgetNumbers(
  tx: Tx,
  contracts: readonly { insurer_id: number; number: string }[],
): Promise<void> {
  for (const { insurer_id: insurerId, number } of contracts) await sql.forgetNumber(tx.db, insurerId, number);
}
