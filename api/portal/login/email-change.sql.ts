import type { Db } from '#db/connect.ts';
import { changedBy } from '#db/rows.ts';

export type EmailChangeRow = {
  login_id: number;
  username: string;
  username_key: string;
  digest: string;
  attempts: number;
  sent_at: string;
  expires_at: string;
};

export const put = (db: Db, row: EmailChangeRow): Promise<unknown> =>
  db('portal_email_change').insert(row).onConflict('login_id').merge();

export const ofLogin = (db: Db, loginId: number): Promise<EmailChangeRow | undefined> =>
  db('portal_email_change')
    .select<EmailChangeRow[]>('login_id', 'username', 'username_key', 'digest', 'attempts', 'sent_at', 'expires_at')
    .where('login_id', loginId)
    .first();

export const spend = (db: Db, loginId: number, most: number): Promise<number> =>
  changedBy(db, 'update portal_email_change set attempts = attempts + 1 where login_id = ? and attempts < ?', [
    loginId,
    most,
  ]);

/** 0 when somebody was faster. */
export const take = (db: Db, { login_id, digest }: Pick<EmailChangeRow, 'login_id' | 'digest'>): Promise<number> =>
  db('portal_email_change').where({ login_id, digest }).delete();

/** The address of who never typed its code is not kept. */
export const forgetOld = (db: Db, now: string): Promise<number> =>
  db('portal_email_change').where('expires_at', '<', now).delete();
