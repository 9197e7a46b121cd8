import { accountKey } from '../accounts/account-key.ts';
import type { Reading, Tx } from '../context.ts';
import * as sql from './policy.sql.ts';
import type { PolicyRow } from './policy.sql.ts';

export type Policy = PolicyRow;

/** A contract by its number as anyone writes it. */
export const policyOf = ({ db }: Reading, insurerId: number, number: string): Promise<Policy | undefined> =>
  sql.byNumber(db, insurerId, accountKey(number));

/** The contracts paid on these client accounts. */
export const policiesOf = ({ db }: Reading, accountIds: readonly number[]): Promise<Policy[]> =>
  sql.ofAccounts(db, accountIds);

/** Whether letters of several clients reach this address: each of them can read the others’ (portal.md §6.12). */
export const isShared = async ({ db }: Reading, email: string | null): Promise<boolean> =>
  email !== null && (await sql.holdersAt(db, email.toLowerCase())) > 1;

type Told = Partial<Omit<PolicyRow, 'id' | 'insurer_id' | 'number_key' | 'created_at' | 'changed_at'>>;

const unknown = {
  holder_name: '',
  product: null,
  email: null,
  email_key: null,
  mobile: null,
  account_id: null,
  language: 'hu',
  e_product: 0,
  e_comm: 0,
  started_on: null,
  annual_premium: null,
  payment_frequency: null,
  terminated_on: null,
  postal_from: null,
} as const;

/** Keeps what the insurer told of a contract; what it left out stays as it was. */
export async function keepPolicy(tx: Tx, insurerId: number, number: string, told: Told): Promise<Policy> {
  const numberKey = accountKey(number);
  const now = tx.now();
  const before = await sql.byNumber(tx.db, insurerId, numberKey);
  if (!before)
    return sql.insert(tx.db, {
      ...unknown,
      ...told,
      insurer_id: insurerId,
      number: number.trim(),
      number_key: numberKey,
      created_at: now,
      changed_at: now,
    });
  await sql.change(tx.db, before.id, { ...told, changed_at: now });
  return { ...before, ...told, changed_at: now };
}
