import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { KapocsError } from '#contract/errors.ts';

const PREFIX = 'import-';

/** A name by which a file of ours is known, should it be left behind. */
export const uploadName = (rest: string): string => PREFIX + rest;

/** Files in the folder that uploads of lists have made. */
export const isUpload = (name: string): boolean => name.startsWith(PREFIX);

function bounded(limit: number): { gate: Transform; bytes: () => number } {
  let bytes = 0;
  const gate = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit) done(new KapocsError('FILE_TOO_LARGE', { limit }));
      else done(null, chunk);
    },
  });
  return { gate, bytes: () => bytes };
}

/** Writes an upload of so many bytes at most under a name of ours. Throws FILE_TOO_LARGE, FILE_EMPTY and leaves nothing then. */
export async function storeUpload(
  folder: string,
  body: Readable,
  most: number,
): Promise<{ file: string; bytes: number }> {
  const file = uploadName(randomUUID());
  const path = join(folder, file);
  const { gate, bytes } = bounded(most);
  try {
    await pipeline(body, gate, createWriteStream(path, { mode: 0o600, flush: true }));
    if (bytes() === 0) throw new KapocsError('FILE_EMPTY');
    return { file, bytes: bytes() };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
