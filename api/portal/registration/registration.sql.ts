import type { Db } from '#db/connect.ts';
import type { PortalLanguage } from '#contract/portal.ts';
import type { RegistrationState, Trouble } from '#contract/registrations.ts';

export type EndReason = 'restarted' | 'dropped' | 'confirmed';

export type RegistrationRow = {
  id: number;
  token_hash: string;
  account_id: number;
  login_id: number | null;
  attach: number;
  /** of the ticket a mailbox gave, until its owner has proved the mobile (K19) */
  upgrade_hash: string | null;
  language: PortalLanguage;
  live: number;
  state: RegistrationState;
  trouble: Trouble | null;
  mobile: string;
  username: string | null;
  username_key: string | null;
  password_hash: string | null;
  started_at: string;
  moved_at: string;
  seen_at: string;
  sms_ok_at: string | null;
  declared_at: string | null;
  finished_at: string | null;
  confirmed_at: string | null;
  ended_at: string | null;
  end_reason: EndReason | null;
};

const columns = [
  'id',
  'token_hash',
  'account_id',
  'login_id',
  'attach',
  'upgrade_hash',
  'language',
  'live',
  'state',
  'trouble',
  'mobile',
  'username',
  'username_key',
  'password_hash',
  'started_at',
  'moved_at',
  'seen_at',
  'sms_ok_at',
  'declared_at',
  'finished_at',
  'confirmed_at',
  'ended_at',
  'end_reason',
] as const;

const registrations = (db: Db) => db('portal_registration').select<RegistrationRow[]>(columns);

export const byToken = (db: Db, tokenHash: string): Promise<RegistrationRow | undefined> =>
  registrations(db).where('token_hash', tokenHash).first();

export const byId = (db: Db, id: number): Promise<RegistrationRow | undefined> =>
  registrations(db).where({ id }).first();

export const liveOf = (db: Db, accountId: number): Promise<RegistrationRow | undefined> =>
  registrations(db).where({ account_id: accountId, live: 1 }).first();

export const newestOf = (db: Db, accountId: number): Promise<RegistrationRow | undefined> =>
  registrations(db).where('account_id', accountId).orderBy('id', 'desc').first();

/** Live and confirmed ones: the accounts a login owns or is about to own. */
export const ofLogin = (db: Db, loginId: number): Promise<RegistrationRow[]> =>
  registrations(db).where('login_id', loginId).whereRaw("(live = 1 or state = 'confirmed')").orderBy('id');

export const startedBefore = (db: Db, instant: string, limit: number): Promise<RegistrationRow[]> =>
  registrations(db).where('live', 1).where('started_at', '<=', instant).orderBy('id').limit(limit);

export async function insert(db: Db, row: Omit<RegistrationRow, 'id'>): Promise<RegistrationRow> {
  const [made] = await db('portal_registration').insert(row).returning<RegistrationRow[]>(columns);
  if (!made) throw new Error('insert returned no row');
  return made;
}

/** Names the states it may leave; 0 when the registration is elsewhere by now. */
export const change = (
  db: Db,
  { id, from }: { id: number; from: readonly RegistrationState[] },
  row: Partial<Omit<RegistrationRow, 'id'>>,
): Promise<number> => db('portal_registration').where({ id, live: 1 }).whereIn('state', from).update(row);

export type EventRow = {
  account_id: number;
  registration_id: number | null;
  at: string;
  kind: string;
  by_name: string | null;
  outbox_id: number | null;
};

export const insertEvent = (db: Db, row: EventRow): Promise<unknown> => db('portal_event').insert(row);

export const eventsOf = (db: Db, accountId: number): Promise<EventRow[]> =>
  db('portal_event')
    .select<EventRow[]>('account_id', 'registration_id', 'at', 'kind', 'by_name', 'outbox_id')
    .where('account_id', accountId)
    .orderBy('id');
