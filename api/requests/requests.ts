import { Readable } from 'node:stream';
import type { Answer, Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { OpenRequest, RequestDetails, RequestKind, RequestRow, requests } from '#contract/requests.ts';
import { may } from '#contract/rights.ts';
import { scopeOf } from '../accounts/accounts.ts';
import type { Context, Reading, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import type { FileAnswer } from '../route.ts';
import * as users from '../users/users.ts';
import { idCursor } from '../outbox/id-cursor.ts';
import * as sql from './requests.sql.ts';

export type NewRequest = {
  kind: RequestKind;
  from: { loginId: number } | { mailboxId: number };
  accountId: number | null;
  itemId?: number;
  contractNumber: string | null;
  reference?: string;
  details: RequestDetails;
};

/** Puts what a client asks for on the staff's screen. Its id. */
export async function place(tx: Tx, { kind, from, details, ...rest }: NewRequest): Promise<number> {
  const now = tx.now();
  const id = await sql.insert(tx.db, {
    kind,
    account_id: rest.accountId,
    login_id: 'loginId' in from ? from.loginId : null,
    mailbox_id: 'mailboxId' in from ? from.mailboxId : null,
    item_id: rest.itemId ?? null,
    contract_number: rest.contractNumber,
    details: JSON.stringify(details),
    reference: rest.reference ?? null,
    state: 'received',
    assigned_to: null,
    answer: null,
    created_at: now,
    changed_at: now,
  });
  await noted(tx, { id, accountId: rest.accountId, action: 'request.received', details: { kind } });
  return id;
}

async function noted(
  tx: Tx,
  { id, accountId, ...deed }: Omit<history.Deed, 'object'> & { id: number; accountId: number | null },
): Promise<void> {
  await history.record(tx, { object: `request:${id}`, ...deed });
  tx.tell('portal', []);
  if (accountId !== null) tx.tell('accounts', [accountId]);
}

export const detailsOf = ({ details }: Pick<sql.RequestRow, 'details'>): RequestDetails =>
  JSON.parse(details) as RequestDetails;

const shown = (row: sql.Shown): RequestRow => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  accountId: row.account_id,
  accountNumber: row.account_number,
  clientName: row.holder_name ?? row.address ?? '',
  contractNumber: row.contract_number,
  reference: row.reference,
  details: detailsOf(row),
  assignedTo: row.assigned_name,
  answer: row.answer,
  createdAt: row.created_at,
  changedAt: row.changed_at,
});

