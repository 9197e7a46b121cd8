import type { Answer, Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { RequestDetails, RequestKind } from '#contract/requests.ts';
import type { services } from '#contract/services.ts';
import type { Readable } from 'node:stream';
import type { Account } from '../../accounts/accounts.ts';
import type { Context, Tx } from '../../context.ts';
import * as requests from '../../requests/requests.ts';
import { bytesOf } from './bytes-of.ts';
import type { ClientSession } from '../login/client-session.ts';
import { allowances } from '../limits.ts';
import type { LoginRow } from '../login/login.sql.ts';
import { ownAccount, ownContract } from './own.ts';
import { photoKind } from './photo-kind.ts';
import { plainPhoto } from './plain-photo.ts';
import { requireUse } from '../codes/uses.ts';

const MOST_PHOTO = 8 * 1024 * 1024;
const MOST_PHOTOS = 10;

type Asked = { id: number; state: 'received' };
type About = { kind: RequestKind; account: Account; contractNumber: string | null; details: RequestDetails };

/** Of one client no more than an office can read. Throws TOO_MANY_REQUESTS with `until`. */
export const countRequest = (tx: Tx, { id }: Pick<LoginRow, 'id'>): Promise<void> =>
  requireUse(tx, `request:login:${id}`, allowances.request);

async function ask(ctx: Context, { login }: ClientSession, { kind, account, contractNumber, details }: About) {
  const from = { loginId: login.id };
  const id = await ctx.write(async (tx) => {
    await countRequest(tx, login);
    return requests.place(tx, { kind, from, accountId: account.id, contractNumber, details });
  });
  return { id, state: 'received' } satisfies Asked;
}

export async function change(ctx: Context, session: ClientSession, input: Parsed<typeof services.change>) {
  const { accountNumber, ...details } = input;
  const account = await ownAccount(ctx, session, accountNumber);
  return ask(ctx, session, { kind: 'data_change', account, contractNumber: null, details });
}

export async function stockChange(ctx: Context, session: ClientSession, input: Parsed<typeof services.stockChange>) {
  const { contractNumber, ...details } = input;
  const { account, contract } = await ownContract(ctx, session, contractNumber);
  return ask(ctx, session, { kind: 'stock_change', account, contractNumber: contract.number, details });
}

export async function documentRequest(
  ctx: Context,
  session: ClientSession,
  input: Parsed<typeof services.documentRequest>,
) {
  const { contractNumber, ...details } = input;
  const { account, contract } = await ownContract(ctx, session, contractNumber);
  return ask(ctx, session, { kind: 'document_request', account, contractNumber: contract.number, details });
}

export async function claim(ctx: Context, session: ClientSession, input: Parsed<typeof services.claim>) {
  const { contractNumber, ...details } = input;
  const { account, contract } = await ownContract(ctx, session, contractNumber);
  if (input.happenedOn > ctx.today()) throw new KapocsError('INPUT_INVALID', { fields: ['happenedOn'] });
  return ask(ctx, session, { kind: 'claim', account, contractNumber: contract.number, details });
}

/** What it is says its content, not its name; what it tells beside the picture is not kept. Throws FILE_NOT_PHOTO, FILE_TOO_LARGE, TOO_MANY_FILES, TOO_MANY_REQUESTS, NOT_FOUND. */
export async function photo(
  ctx: Context,
  { login }: ClientSession,
  { id, filename, body }: Parsed<typeof services.photo> & { body: Readable },
): Promise<{ files: number }> {
  if ((await requests.oneOfLogin(ctx, login.id, id))?.kind !== 'claim') throw new KapocsError('NOT_FOUND');
  const sent = await bytesOf(body, MOST_PHOTO);
  const type = photoKind(sent);
  const data = type === null ? null : plainPhoto(type, sent);
  if (type === null || data === null) throw new KapocsError('FILE_NOT_PHOTO');
  return ctx.write(async (tx) => {
    const open = await requests.holdOpen(tx, id);
    const files = await requests.filesOf(tx, id);
    if (!open || files.length >= MOST_PHOTOS) throw new KapocsError('TOO_MANY_FILES');
    await requireUse(tx, `photo:login:${login.id}`, allowances.photo);
    await requests.keepFile(tx, id, { name: filename.replaceAll(/[\\/]/g, '_'), type, data });
    return { files: files.length + 1 };
  });
}

/** What a client asked for, where it stands, and the answers; the newest first. */
export async function ownRequests(
  ctx: Context,
  { login }: ClientSession,
  asked: Parsed<typeof services.requests>,
): Promise<Answer<typeof services.requests>> {
  const { rows, ...page } = await requests.ofLogin(ctx, login.id, asked);
  return {
    ...page,
    rows: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      state: row.state,
      contractNumber: row.contract_number,
      reference: row.reference,
      details: requests.detailsOf(row),
      answer: row.answer,
      files: row.files,
      createdAt: row.created_at,
    })),
  };
}
