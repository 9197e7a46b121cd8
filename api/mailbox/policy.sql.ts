import type { Db } from '#db/connect.ts';
import type { PortalLanguage } from '#contract/portal.ts';

/** An insurance contract as the insurer told of it last. Flags are 0 or 1. */
export type PolicyRow = {
  id: number;
  insurer_id: number;
  number: string;
  number_key: string;
  holder_name: string;
  product: string | null;
  email: string | null;
  email_key: string | null;
  mobile: string | null;
  account_id: number | null;
  language: PortalLanguage;
  e_product: number;
  e_comm: number;
  started_on: string | null;
  annual_premium: number | null;
  payment_frequency: string | null;
  terminated_on: string | null;
  postal_from: string | null;
  created_at: string;
  changed_at: string;
};

const columns = [
  'id',
  'insurer_id',
  'number',
  'number_key',
  'holder_name',
  'product',
  'email',
  'email_key',
  'mobile',
  'account_id',
  'language',
  'e_product',
  'e_comm',
  'started_on',
  'annual_premium',
  'payment_frequency',
  'terminated_on',
  'postal_from',
  'created_at',
  'changed_at',
] as const;

export const byNumber = (db: Db, insurerId: number, numberKey: string): Promise<PolicyRow | undefined> =>
  db('policy').select<PolicyRow[]>(columns).where({ insurer_id: insurerId, number_key: numberKey }).first();

export const ofAddress = (db: Db, emailKey: string): Promise<PolicyRow[]> =>
  db('policy').select<PolicyRow[]>(columns).where('email_key', emailKey).orderBy('id');

export const ofAccounts = (db: Db, accountIds: readonly number[]): Promise<PolicyRow[]> =>
  db('policy').select<PolicyRow[]>(columns).whereIn('account_id', accountIds).orderBy('number_key');

export async function holdersAt(db: Db, emailKey: string): Promise<number> {
  const [row] = await db('policy').where('email_key', emailKey).countDistinct<{ n: number }[]>({ n: 'holder_name' });
  return row?.n ?? 0;
}

export async function insert(db: Db, row: Omit<PolicyRow, 'id'>): Promise<PolicyRow> {
  const [made] = await db('policy').insert(row).returning<PolicyRow[]>(columns);
  if (!made) throw new Error('insert returned no row');
  return made;
}

export const change = (db: Db, id: number, row: Partial<Omit<PolicyRow, 'id'>>): Promise<number> =>
  db('policy').where({ id }).update(row);
