import type { Id, Instant, LocalDate } from '#contract/basics.ts';
import { mustRegisterStatuses, openStatuses, type AccountStatus } from '#contract/account-status.ts';
import type { Db } from '#db/connect.ts';
import { isRestricted } from '#db/restricted.ts';

/** What the queue looks at in an open account. */
export type OpenAccount = {
  id: number;
  holder_id: string;
  cohort_id: number;
  status: AccountStatus;
  deadline: LocalDate;
  mobile: string | null;
  secondary_phone: string | null;
  contract_count: number | null;
  annual_premium: number | null;
  last_contact_at: Instant | null;
};

const columns = [
  'id',
  'holder_id',
  'cohort_id',
  'status',
  'deadline',
  'mobile',
  'secondary_phone',
  'contract_count',
  'annual_premium',
  'last_contact_at',
] as const;

/**
 * Written so that no index of statuses can be used: from some holders on SQLite would take it for the better one, and
 * read all open accounts there are (57 ms instead of 1 at 100,000). The same holds for deadlines when clients are
 * looked through in the order of ids.
 */
const standsAs = (statuses: readonly AccountStatus[]): string =>
  `account.status || '' in (${statuses.map((status) => `'${status}'`).join(', ')})`;
const isOpen = standsAs(openStatuses);

/** Open accounts of clients: what one call is about. Nobody calls about data that may only be kept. */
export const openAccounts = (db: Db, holderIds: readonly string[]): Promise<OpenAccount[]> =>
  db('account')
    .select<OpenAccount[]>(columns)
    .whereIn('holder_id', holderIds)
    .whereRaw(`${isOpen} and not ${isRestricted()}`)
    .orderBy(['deadline', 'id']);

/** Clients with an account whose data may only be kept at present. */
export const restricted = async (db: Db, holderIds: readonly string[]): Promise<Set<string>> => {
  const rows = await db('account')
    .select<{ holder_id: string }[]>('holder_id')
    .whereIn('holder_id', holderIds)
    .whereRaw(isRestricted());
  return new Set(rows.map(({ holder_id }) => holder_id));
};

export const idsOf = async (db: Db, holderId: string): Promise<Id[]> =>
  (await db('account').select<{ id: Id }[]>('id').where('holder_id', holderId)).map(({ id }) => id);

export type PersonsAccount = Pick<
  OpenAccount,
  'id' | 'holder_id' | 'status' | 'deadline' | 'mobile' | 'secondary_phone'
> & {
  account_number: string;
  confirmed_at: Instant | null;
  confirmed_on: LocalDate | null;
  confirmed_source: 'portal' | 'list' | null;
};

/** What these persons have: open, or registered by now. */
export const accountsOf = (db: Db, holderIds: readonly string[]): Promise<PersonsAccount[]> =>
  db('account')
    .select<PersonsAccount[]>(
      'id',
      'holder_id',
      'account_number',
      'status',
      'deadline',
      'mobile',
      'secondary_phone',
      'confirmed_at',
      'confirmed_on',
      'confirmed_source',
    )
    .whereIn('holder_id', holderIds)
    .whereRaw(standsAs(mustRegisterStatuses))
    .orderBy(['deadline', 'id']);

/** Clients with an open account whose deadline lies in a span, in the order of ids, from a place on. */
export const candidates = (
  db: Db,
  { after, from, to, limit }: { after: Id; from: LocalDate; to: LocalDate; limit: number },
): Promise<{ id: Id; holder_id: string }[]> =>
  db('account')
    .select('id', 'holder_id')
    .where('id', '>', after)
    .whereRaw(isOpen)
    .whereRaw(`(deadline || '' between ? and ? or (status || '' = 'blocked' and deadline || '' >= ?))`, [
      from,
      to,
      from,
    ])
    .orderBy('id')
    .limit(limit);

type Meant = ReturnType<Db['queryBuilder']>;

/** Accounts of a query of ids, in their order, from a place on. */
export const among = (
  db: Db,
  meant: Meant,
  { after, limit }: { after: Id; limit: number },
): Promise<{ id: Id; holder_id: string }[]> =>
  db('account')
    .select('id', 'holder_id')
    .whereIn('id', meant.clone())
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit);

/** Whether a query of ids means more than so many. */
export async function moreThan(meant: Meant, most: number): Promise<boolean> {
  const rows: unknown = await meant.clone().offset(most).limit(1);
  return Array.isArray(rows) && rows.length > 0;
}

export const holdersOf = async (db: Db, accountIds: readonly Id[]): Promise<string[]> => {
  const rows = await db('account').distinct<{ holder_id: string }[]>('holder_id').whereIn('id', accountIds);
  return rows.map(({ holder_id }) => holder_id);
};

/** Clients who said they are not to be called. */
export const refusing = async (db: Db, holderIds: readonly string[]): Promise<Set<string>> => {
  const rows = await db('call_refusal').select<{ holder_id: string }[]>('holder_id').whereIn('holder_id', holderIds);
  return new Set(rows.map(({ holder_id }) => holder_id));
};

export const deadNumbers = (db: Db, holderIds: readonly string[]): Promise<{ holder_id: string; phone: string }[]> =>
  db('call_dead_number').select('holder_id', 'phone').whereIn('holder_id', holderIds);

export const addDeadNumber = (
  db: Db,
  row: { holder_id: string; phone: string; outcome: string; at: Instant },
): Promise<unknown> => db('call_dead_number').insert(row).onConflict(['holder_id', 'phone']).ignore();

export const addRefusal = (
  db: Db,
  row: { holder_id: string; outcome: string; at: Instant; made_by: Id | null },
): Promise<unknown> => db('call_refusal').insert(row).onConflict('holder_id').ignore();

export const addTicket = (
  db: Db,
  row: { account_id: Id; outcome: string; note: string; at: Instant; made_by: Id | null },
): Promise<unknown> => db('call_ticket').insert(row);
