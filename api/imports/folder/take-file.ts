import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { KapocsError, type ErrorCode } from '#contract/errors.ts';
import type { Context } from '../../context.ts';
import * as history from '../../history/history.ts';
import * as settings from '../../settings/settings.ts';
import type { FolderFile } from './folder-files.ts';
import { receive } from '../imports.ts';
import type { Watched } from './list-folder.ts';
import * as sql from './list-folder.sql.ts';
import { mostBytes } from '../list-size.ts';
import { storeUpload } from '../store-upload.ts';

/** Throws FILE_UNREADABLE for whatever the folder does not give. */
async function* contentOf(path: string): AsyncGenerator<Buffer, void, undefined> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk as Buffer;
  } catch (error) {
    throw new KapocsError('FILE_UNREADABLE', {}, error);
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of contentOf(path)) hash.update(chunk);
  return hash.digest('base64url');
}

type Failure = { file: FolderFile; mark: string; code: ErrorCode };

/** A file that cannot be taken in is told once; the history knows it by its size, not by its name. */
const refuse = (ctx: Context, { file: { name, size }, mark, code }: Failure): Promise<void> =>
  ctx.write(async (tx) => {
    const met = { mark, name, bytes: size, met_at: tx.now(), import_id: null, error_code: code };
    if (!(await sql.add(tx.db, met))) return;
    await history.record(tx, {
      action: 'list_folder.refused',
      object: 'setting:list_folder',
      details: { code, bytes: size },
    });
    tx.tell('imports', []);
    tx.tell('settings', []);
  });

/** Copies a file of the folder and takes it in as an upload would be; known ones are passed over. */
async function take(ctx: Context, { folder, cohortId }: Watched, file: FolderFile): Promise<void> {
  const path = join(folder, file.name);
  const mark = await digestOf(path);
  if (await sql.isKnown(ctx.db, mark)) return;
  const stored = await storeUpload(ctx.folders.files, Readable.from(contentOf(path)), await mostBytes(ctx));
  const copy = join(ctx.folders.files, stored.file);
  if ((await digestOf(copy)) !== mark) {
    await rm(copy, { force: true });
    throw new KapocsError('FILE_UNREADABLE', { reason: 'it is still being written' });
  }
  const cohort = await settings.cohort(ctx, cohortId);
  try {
    await receive(ctx, stored, { filename: file.name, cohort, part: undefined }, async (tx, importId) => {
      await sql.forgetFailed(tx.db, file.name);
      const met = { mark, name: file.name, bytes: file.size, met_at: tx.now(), import_id: importId, error_code: null };
      // another server of the team was faster
      if (!(await sql.add(tx.db, met))) throw new KapocsError('STATE_WRONG', { state: 'known' });
    });
  } catch (error) {
    if (!(error instanceof KapocsError)) throw error;
    if (error.code.startsWith('FILE_')) await refuse(ctx, { file, mark, code: error.code });
    else if (error.code !== 'STATE_WRONG') throw error;
  }
}

/**
 * Deals with one file of the watched folder: read as a list, known already, or refused with a reason. False: it is to
 * be looked at again, because it cannot be read now.
 */
export async function takeFile(ctx: Context, watched: Watched, file: FolderFile): Promise<boolean> {
  const { name, size, mtimeMs } = file;
  const unread = (code: ErrorCode): Failure => ({
    file,
    mark: createHash('sha256').update(`${code} ${name} ${size} ${mtimeMs}`).digest('base64url'),
    code,
  });
  if (size > (await mostBytes(ctx))) {
    await refuse(ctx, unread('FILE_TOO_LARGE'));
    return true;
  }
  try {
    await take(ctx, watched, file);
    return true;
  } catch (error) {
    if (!(error instanceof KapocsError) || error.code !== 'FILE_UNREADABLE') throw error;
    await refuse(ctx, unread(error.code));
    return false;
  }
}
