import type { Db } from '#db/connect.ts';

export type InsurerRow = {
  id: number;
  name: string;
  account_number_pattern: string | null;
  portal_name: string;
  mailbox_name: string;
  portal_url: string;
  colours: string;
  help_phone: string | null;
};
export type ShownInsurer = InsurerRow & { logo_at: string | null };
export type CohortRow = {
  id: number;
  insurer_id: number;
  name: string;
  deadline: string;
  first_mail_on: string | null;
};

const insurerColumns = [
  'id',
  'name',
  'account_number_pattern',
  'portal_name',
  'mailbox_name',
  'portal_url',
  'colours',
  'help_phone',
];
const cohortColumns = ['id', 'insurer_id', 'name', 'deadline', 'first_mail_on'];

const shown = (db: Db) =>
  db('insurer').select<ShownInsurer[]>(
    ...insurerColumns,
    db.raw('(select changed_at from insurer_logo where insurer_logo.insurer_id = insurer.id) as logo_at'),
  );

export const insurers = (db: Db): Promise<ShownInsurer[]> => shown(db).orderBy('id');

export const insurer = (db: Db, id: number): Promise<ShownInsurer | undefined> => shown(db).where({ id }).first();

export async function insertInsurer(db: Db, row: Omit<InsurerRow, 'id'>): Promise<InsurerRow> {
  const [made] = await db('insurer').insert(row).returning<InsurerRow[]>(insurerColumns);
  if (!made) throw new Error('insert returned no row');
  return made;
}

export const updateInsurer = (db: Db, id: number, change: Partial<Omit<InsurerRow, 'id'>>): Promise<number> =>
  Object.keys(change).length === 0 ? Promise.resolve(0) : db('insurer').where({ id }).update(change);

export const cohorts = (db: Db): Promise<CohortRow[]> =>
  db('cohort')
    .select<CohortRow[]>(cohortColumns)
    .orderBy([{ column: 'deadline', order: 'desc' }, { column: 'id' }]);

export const cohort = (db: Db, id: number): Promise<CohortRow | undefined> =>
  db('cohort').select<CohortRow[]>(cohortColumns).where({ id }).first();

export async function insertCohort(db: Db, row: Omit<CohortRow, 'id'>): Promise<CohortRow> {
  const [made] = await db('cohort').insert(row).returning<CohortRow[]>(cohortColumns);
  if (!made) throw new Error('insert returned no row');
  return made;
}

export const updateCohort = (db: Db, id: number, change: Partial<Omit<CohortRow, 'id'>>): Promise<number> =>
  Object.keys(change).length === 0 ? Promise.resolve(0) : db('cohort').where({ id }).update(change);

export const settingValue = async (db: Db, name: string): Promise<string | null> =>
  (await db('setting').select<{ value: string }[]>('value').where({ name }).first())?.value ?? null;

export const saveSetting = (db: Db, name: string, value: string): Promise<unknown> =>
  db('setting').insert({ name, value }).onConflict('name').merge(['value']);

/** Keeps what another server may have written first. */
export const saveSettingOnce = (db: Db, name: string, value: string): Promise<unknown> =>
  db('setting').insert({ name, value }).onConflict('name').ignore();

export type LogoRow = { insurer_id: number; type: string; data: string; changed_at: string };

export const logo = (db: Db, insurerId: number): Promise<LogoRow | undefined> =>
  db('insurer_logo')
    .select<LogoRow[]>('insurer_id', 'type', 'data', 'changed_at')
    .where('insurer_id', insurerId)
    .first();

export const putLogo = (db: Db, row: LogoRow): Promise<unknown> =>
  db('insurer_logo').insert(row).onConflict('insurer_id').merge(['type', 'data', 'changed_at']);

export const deleteLogo = (db: Db, insurerId: number): Promise<number> =>
  db('insurer_logo').where('insurer_id', insurerId).delete();
