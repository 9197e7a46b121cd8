import type { Db } from '#db/connect.ts';
import { derived, type AccountSource } from '../../api/accounts/search-text.ts';
import type { World } from './world.ts';

type Values = Record<string, string | number | null>;

let made = 0;

/** Writes an account straight into the database as a list would have left it; says its id. */
export async function addAccount(
  world: World,
  source: Partial<AccountSource> = {},
  values: Values = {},
): Promise<number> {
  made += 1;
  const account: AccountSource = {
    accountNumber: `U${String(made).padStart(8, '0')}`,
    holderName: `Minta Ügyfél ${made}`,
    email: `ugyfel${made}@pelda.test`,
    mobile: `+3620${String(1_000_000 + made)}`,
    secondaryPhone: null,
    birthDate: null,
    taxNumber: null,
    ...source,
  };
  const first = async (table: string): Promise<number> => {
    const [row] = await world.ctx.db(table).select<{ id: number }[]>('id').orderBy('id').limit(1);
    if (!row) throw new Error(`${table} is empty`);
    return row.id;
  };
  const row = {
    insurer_id: await first('insurer'),
    cohort_id: await first('cohort'),
    account_number: account.accountNumber,
    holder_name: account.holderName,
    holder_kind: 'person',
    manager_kind: 'owner',
    email: account.email,
    mobile: account.mobile,
    secondary_phone: account.secondaryPhone,
    birth_date: account.birthDate,
    tax_number: account.taxNumber,
    deadline: '2012-02-20',
    created_at: world.ctx.now(),
    ...derived(account),
    ...values,
  };
  return world.ctx.write(async ({ db }: { db: Db }) => {
    const [inserted] = await db('account').insert(row).returning<{ id: number }[]>('id');
    if (!inserted) throw new Error('insert returned no id');
    return inserted.id;
  });
}
