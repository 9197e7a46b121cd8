import type { FileHandle } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { KapocsError } from '#contract/errors.ts';
import { readAt, type ZipEntry } from './zip-directory.ts';

const localSignature = 0x04034b50;
const chunkSize = 128 * 1024;

/**
 * Unpacks one part piece by piece and holds it to what the directory declared: a byte more is FILE_BOMB,
 * a byte less FILE_CUT_OFF, another checksum FILE_DAMAGED. Leaving the loop early frees everything. A piece is there
 * until the next is asked for: left to be tidied up later, the pieces of a long sheet lie about by the 50 MB.
 */
export async function* unpackPart(file: FileHandle, entry: ZipEntry): AsyncGenerator<Buffer, void, undefined> {
  let size = 0;
  let crc = 0;
  for await (const chunk of inflate(file, entry)) {
    size += chunk.length;
    if (size > entry.size) throw new KapocsError('FILE_BOMB', { part: shortName(entry) });
    crc = crc32(chunk, crc);
    yield chunk;
    giveBack(chunk);
  }
  if (size < entry.size) throw new KapocsError('FILE_CUT_OFF', { part: shortName(entry) });
  if (crc !== entry.crc) throw new KapocsError('FILE_DAMAGED', { part: shortName(entry) });
}

/** Frees what a piece lies in, once it reaches to the end of that: the unpacking begins another one then. */
function giveBack({ buffer, byteOffset, length }: Buffer): void {
  // shorter ones may share their place with anything
  if (length > Buffer.poolSize && byteOffset + length === buffer.byteLength && buffer instanceof ArrayBuffer)
    buffer.transfer(0);
}

/** A whole part in memory, for the small ones: FILE_BOMB beyond `mostBytes`. */
export async function unpackWhole(file: FileHandle, entry: ZipEntry, mostBytes: number): Promise<Buffer> {
  if (entry.size > mostBytes) throw new KapocsError('FILE_BOMB', { part: shortName(entry) });
  const chunks: Buffer[] = [];
  for await (const chunk of unpackPart(file, entry)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

async function* inflate(file: FileHandle, entry: ZipEntry): AsyncGenerator<Buffer, void, undefined> {
  const packed = packedBytes(file, entry);
  if (entry.method === 0) {
    yield* packed;
    return;
  }
  const plain = pipeline(Readable.from(packed), createInflateRaw({ chunkSize }), () => undefined);
  try {
    for await (const chunk of plain as AsyncIterable<Buffer>) yield chunk;
  } catch (cause) {
    throw unpackingFailed(cause, entry);
  } finally {
    plain.destroy();
  }
}

async function* packedBytes(file: FileHandle, entry: ZipEntry): AsyncGenerator<Buffer, void, undefined> {
  const header = await readAt(file, entry.offset, 30);
  if (header.readUInt32LE(0) !== localSignature) throw new KapocsError('FILE_DAMAGED', { part: shortName(entry) });
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  for (let done = 0; done < entry.packedSize; done += chunkSize) {
    yield await readAt(file, start + done, Math.min(chunkSize, entry.packedSize - done));
  }
}

function unpackingFailed(cause: unknown, entry: ZipEntry): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'Z_BUF_ERROR') return new KapocsError('FILE_CUT_OFF', { part: shortName(entry) }, cause);
  if (code === 'Z_DATA_ERROR' || code === 'Z_NEED_DICT')
    return new KapocsError('FILE_DAMAGED', { part: shortName(entry) }, cause);
  return cause;
}

/** The name of a part as an error may show it. */
export const shortName = (entry: ZipEntry): string => entry.name.slice(0, 100);
