import type { Id, Instant } from '#contract/basics.ts';
import type { Db } from '#db/connect.ts';

export type Registration = { id: Id; login_id: Id | null };

export const registrationsOf = (db: Db, accountIds: readonly Id[]): Promise<Registration[]> =>
  db('portal_registration').select<Registration[]>('id', 'login_id').whereIn('account_id', accountIds);

/** Log-ins that open other accounts too. */
export const sharedLogins = async (db: Db, loginIds: readonly Id[], but: readonly Id[]): Promise<Set<Id>> =>
  new Set(
    (
      await db('portal_registration')
        .distinct<{ login_id: Id }[]>('login_id')
        .whereIn('login_id', loginIds)
        .whereNotIn('account_id', but)
        .whereRaw(`(live = 1 or state = 'confirmed')`)
    ).map(({ login_id }) => login_id),
  );

/** The steps and their times stay; the client's number, address and password go, and what is under way ends. */
export async function endRegistrations(db: Db, ids: readonly Id[], now: Instant): Promise<void> {
  const registrations = () => db('portal_registration').whereIn('id', ids);
  await registrations().where('live', 1).update({ live: 0, ended_at: now, end_reason: 'dropped' });
  await registrations().update({ mobile: '', username: null, username_key: null, password_hash: null });
  await db('portal_code').whereIn('registration_id', ids).where('state', 'open').update({ state: 'void' });
}

export const unlink = (db: Db, ids: readonly Id[], loginIds: readonly Id[]): Promise<number> =>
  db('portal_registration').whereIn('id', ids).whereIn('login_id', loginIds).update({ login_id: null });

export async function voidLogins(db: Db, loginIds: readonly Id[], now: Instant): Promise<void> {
  for (const table of ['portal_session', 'portal_password_link', 'portal_email_change'])
    await db(table).whereIn('login_id', loginIds).delete();
  await db('portal_login')
    .whereIn('id', loginIds)
    .update({ username: '', username_key: '', password_hash: '', void_at: db.raw('coalesce(void_at, ?)', [now]) });
}

export const countAcceptances = async (db: Db, ids: readonly Id[]): Promise<number> =>
  (await db('portal_acceptance').whereIn('registration_id', ids).count<{ n: number }[]>({ n: '*' }).first())?.n ?? 0;
