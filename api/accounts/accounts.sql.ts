import type { AccountStatus, ManagerKind, RegistrationStep } from '#contract/account-status.ts';
import type { Db } from '#db/connect.ts';
import { rowsFromJson } from '#db/dialect.ts';
import { rowsOfKept } from '#db/rows.ts';

export const moveDeadline = (db: Db, cohortId: number, deadline: string): Promise<number> =>
  db('account')
    .where('cohort_id', cohortId)
    .whereNull('own_deadline')
    .update({ deadline, revision: db.raw('revision + 1') });

export async function countInCohort(db: Db, cohortId: number): Promise<{ total: number; moving: number }> {
  const counted = await db('account')
    .where('cohort_id', cohortId)
    .select<{ total: number; moving: number }[]>(
      db.raw('count(*) as total'),
      db.raw('count(*) - count(own_deadline) as moving'),
    )
    .first();
  return counted ?? { total: 0, moving: 0 };
}

/** An account as stored, without what only lists and search need. */
export type AccountRow = {
  id: number;
  insurer_id: number;
  cohort_id: number;
  account_number: string;
  holder_id: string;
  holder_name: string;
  holder_kind: 'person' | 'company';
  manager_kind: ManagerKind;
  intermediary_id: number | null;
  email: string | null;
  mobile: string | null;
  secondary_phone: string | null;
  reachable: number;
  list_email: string | null;
  list_mobile: string | null;
  contact_corrected_at: string | null;
  birth_date: string | null;
  postcode: string | null;
  town: string | null;
  street: string | null;
  tax_number: string | null;
  salesperson: string | null;
  contract_date: string | null;
  risk_start: string | null;
  contract_count: number | null;
  policy_numbers: string | null;
  product: string | null;
  annual_premium: number | null;
  payment_frequency: string | null;
  communication: string | null;
  /** values by the heading of their column (JSON) */
  extra: string | null;
  own_deadline: string | null;
  deadline: string;
  closed_on: string | null;
  gone_on: string | null;
  started_on: string | null;
  confirmed_at: string | null;
  confirmed_on: string | null;
  confirmed_source: 'portal' | 'list' | null;
  step: RegistrationStep;
  email_differs: number;
  last_contact_at: string | null;
  reminders_email: number;
  reminders_sms: number;
  call_attempts: number;
  last_outcome: string | null;
  revision: number;
  /** the client was forgotten; nothing here tells who it was */
  erased_on: string | null;
  status: AccountStatus;
};

const columns = [
  'id',
  'insurer_id',
  'cohort_id',
  'account_number',
  'holder_id',
  'holder_name',
  'holder_kind',
  'manager_kind',
  'intermediary_id',
  'email',
  'mobile',
  'secondary_phone',
  'reachable',
  'list_email',
  'list_mobile',
  'contact_corrected_at',
  'birth_date',
  'postcode',
  'town',
  'street',
  'tax_number',
  'salesperson',
  'contract_date',
  'risk_start',
  'contract_count',
  'policy_numbers',
  'product',
  'annual_premium',
  'payment_frequency',
  'communication',
  'extra',
  'own_deadline',
  'deadline',
  'closed_on',
  'gone_on',
  'started_on',
  'confirmed_at',
  'confirmed_on',
  'confirmed_source',
  'step',
  'email_differs',
  'last_contact_at',
  'reminders_email',
  'reminders_sms',
  'call_attempts',
  'last_outcome',
  'revision',
  'erased_on',
  'status',
] as const;

/** `only`: the intermediary whose clients the person may see; null for everybody's. */
export type Scope = { only: number | null };

export function byId(db: Db, id: number, { only }: Scope): Promise<AccountRow | undefined> {
  const query = db('account').select<AccountRow[]>(columns).where({ id });
  return (only === null ? query : query.where('intermediary_id', only)).first();
}

/** Every account of the client of one account, forgotten ones left out. */
export const accountsOfHolder = (db: Db, holderId: string): Promise<{ id: number }[]> =>
  db('account').select<{ id: number }[]>('id').where('holder_id', holderId).whereNull('erased_on').orderBy('id');

export const countUp = (db: Db, ids: readonly number[]): Promise<number> =>
  db('account')
    .whereIn('id', ids)
    .update({ revision: db.raw('revision + 1') });

/** Held until the transaction ends; on SQLite the one writer does that by itself. */
export const hold = (db: Db, id: number): Promise<unknown> => db('account').select('id').where({ id }).forUpdate();

export function byKey(db: Db, key: string, insurerId: number | null, { only }: Scope): Promise<AccountRow[]> {
  const query = db('account').select<AccountRow[]>(columns).where('account_key', key).orderBy('id').limit(2);
  if (only !== null) query.where('intermediary_id', only);
  return insurerId === null ? query : query.where('insurer_id', insurerId);
}

export const moveStep = (db: Db, id: number, step: RegistrationStep, startedOn: string | null): Promise<number> =>
  db('account')
    .where({ id })
    // A registered client stays so, whatever else is tried at the portal.
    .whereNull('confirmed_on')
    .update({
      step,
      ...(startedOn === null ? {} : { started_on: db.raw('coalesce(started_on, ?)', [startedOn]) }),
      revision: db.raw('revision + 1'),
    });

export const setEmailDiffers = (db: Db, id: number, differs: boolean): Promise<number> =>
  db('account')
    .where({ id })
    .update({ email_differs: differs ? 1 : 0, revision: db.raw('revision + 1') });

/** Only the first confirmation counts; says whether this was it. */
export const confirm = (
  db: Db,
  id: number,
  confirmed: { at: string; on: string; source: 'portal' | 'list' },
): Promise<number> =>
  db('account')
    .where({ id })
    .whereNull('confirmed_on')
    .update({
      confirmed_at: confirmed.at,
      confirmed_on: confirmed.on,
      confirmed_source: confirmed.source,
      step: 'confirmed',
      revision: db.raw('revision + 1'),
    });

const counters = { email: 'reminders_email', sms: 'reminders_sms' } as const;

/** One statement for a whole batch; whoever had several is named as often. */
export const noteMessages = (db: Db, ids: readonly number[], channel: 'email' | 'sms', at: string): Promise<unknown> =>
  rowsOfKept(
    db,
    `update account set
       last_contact_at = case when last_contact_at > ? then last_contact_at else ? end,
       ${counters[channel]} = ${counters[channel]} + told.n,
       step = case when step = 'not_contacted' then 'invited' else step end,
       revision = revision + 1
     from (select input.id, count(*) as n from ${rowsFromJson(db, { id: 'integer' })} group by input.id) as told
     where account.id = told.id`,
    [at, at, JSON.stringify(ids.map((id) => ({ id })))],
  );

/** `reached`: the client was spoken to, so the call counts as a contact. */
export const noteCall = (
  db: Db,
  id: number,
  call: { at: string; outcome: string; reached: boolean },
): Promise<number> =>
  db('account')
    .where({ id })
    .update({
      call_attempts: db.raw('call_attempts + 1'),
      last_outcome: call.outcome,
      ...(call.reached
        ? {
            last_contact_at: call.at,
            step: db.raw(`case when step = 'not_contacted' then 'invited' else step end`),
          }
        : {}),
      revision: db.raw('revision + 1'),
    });
