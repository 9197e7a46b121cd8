import type { ItemFolder, ItemSort } from '#contract/mailbox.ts';
import type { MailKind } from '#contract/mail-kinds.ts';
import type { Db } from '#db/connect.ts';
import { isRestricted } from '#db/restricted.ts';

export type ItemRow = {
  id: number;
  insurer_id: number;
  policy_id: number | null;
  reference: string;
  mailbox_id: number | null;
  login_id: number | null;
  kind: MailKind;
  kind_order: number;
  subject: string;
  subject_sort: string;
  contract_number: string;
  contract_sort: string;
  placed_at: string;
  purge_at: string;
  unread: number;
  read_at: string | null;
  trashed_at: string | null;
  gone_at: string | null;
  purge_warned_at: string | null;
  purged_at: string | null;
};

/** With whose contract it is about: one box may serve several clients (portal.md §6.12). */
export type HeldItem = ItemRow & { holder_name: string | null };

const columns = [
  'id',
  'insurer_id',
  'policy_id',
  'reference',
  'mailbox_id',
  'login_id',
  'kind',
  'kind_order',
  'subject',
  'subject_sort',
  'contract_number',
  'contract_sort',
  'placed_at',
  'purge_at',
  'unread',
  'read_at',
  'trashed_at',
  'gone_at',
  'purge_warned_at',
  'purged_at',
] as const;

export type Content = { text: string; file_name: string | null; file_type: string | null; file_data: string | null };

export async function insert(db: Db, row: Omit<ItemRow, 'id'>, content: Content): Promise<number> {
  const [made] = await db('post_item').insert(row).returning<{ id: number }[]>('id');
  if (!made) throw new Error('insert returned no id');
  await db('post_content').insert({ item_id: made.id, ...content });
  return made.id;
}

/** Whose shelf is looked at: a mailbox, or a log-in of the Ügyfélportál. */
export type Shelf = { mailbox_id: number } | { login_id: number };

/** What its owner can see at an instant: nothing that is gone, nor what has outlived its year although no job ran. */
const visible = (db: Db, shelf: Shelf, now: string) =>
  db('post_item').where(shelf).whereNull('gone_at').whereNull('purged_at').where('purge_at', '>', now);

const holder = (db: Db) =>
  db.raw('(select holder_name from policy where policy.id = post_item.policy_id) as holder_name');

export const one = (db: Db, shelf: Shelf, { id, now }: { id: number; now: string }): Promise<HeldItem | undefined> =>
  visible(db, shelf, now)
    .select<HeldItem[]>(...columns, holder(db))
    .where({ id })
    .first();

export const content = (db: Db, itemId: number): Promise<Content | undefined> =>
  db('post_content').select<Content[]>('text', 'file_name', 'file_type', 'file_data').where('item_id', itemId).first();

const sortColumns = {
  date: 'placed_at',
  kind: 'kind_order',
  subject: 'subject_sort',
  contract: 'contract_sort',
  unread: 'unread',
} as const satisfies Record<ItemSort, keyof ItemRow>;
export const sortValue = (row: ItemRow, sort: ItemSort): string | number => row[sortColumns[sort]];

/** Of a contract whose client is restricted. */
const isKept = `exists (select 1 from policy where policy.id = post_item.policy_id and ${isRestricted('policy.account_id')})`;

type Asked = { folder: ItemFolder; now: string };
const inFolder = (db: Db, shelf: Shelf, { folder, now }: Asked) =>
  folder === 'inbox'
    ? visible(db, shelf, now).whereNull('trashed_at')
    : visible(db, shelf, now).whereNotNull('trashed_at');

export type Order = { sort: ItemSort; descending: boolean };
export type Place = { value: string | number; id: number };

/** Ties go by id in the direction of the list, so that pages neither miss nor repeat a row. */
export function page(
  db: Db,
  shelf: Shelf,
  { sort, descending, after, limit, ...asked }: Asked & Order & { after: Place | null; limit: number },
): Promise<HeldItem[]> {
  const direction = descending ? 'desc' : 'asc';
  const query = inFolder(db, shelf, asked)
    .select<HeldItem[]>(...columns, holder(db))
    .orderBy([
      { column: sortColumns[sort], order: direction },
      { column: 'id', order: direction },
    ])
    .limit(limit);
  if (after) query.whereRaw(`(??, id) ${descending ? '<' : '>'} (?, ?)`, [sortColumns[sort], after.value, after.id]);
  return query;
}

export async function count(db: Db, shelf: Shelf, asked: Asked): Promise<{ total: number; unread: number }> {
  const [row] = await inFolder(db, shelf, asked).select<{ total: number; unread: number | null }[]>(
    db.raw('count(*) as total'),
    db.raw('sum(unread) as unread'),
  );
  return { total: row?.total ?? 0, unread: row?.unread ?? 0 };
}

export const change = (db: Db, id: number, row: Partial<Omit<ItemRow, 'id'>>): Promise<number> =>
  db('post_item').where({ id }).whereNull('purged_at').update(row);

/** Out of the trash for good; what the insurer keeps until the year is over stays. */
export const emptyTrash = (db: Db, { trashedBefore, now }: { trashedBefore: string; now: string }): Promise<number> =>
  db('post_item').whereNull('gone_at').where('trashed_at', '<=', trashedBefore).update({ gone_at: now });

/** What outlived its year, but for what may only be kept at present (GDPR Art. 18): that is nobody’s to delete. */
export const outlived = async (db: Db, now: string, limit: number): Promise<number[]> =>
  (
    await db('post_item')
      .whereNull('purged_at')
      .where('purge_at', '<=', now)
      .whereRaw(`not ${isKept}`)
      .orderBy('purge_at')
      .limit(limit)
      .select<{ id: number }[]>('id')
  ).map((row) => row.id);

/** The words go, the row that proves delivery stays. How many went: another server may have been faster. */
export async function purge(db: Db, ids: readonly number[], now: string): Promise<number> {
  await db('post_content').whereIn('item_id', ids).delete();
  return db('post_item')
    .whereIn('id', ids)
    .whereNull('purged_at')
    .update({ purged_at: now, gone_at: db.raw('coalesce(gone_at, ?)', [now]), subject: '', subject_sort: '' });
}

/** Boxes with items that end within the days of the warning and were not warned of, with how many. */
export const endingSoon = (
  db: Db,
  { now, until, limit }: { now: string; until: string; limit: number },
): Promise<{ mailbox_id: number; n: number }[]> =>
  db('post_item')
    .whereNotNull('mailbox_id')
    .whereNull('gone_at')
    .whereNull('purge_warned_at')
    .where('purge_at', '>', now)
    .where('purge_at', '<=', until)
    .groupBy('mailbox_id')
    .orderBy('mailbox_id')
    .limit(limit)
    .select<{ mailbox_id: number; n: number }[]>('mailbox_id', db.raw('count(*) as n'));

export const noteWarned = (db: Db, mailboxId: number, { now, until }: { now: string; until: string }) =>
  db('post_item')
    .where('mailbox_id', mailboxId)
    .whereNull('gone_at')
    .whereNull('purge_warned_at')
    .where('purge_at', '>', now)
    .where('purge_at', '<=', until)
    .update({ purge_warned_at: now });

/** A box given back: its owner sees nothing of it any more. */
export const clear = (db: Db, mailboxId: number, now: string): Promise<number> =>
  db('post_item').where('mailbox_id', mailboxId).whereNull('gone_at').update({ gone_at: now });
