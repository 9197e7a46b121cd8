import type { Db } from '#db/connect.ts';
import { derived, type AccountSource } from '../../api/accounts/search-text.ts';
import type { World } from './world.ts';

type Values = Record<string, string | number | null>;

let made = 0;

/** The columns of an account as a list would have left it. */
export function accountRow(
  source: Partial<AccountSource>,
  values: Values & { insurer_id: number; cohort_id: number; created_at: string },
): Values {
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
  return {
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
    ...derived(account),
    ...values,
  };
}

const INSERTED_AT_ONCE = 200;

async function firstIn(db: Db, table: 'insurer' | 'cohort'): Promise<number> {
  const [row] = await db(table).select<{ id: number }[]>('id').orderBy('id').limit(1);
  if (!row) throw new Error(`${table} is empty`);
  return row.id;
}

/** Writes so many accounts straight into a database with one insurer and one renewal period; their ids. */
export async function addMany(db: Db, count: number, values: Values = {}): Promise<number[]> {
  const belongs = {
    insurer_id: await firstIn(db, 'insurer'),
    cohort_id: await firstIn(db, 'cohort'),
    created_at: new Date().toISOString(),
  };
  const rows = Array.from({ length: count }, () => accountRow({}, { ...belongs, ...values }));
  const ids: number[] = [];
  for (let at = 0; at < rows.length; at += INSERTED_AT_ONCE) {
    const made = await db('account')
      .insert(rows.slice(at, at + INSERTED_AT_ONCE))
      .returning<{ id: number }[]>('id');
    ids.push(...made.map(({ id }) => id));
  }
  return ids;
}

/** Writes an account straight into the database; says its id. */
export async function addAccount(
  world: World,
  source: Partial<AccountSource> = {},
  values: Values = {},
): Promise<number> {
  const row = accountRow(source, {
    insurer_id: await firstIn(world.ctx.db, 'insurer'),
    cohort_id: await firstIn(world.ctx.db, 'cohort'),
    created_at: world.ctx.now(),
    ...values,
  });
  return world.ctx.write(async ({ db }: { db: Db }) => {
    const [inserted] = await db('account').insert(row).returning<{ id: number }[]>('id');
    if (!inserted) throw new Error('insert returned no id');
    return inserted.id;
  });
}
