import type { PortalLanguage } from '#contract/portal.ts';
import type { Db } from '#db/connect.ts';
import { forUpdate } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';

export type MailboxRow = {
  id: number;
  insurer_id: number;
  email: string;
  email_key: string;
  mobile: string | null;
  language: PortalLanguage;
  link_hash: string | null;
  initial_digest: string | null;
  initial_until: string | null;
  initial_used_at: string | null;
  password_hash: string | null;
  password_changed_at: string | null;
  expires_at: string | null;
  warned_days: number | null;
  created_at: string;
  closed_at: string | null;
};

const columns = [
  'id',
  'insurer_id',
  'email',
  'email_key',
  'mobile',
  'language',
  'link_hash',
  'initial_digest',
  'initial_until',
  'initial_used_at',
  'password_hash',
  'password_changed_at',
  'expires_at',
  'warned_days',
  'created_at',
  'closed_at',
] as const;

export const openByAddress = (db: Db, emailKey: string): Promise<MailboxRow | undefined> =>
  db('mailbox').select<MailboxRow[]>(columns).where('email_key', emailKey).whereNull('closed_at').first();

export const byId = (db: Db, id: number): Promise<MailboxRow | undefined> =>
  db('mailbox').select<MailboxRow[]>(columns).where({ id }).first();

/** Held until the transaction ends: changes of one box take turns. */
export const hold = (db: Db, id: number): Promise<unknown> =>
  rowsOf(db, `select id from mailbox where id = ? ${forUpdate(db)}`, [id]);

type New = Pick<MailboxRow, 'insurer_id' | 'email' | 'email_key' | 'mobile' | 'language' | 'created_at'>;

/** Null: there is one with this address already, perhaps since this very moment. */
export async function insert(db: Db, row: New): Promise<number | null> {
  const [made] = await rowsOf<{ id: number }>(
    db,
    `insert into mailbox (insurer_id, email, email_key, mobile, language, created_at) values (?, ?, ?, ?, ?, ?)
     on conflict (email_key) where closed_at is null do nothing returning id`,
    [row.insurer_id, row.email, row.email_key, row.mobile, row.language, row.created_at],
  );
  return made?.id ?? null;
}

export const change = (db: Db, id: number, row: Partial<Omit<MailboxRow, 'id'>>): Promise<number> =>
  db('mailbox').where({ id }).whereNull('closed_at').update(row);

/** The initial password is good once; 0 when somebody was faster. */
export const useInitial = (db: Db, id: number, at: string): Promise<number> =>
  db('mailbox').where({ id }).whereNull('initial_used_at').update({ initial_used_at: at });

/** Boxes whose password ends between two instants. */
export const expiring = (
  db: Db,
  { from, to, after, limit }: { from: string; to: string; after: number; limit: number },
): Promise<MailboxRow[]> =>
  db('mailbox')
    .select<MailboxRow[]>(columns)
    .whereNull('closed_at')
    .where('expires_at', '>', from)
    .where('expires_at', '<=', to)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit);

export type Counted = MailboxRow & { contracts: number; holders: number; items: number; unread: number };

/** The newest first, with how much is in them. */
export const page = (db: Db, { before, limit }: { before: number | null; limit: number }): Promise<Counted[]> => {
  const inBox = 'from post_item where post_item.mailbox_id = mailbox.id and trashed_at is null and gone_at is null';
  const query = db('mailbox')
    .select<Counted[]>(
      ...columns.map((column) => `mailbox.${column}`),
      db.raw('(select count(*) from policy where policy.email_key = mailbox.email_key) as contracts'),
      db.raw('(select count(distinct holder_name) from policy where policy.email_key = mailbox.email_key) as holders'),
      db.raw(`(select count(*) ${inBox}) as items`),
      db.raw(`(select count(*) ${inBox} and unread = 1) as unread`),
    )
    .orderBy('mailbox.id', 'desc')
    .limit(limit);
  return before === null ? query : query.where('mailbox.id', '<', before);
};

export async function count(db: Db): Promise<number> {
  const [row] = await db('mailbox').count<{ n: number }[]>({ n: '*' });
  return row?.n ?? 0;
}
