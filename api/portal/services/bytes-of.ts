import type { Readable } from 'node:stream';
import { KapocsError } from '#contract/errors.ts';

/** What was sent, at most `most` bytes. Throws FILE_TOO_LARGE as soon as it is, without taking in the rest, and FILE_EMPTY. */
export async function bytesOf(body: Readable, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) throw new KapocsError('FILE_TOO_LARGE', { limit: most });
    parts.push(part);
  }
  if (size === 0) throw new KapocsError('FILE_EMPTY');
  return Buffer.concat(parts);
}
