import type { Db } from '#db/connect.ts';

export type SessionRow = {
  token_hash: string;
  login_id: number;
  created_at: string;
  seen_at: string;
};

export const open = (db: Db, row: SessionRow): Promise<unknown> => db('portal_session').insert(row);

export const byToken = (db: Db, tokenHash: string): Promise<SessionRow | undefined> =>
  db('portal_session')
    .select<SessionRow[]>('token_hash', 'login_id', 'created_at', 'seen_at')
    .where('token_hash', tokenHash)
    .first();

export const touch = (db: Db, tokenHash: string, seenAt: string): Promise<number> =>
  db('portal_session').where('token_hash', tokenHash).update({ seen_at: seenAt });

export const close = (db: Db, tokenHash: string): Promise<number> =>
  db('portal_session').where('token_hash', tokenHash).delete();

export const closeOf = (db: Db, loginId: number): Promise<number> =>
  db('portal_session').where('login_id', loginId).delete();

export const closeAll = (db: Db): Promise<number> => db('portal_session').delete();

export const closeIdle = (db: Db, { seenBefore, createdBefore }: { seenBefore: string; createdBefore: string }) =>
  db('portal_session').where('seen_at', '<', seenBefore).orWhere('created_at', '<', createdBefore).delete();

export type LinkRow = { token_hash: string; login_id: number; created_at: string; expires_at: string };

export const insertLink = (db: Db, row: LinkRow): Promise<unknown> => db('portal_password_link').insert(row);

export const linkByToken = (db: Db, tokenHash: string): Promise<LinkRow | undefined> =>
  db('portal_password_link')
    .select<LinkRow[]>('token_hash', 'login_id', 'created_at', 'expires_at')
    .where('token_hash', tokenHash)
    .first();

/** Single use: 0 when somebody was faster. */
export const useLink = (db: Db, tokenHash: string): Promise<number> =>
  db('portal_password_link').where('token_hash', tokenHash).delete();

export const forgetLinks = (db: Db, loginId: number): Promise<number> =>
  db('portal_password_link').where('login_id', loginId).delete();

export const forgetOldLinks = (db: Db, now: string): Promise<number> =>
  db('portal_password_link').where('expires_at', '<', now).delete();
