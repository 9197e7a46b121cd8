import type { Db } from '#db/connect.ts';

export type SessionRow = {
  token_hash: string;
  mailbox_id: number;
  must_change: number;
  created_at: string;
  seen_at: string;
};

export const openSession = (db: Db, row: SessionRow): Promise<unknown> => db('mailbox_session').insert(row);

export const session = (db: Db, tokenHash: string): Promise<SessionRow | undefined> =>
  db('mailbox_session')
    .select<SessionRow[]>('token_hash', 'mailbox_id', 'must_change', 'created_at', 'seen_at')
    .where('token_hash', tokenHash)
    .first();

export const touch = (db: Db, tokenHash: string, seenAt: string): Promise<number> =>
  db('mailbox_session').where('token_hash', tokenHash).update({ seen_at: seenAt });

export const closeSession = (db: Db, tokenHash: string): Promise<number> =>
  db('mailbox_session').where('token_hash', tokenHash).delete();

export const closeSessions = (db: Db, mailboxId: number): Promise<number> =>
  db('mailbox_session').where('mailbox_id', mailboxId).delete();

export const closeIdle = (db: Db, { seenBefore, createdBefore }: { seenBefore: string; createdBefore: string }) =>
  db('mailbox_session').where('seen_at', '<', seenBefore).orWhere('created_at', '<', createdBefore).delete();

export type LinkRow = { token_hash: string; mailbox_id: number; created_at: string; expires_at: string };

export const insertLink = (db: Db, row: LinkRow): Promise<unknown> => db('mailbox_link').insert(row);

export const link = (db: Db, tokenHash: string): Promise<LinkRow | undefined> =>
  db('mailbox_link')
    .select<LinkRow[]>('token_hash', 'mailbox_id', 'created_at', 'expires_at')
    .where('token_hash', tokenHash)
    .first();

/** Single use: 0 when somebody was faster. */
export const useLink = (db: Db, tokenHash: string): Promise<number> =>
  db('mailbox_link').where('token_hash', tokenHash).delete();

export const forgetLinks = (db: Db, mailboxId: number): Promise<number> =>
  db('mailbox_link').where('mailbox_id', mailboxId).delete();

export const forgetOldLinks = (db: Db, now: string): Promise<number> =>
  db('mailbox_link').where('expires_at', '<', now).delete();

export type UpgradeRow = { token_hash: string; mailbox_id: number; account_id: number | null; expires_at: string };

export const insertUpgrade = (db: Db, row: UpgradeRow): Promise<unknown> => db('mailbox_upgrade').insert(row);

/** The account its owner has proved to be its own; the ticket is good until it ends, also for a second try. */
export const bindUpgrade = (db: Db, bound: { tokenHash: string; accountId: number; now: string }): Promise<number> =>
  db('mailbox_upgrade')
    .where('token_hash', bound.tokenHash)
    .where('expires_at', '>', bound.now)
    .update({ account_id: bound.accountId });

export const upgradedAccounts = async (db: Db, mailboxId: number): Promise<number[]> =>
  (
    await db('mailbox_upgrade')
      .where('mailbox_id', mailboxId)
      .whereNotNull('account_id')
      .select<{ account_id: number }[]>('account_id')
  ).map((row) => row.account_id);

export const forgetUnboundUpgrades = (db: Db, now: string): Promise<number> =>
  db('mailbox_upgrade').where('expires_at', '<', now).whereNull('account_id').delete();