export async function list(
  ctx: Context,
  { state = [], kind = [], limit, after }: Parsed<typeof requests.list>,
): Promise<Answer<typeof requests.list>> {
  const which = { ...scopeOf(ctx), states: state, kinds: kind };
  const rows = await sql.page(ctx.db, {
    ...which,
    limit: limit + 1,
    before: idCursor(after),
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(shown),
    next: rows.length > limit && last ? String(last.id) : null,
    total: await sql.count(ctx.db, which),
  };
}

async function found(ctx: Reading, id: number): Promise<sql.Shown> {
  const row = await sql.one(ctx.db, id, scopeOf(ctx).only);
  if (!row) throw new KapocsError('NOT_FOUND', { requestId: id });
  return row;
}

/** Throws NOT_FOUND, also for a client of somebody else's. */
export async function one(ctx: Reading, id: number): Promise<OpenRequest> {
  const row = await found(ctx, id);
  const files = await sql.files(ctx.db, id);
  return {
    ...shown(row),
    subject: row.subject,
    files: files.map(({ id: file, name, type, bytes }) => ({ id: file, name, type, bytes })),
  };
}

export async function file(ctx: Context, { id, file: fileId }: Parsed<typeof requests.file>): Promise<FileAnswer> {
  await found(ctx, id);
  const kept = await sql.file(ctx.db, id, fileId);
  if (!kept) throw new KapocsError('NOT_FOUND', { fileId });
  return { stream: Readable.from([Buffer.from(kept.data, 'base64')]), filename: kept.name, type: kept.type };
}

/** `received → in_progress`; also takes over what a colleague has begun. Throws STATE_WRONG once it has ended. */
export const take = (ctx: Context, id: number): Promise<OpenRequest> =>
  ctx.write(async (tx) => {
    const { account_id } = await found(tx, id);
    await hand(tx, id, tx.actor?.id ?? null);
    await noted(tx, { id, accountId: account_id, action: 'request.taken' });
    return one(tx, id);
  });

/** Who may be given a request: everybody who signs in and may answer. */
export const assignees = async (ctx: Reading): Promise<{ id: number; displayName: string }[]> =>
  (await users.list(ctx))
    .filter(({ active, role }) => active && may(role, 'requests:answer'))
    .map(({ id, displayName }) => ({ id, displayName }));

/** `received → in_progress`, in somebody's hands. Throws STATE_WRONG once it has ended, INPUT_INVALID for who may not answer. */
export const assign = (ctx: Context, { id, to }: Parsed<typeof requests.assign>): Promise<OpenRequest> =>
  ctx.write(async (tx) => {
    const { account_id } = await found(tx, id);
    if (!(await assignees(tx)).some((person) => person.id === to))
      throw new KapocsError('INPUT_INVALID', { fields: ['to'] });
    await hand(tx, id, to);
    await noted(tx, { id, accountId: account_id, action: 'request.assigned', details: { to } });
    return one(tx, id);
  });

async function hand(tx: Tx, id: number, to: number | null): Promise<void> {
  const moved = await sql.move(
    tx.db,
    { id, from: ['received', 'in_progress'] },
    { state: 'in_progress', assigned_to: to, changed_at: tx.now() },
  );
  if (moved === 0) throw new KapocsError('STATE_WRONG');
}

/** The end of a request, with words the client reads. Throws STATE_WRONG when it has ended already. */
export const settle = (ctx: Context, { id, as, answer }: Parsed<typeof requests.settle>): Promise<OpenRequest> =>
  ctx.write(async (tx) => {
    const row = await found(tx, id);
    const moved = await sql.move(
      tx.db,
      { id, from: ['received', 'in_progress'] },
      { state: as, answer, assigned_to: row.assigned_to ?? tx.actor?.id ?? null, changed_at: tx.now() },
    );
    if (moved === 0) throw new KapocsError('STATE_WRONG');
    await noted(tx, { id, accountId: row.account_id, action: `request.${as}` });
    return one(tx, id);
  });

const MOST_REPLIES = 100;

/** The last replies a client wrote to an item, the oldest first. */
export const repliesTo = async ({ db }: Reading, itemId: number) =>
  (await sql.ofOwner(db, { item_id: itemId }, { limit: MOST_REPLIES, before: null })).toReversed().map((row) => ({
    text: String(detailsOf(row)['text'] ?? ''),
    at: row.created_at,
    state: row.state,
    answer: row.answer,
  }));

type Paged = { limit: number; after?: string | undefined };

/** A page of what a log-in asked for, the newest first, with how many files each has. */
export async function ofLogin({ db }: Reading, loginId: number, { limit, after }: Paged) {
  const found = await sql.ofOwner(db, { login_id: loginId }, { limit: limit + 1, before: idCursor(after) });
  const rows = found.slice(0, limit);
  return {
    rows,
    next: found.length > limit ? String(rows.at(-1)?.id) : null,
    total: await sql.countOf(db, { login_id: loginId }),
  };
}

/** One of them; undefined for what is somebody else's. */
export const oneOfLogin = ({ db }: Reading, loginId: number, id: number): Promise<sql.RequestRow | undefined> =>
  sql.oneOf(db, { login_id: loginId, id });

/** Keeps a file a client sent with a request. */
export const keepFile = (
  tx: Tx,
  requestId: number,
  { name, type, data }: { name: string; type: string; data: Buffer },
): Promise<number> =>
  sql.insertFile(tx.db, { request_id: requestId, name, type, bytes: data.length, data: data.toString('base64') });

export const filesOf = ({ db }: Reading, requestId: number): Promise<sql.FileRow[]> => sql.files(db, requestId);

/** Held until the transaction ends; whether it can still be added to. */
export async function holdOpen({ db }: Tx, id: number): Promise<boolean> {
  const state = await sql.hold(db, id);
  return state === 'received' || state === 'in_progress';
}
