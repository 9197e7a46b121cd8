import type { Db } from '#db/connect.ts';
import type { Role } from '#contract/rights.ts';

export type StaffRow = {
  id: number;
  username: string;
  display_name: string;
  role: Role;
  intermediary_id: number | null;
  password_hash: string;
  active: number;
};

const columns = [
  'staff.id',
  'staff.username',
  'staff.display_name',
  'staff.role',
  'staff.intermediary_id',
  'staff.password_hash',
  'staff.active',
] as const;

export const anyone = async (db: Db): Promise<boolean> => (await db('staff').select('id').limit(1)).length > 0;

export const byUsername = (db: Db, folded: string): Promise<StaffRow | undefined> =>
  db('staff').select<StaffRow[]>(columns).where('username_folded', folded).first();

export type NewStaff = {
  username: string;
  username_folded: string;
  display_name: string;
  role: Role;
  intermediary_id: number | null;
  password_hash: string;
  created_at: string;
};

export async function insert(db: Db, staff: NewStaff): Promise<number> {
  const [row] = await db('staff').insert(staff).returning<{ id: number }[]>('id');
  if (!row) throw new Error('insert returned no id');
  return row.id;
}

export const openSession = (
  db: Db,
  session: { token_hash: string; staff_id: number; created_at: string; seen_at: string },
) => db('staff_session').insert(session);

export type SessionRow = StaffRow & { token_hash: string; session_created_at: string; seen_at: string };

export const bySession = (db: Db, tokenHash: string): Promise<SessionRow | undefined> =>
  db('staff_session')
    .join('staff', 'staff.id', 'staff_session.staff_id')
    .select<SessionRow[]>([
      ...columns,
      'staff_session.token_hash',
      'staff_session.created_at as session_created_at',
      'staff_session.seen_at',
    ])
    .where('staff_session.token_hash', tokenHash)
    .first();

export const touchSession = (db: Db, tokenHash: string, seenAt: string): Promise<number> =>
  db('staff_session').where('token_hash', tokenHash).update({ seen_at: seenAt });

export const closeSession = (db: Db, tokenHash: string): Promise<number> =>
  db('staff_session').where('token_hash', tokenHash).delete();

export const closeSessions = (db: Db): Promise<number> => db('staff_session').delete();

export const closeEnded = (
  db: Db,
  { seenBefore, createdBefore }: { seenBefore: string; createdBefore: string },
): Promise<number> =>
  db('staff_session').where('seen_at', '<', seenBefore).orWhere('created_at', '<', createdBefore).delete();

export const all = (db: Db): Promise<StaffRow[]> => db('staff').select<StaffRow[]>(columns).orderBy('username_folded');

export const byId = (db: Db, id: number): Promise<StaffRow | undefined> =>
  db('staff').select<StaffRow[]>(columns).where({ id }).first();

export const update = (db: Db, id: number, change: Partial<Omit<StaffRow, 'id'>>): Promise<number> =>
  db('staff').where({ id }).update(change);

export async function activeAdmins(db: Db): Promise<number> {
  const row = await db('staff').where({ role: 'admin', active: 1 }).count<{ n: number }[]>('* as n').first();
  return row?.n ?? 0;
}

/** Ends a person's sessions, but for the one kept. */
export function closeSessionsOf(db: Db, staffId: number, keepHash: string | null): Promise<number> {
  const query = db('staff_session').where('staff_id', staffId);
  return (keepHash === null ? query : query.whereNot('token_hash', keepHash)).delete();
}

/** The training clock moved: sessions go on as if they had just been opened. */
export const refreshSessions = (db: Db, at: string): Promise<number> =>
  db('staff_session').update({ created_at: at, seen_at: at });
