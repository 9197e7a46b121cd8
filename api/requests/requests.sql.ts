import type { RequestKind, RequestState } from '#contract/requests.ts';
import type { Db } from '#db/connect.ts';
import { forUpdate } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';

export type RequestRow = {
  id: number;
  kind: RequestKind;
  account_id: number | null;
  login_id: number | null;
  mailbox_id: number | null;
  item_id: number | null;
  contract_number: string | null;
  details: string;
  reference: string | null;
  state: RequestState;
  assigned_to: number | null;
  answer: string | null;
  created_at: string;
  changed_at: string;
};

export type Shown = RequestRow & {
  account_number: string | null;
  holder_name: string | null;
  address: string | null;
  assigned_name: string | null;
  subject: string | null;
};

/** `only`: the intermediary whose clients the person may see; null for everybody's. */
type Which = { only: number | null; states: readonly RequestState[]; kinds: readonly RequestKind[] };

const known = (db: Db, only: number | null) => {
  const query = db('client_request').leftJoin('account', 'account.id', 'client_request.account_id');
  return only === null ? query : query.where('account.intermediary_id', only);
};

const shown = (db: Db, only: number | null) =>
  known(db, only)
    .leftJoin('portal_login', 'portal_login.id', 'client_request.login_id')
    .leftJoin('mailbox', 'mailbox.id', 'client_request.mailbox_id')
    .leftJoin('staff', 'staff.id', 'client_request.assigned_to')
    .leftJoin('post_item', 'post_item.id', 'client_request.item_id')
    .select<Shown[]>(
      'client_request.id as id',
      'client_request.kind as kind',
      'client_request.account_id as account_id',
      'client_request.login_id as login_id',
      'client_request.mailbox_id as mailbox_id',
      'client_request.item_id as item_id',
      'client_request.contract_number as contract_number',
      'client_request.details as details',
      'client_request.reference as reference',
      'client_request.state as state',
      'client_request.assigned_to as assigned_to',
      'client_request.answer as answer',
      'client_request.created_at as created_at',
      'client_request.changed_at as changed_at',
      'account.account_number as account_number',
      'account.holder_name as holder_name',
      'staff.display_name as assigned_name',
      'post_item.subject as subject',
      db.raw('coalesce(portal_login.username, mailbox.email) as address'),
    );

const narrowed = <Q extends ReturnType<typeof known>>(query: Q, { states, kinds }: Which): Q => {
  if (states.length > 0) query.whereIn('client_request.state', states);
  if (kinds.length > 0) query.whereIn('client_request.kind', kinds);
  return query;
};

export function page(
  db: Db,
  { limit, before, ...which }: Which & { limit: number; before: number | null },
): Promise<Shown[]> {
  const query = shown(db, which.only).orderBy('client_request.id', 'desc').limit(limit);
  if (which.states.length > 0) query.whereIn('client_request.state', which.states);
  if (which.kinds.length > 0) query.whereIn('client_request.kind', which.kinds);
  return before === null ? query : query.where('client_request.id', '<', before);
}

export async function count(db: Db, which: Which): Promise<number> {
  const [row] = await narrowed(known(db, which.only), which).count<{ n: number }[]>({ n: '*' });
  return row?.n ?? 0;
}

export const one = (db: Db, id: number, only: number | null): Promise<Shown | undefined> =>
  shown(db, only).where('client_request.id', id).first();

const columns = [
  'id',
  'kind',
  'account_id',
  'login_id',
  'mailbox_id',
  'item_id',
  'contract_number',
  'details',
  'reference',
  'state',
  'assigned_to',
  'answer',
  'created_at',
  'changed_at',
] as const;

type Owner = { login_id: number } | { item_id: number };

/** What a client asked for itself, the newest first. */
export function ofOwner(
  db: Db,
  owner: Owner,
  { limit, before }: { limit: number; before: number | null },
): Promise<(RequestRow & { files: number })[]> {
  const files = '(select count(*) from client_file where client_file.request_id = client_request.id) as files';
  const query = db('client_request')
    .select<(RequestRow & { files: number })[]>(...columns, db.raw(files))
    .where(owner)
    .orderBy('id', 'desc')
    .limit(limit);
  return before === null ? query : query.where('id', '<', before);
}

export const oneOf = (db: Db, one: Owner & { id: number }): Promise<RequestRow | undefined> =>
  db('client_request').select<RequestRow[]>(columns).where(one).first();

export async function countOf(db: Db, owner: Owner): Promise<number> {
  const [row] = await db('client_request').where(owner).count<{ n: number }[]>({ n: '*' });
  return row?.n ?? 0;
}

export const ofAccount = (db: Db, accountId: number): Promise<Pick<RequestRow, 'kind' | 'state' | 'created_at'>[]> =>
  db('client_request')
    .select<Pick<RequestRow, 'kind' | 'state' | 'created_at'>[]>('kind', 'state', 'created_at')
    .where('account_id', accountId)
    .orderBy('id');

export async function insert(db: Db, row: Omit<RequestRow, 'id'>): Promise<number> {
  const [made] = await db('client_request').insert(row).returning<{ id: number }[]>('id');
  if (!made) throw new Error('insert returned no id');
  return made.id;
}

/** Names the states it may leave; 0 when it is elsewhere by now. */
export const move = (
  db: Db,
  { id, from }: { id: number; from: readonly RequestState[] },
  row: Partial<Omit<RequestRow, 'id'>>,
): Promise<number> => db('client_request').where({ id }).whereIn('state', from).update(row);

export type FileRow = { id: number; request_id: number; name: string; type: string; bytes: number };

export const files = (db: Db, requestId: number): Promise<FileRow[]> =>
  db('client_file')
    .select<FileRow[]>('id', 'request_id', 'name', 'type', 'bytes')
    .where('request_id', requestId)
    .orderBy('id');

export const file = (db: Db, requestId: number, id: number): Promise<(FileRow & { data: string }) | undefined> =>
  db('client_file')
    .select<(FileRow & { data: string })[]>('id', 'request_id', 'name', 'type', 'bytes', 'data')
    .where({ id, request_id: requestId })
    .first();

export async function insertFile(db: Db, row: Omit<FileRow, 'id'> & { data: string }): Promise<number> {
  const [made] = await db('client_file').insert(row).returning<{ id: number }[]>('id');
  if (!made) throw new Error('insert returned no id');
  return made.id;
}

export const hold = async (db: Db, id: number): Promise<RequestState | undefined> =>
  (await rowsOf<{ state: RequestState }>(db, `select state from client_request where id = ? ${forUpdate(db)}`, [id]))[0]
    ?.state;
