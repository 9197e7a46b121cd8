import { Readable } from 'node:stream';
import { MOST_LOGO } from '#contract/client-pages.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Context, Reading } from '../context.ts';
import * as history from '../history/history.ts';
import { bytesOf } from '../portal/services/bytes-of.ts';
import { photoKind } from '../portal/services/photo-kind.ts';
import { plainPhoto } from '../portal/services/plain-photo.ts';
import type { FileAnswer } from '../route.ts';
import { insurer } from './settings.ts';
import * as sql from './settings.sql.ts';

/** Throws NOT_FOUND while there is none. */
export async function logo({ db }: Reading, insurerId: number): Promise<FileAnswer> {
  const row = await sql.logo(db, insurerId);
  if (!row) throw new KapocsError('NOT_FOUND', { insurerId });
  const stream = Readable.from([Buffer.from(row.data, 'base64')]);
  return { stream, filename: `logo.${row.type.slice('image/'.length)}`, type: row.type, inline: true };
}

/** Throws NOT_FOUND, FILE_EMPTY, FILE_TOO_LARGE, FILE_NOT_PHOTO. A drawing that could hold a script is none. */
export async function setLogo(ctx: Context, insurerId: number, body: Readable): Promise<void> {
  await insurer(ctx, insurerId);
  const sent = await bytesOf(body, MOST_LOGO);
  const type = photoKind(sent);
  const data = type === null ? null : plainPhoto(type, sent);
  if (type === null || data === null) throw new KapocsError('FILE_NOT_PHOTO');
  await ctx.write(async (tx) => {
    const row = { insurer_id: insurerId, type, data: data.toString('base64'), changed_at: tx.now() };
    await sql.putLogo(tx.db, row);
    await history.record(tx, { action: 'insurer.changed', object: `insurer:${insurerId}`, details: { logo: type } });
    tx.tell('settings', [insurerId]);
  });
}

export async function removeLogo(ctx: Context, insurerId: number): Promise<void> {
  await ctx.write(async (tx) => {
    if ((await sql.deleteLogo(tx.db, insurerId)) === 0) throw new KapocsError('NOT_FOUND', { insurerId });
    await history.record(tx, { action: 'insurer.changed', object: `insurer:${insurerId}`, details: { logo: null } });
    tx.tell('settings', [insurerId]);
  });
}
