import type { Answer, Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import { itemSorts, type ItemSort, type MailItem, type mailbox, type OpenItem } from '#contract/mailbox.ts';
import { localDate } from '#contract/local-time.ts';
import type { Context, Reading } from '../context.ts';
import { letterPdf } from '../papers/letter-pdf.ts';
import * as requests from '../requests/requests.ts';
import type { FileAnswer } from '../route.ts';
import { Readable } from 'node:stream';
import * as settings from '../settings/settings.ts';
import * as sql from './item.sql.ts';
import type { HeldItem, ItemRow, Shelf } from './item.sql.ts';

export type { Shelf } from './item.sql.ts';

const shown = (row: HeldItem): MailItem => ({
  id: row.id,
  kind: row.kind,
  subject: row.subject,
  contractNumber: row.contract_number,
  holderName: row.holder_name,
  placedAt: row.placed_at,
  purgedOn: localDate(row.purge_at),
  unread: row.unread === 1,
  trashedAt: row.trashed_at,
});

/** Throws NOT_FOUND for what is not on this shelf, gone, or past its year. */
async function found(ctx: Reading, shelf: Shelf, id: number): Promise<HeldItem> {
  const row = await sql.one(ctx.db, shelf, { id, now: ctx.now() });
  if (!row) throw new KapocsError('NOT_FOUND', { itemId: id });
  return row;
}

const orderOf = (sort: string): sql.Order => {
  const name = sort.replace(/^-/, '');
  const known: ItemSort = itemSorts.find((each) => each === name) ?? 'date';
  return { sort: known, descending: sort.startsWith('-') };
};

/** `value|id` of the last row of a page. */
function placeOf(cursor: string | undefined, { sort }: sql.Order): sql.Place | null {
  if (cursor === undefined) return null;
  const [, value = '', id = ''] = /^(.*)\|(\d{1,15})$/s.exec(cursor) ?? [];
  const counted = sort === 'kind' || sort === 'unread';
  if (id === '' || (counted && !/^\d{1,15}$/.test(value))) throw new KapocsError('CURSOR_INVALID');
  return { value: counted ? Number(value) : value, id: Number(id) };
}

export async function list(
  ctx: Reading,
  shelf: Shelf,
  { folder, sort, limit, after }: Parsed<typeof mailbox.items>,
): Promise<Answer<typeof mailbox.items>> {
  const order = orderOf(sort);
  const asked = { folder, now: ctx.now() };
  const rows = await sql.page(ctx.db, shelf, {
    ...asked,
    ...order,
    after: placeOf(after, order),
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(shown),
    next: rows.length > limit && last ? `${sql.sortValue(last, order.sort)}|${last.id}` : null,
    total: (await sql.count(ctx.db, shelf, asked)).total,
  };
}

export const unreadOn = async (ctx: Reading, shelf: Shelf): Promise<number> =>
  (await sql.count(ctx.db, shelf, { folder: 'inbox', now: ctx.now() })).unread;

const fileNameOf = (row: ItemRow, content: sql.Content | undefined): string =>
  content?.file_name ?? `${row.subject.replaceAll(/[\\/:*?"<>|]/g, ' ').trim()}.pdf`;

export async function one(ctx: Reading, shelf: Shelf, id: number): Promise<OpenItem> {
  const row = await found(ctx, shelf, id);
  const content = await sql.content(ctx.db, id);
  return {
    ...shown(row),
    text: content?.text ?? '',
    fileName: fileNameOf(row, content),
    replies: await requests.repliesTo(ctx, id),
  };
}

/** The document as the insurer gave it, or the letter itself as a PDF. */
export async function file(ctx: Reading, shelf: Shelf, id: number): Promise<FileAnswer> {
  const row = await found(ctx, shelf, id);
  const content = await sql.content(ctx.db, id);
  const filename = fileNameOf(row, content);
  if (content?.file_data)
    return { stream: Readable.from([Buffer.from(content.file_data, 'base64')]), filename, type: 'application/pdf' };
  const { name, colours } = await settings.insurer(ctx, row.insurer_id);
  return {
    stream: await letterPdf({
      sender: name,
      colour: colours.primary,
      title: row.subject,
      facts: [
        ['Szerződésszám', row.contract_number],
        ['Kelt', localDate(row.placed_at)],
      ],
      paragraphs: (content?.text ?? '').split(/\n{2,}/),
    }),
    filename,
    type: 'application/pdf',
  };
}

/** Read or unread; when it was read first is kept. */
export const mark = (ctx: Context, shelf: Shelf, { id, unread }: { id: number; unread: boolean }): Promise<MailItem> =>
  ctx.write(async (tx) => {
    const row = await found(tx, shelf, id);
    const change = { unread: unread ? 1 : 0, ...(unread ? {} : { read_at: row.read_at ?? tx.now() }) };
    await sql.change(tx.db, id, change);
    return shown({ ...row, ...change });
  });

/** K11: 30 days in the trash count from the first time. */
export const trash = (ctx: Context, shelf: Shelf, id: number): Promise<void> =>
  ctx.write(async (tx) => {
    const row = await found(tx, shelf, id);
    if (row.trashed_at === null) await sql.change(tx.db, id, { trashed_at: tx.now() });
  });

export const restore = (ctx: Context, shelf: Shelf, id: number): Promise<MailItem> =>
  ctx.write(async (tx) => {
    const row = await found(tx, shelf, id);
    await sql.change(tx.db, id, { trashed_at: null });
    return shown({ ...row, trashed_at: null });
  });
