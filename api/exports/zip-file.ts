import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A zip archive being written part by part; it appears under its name only when it is whole. */
export interface ZipFile {
  /** Packs the pieces as they come and waits for the disk; memory does not grow with the part. */
  add(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void>;
  /** Writes the directory and gives the file its name; resolves to its size in bytes. */
  finish(): Promise<number>;
  /** Gives up: nothing stays behind. May be called after a failed `finish`. */
  discard(): Promise<void>;
}

interface Part {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** Parts over 4 GiB would need 64-bit records, which not every reader knows; no list comes near. */
const largest = 0xffff_ffff;
const names8Bit = 0x0800;
const deflated = 8;
/** 1980-01-01, the first day an archive can tell: same content, same bytes. */
const firstDay = 0x21;
/** Half the time of the default for files about a tenth larger. */
const level = 3;

export async function createZip(path: string): Promise<ZipFile> {
  const unfinished = `${path}.part`;
  const file = await open(unfinished, 'w', 0o600);
  const parts: Part[] = [];
  let offset = 0;

  async function append(bytes: Buffer): Promise<void> {
    await writeAt(file, bytes, offset);
    offset += bytes.length;
  }

  return {
    async add(name, pieces) {
      const part = { name: Buffer.from(name), offset, crc: 0, size: 0, packed: 0 };
      await append(localHeader(part));
      const start = offset;
      async function* measured(): AsyncGenerator<Buffer> {
        for await (const piece of pieces) {
          const bytes = Buffer.from(piece);
          part.crc = crc32(bytes, part.crc);
          part.size += bytes.length;
          yield bytes;
        }
      }
      const pack = createDeflateRaw({ level, chunkSize: 64 * 1024 });
      await pipeline(measured, pack, async (packed: AsyncIterable<Buffer>) => {
        for await (const bytes of packed) await append(bytes);
      });
      part.packed = offset - start;
      if (part.size > largest || offset > largest) throw new RangeError(`${name} is larger than an archive can hold`);
      await writeAt(file, localHeader(part), part.offset);
      parts.push(part);
    },
    async finish() {
      const start = offset;
      for (const part of parts) await append(directoryEntry(part));
      await append(directoryEnd(parts.length, offset - start, start));
      await file.close();
      await rename(unfinished, path);
      return offset;
    },
    async discard() {
      await file.close().catch(() => undefined);
      await rm(unfinished, { force: true });
    },
  };
}

async function writeAt(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}

function localHeader(part: Part): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, 4, part);
  return Buffer.concat([header, part.name]);
}

function directoryEntry(part: Part): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  writeCommon(entry, 6, part);
  entry.writeUInt32LE(part.offset, 42);
  return Buffer.concat([entry, part.name]);
}

/** What a part's two headers have in common (APPNOTE 6.3 §4.3.7 and §4.3.12). */
function writeCommon(header: Buffer, at: number, part: Part): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(names8Bit, at + 2);
  header.writeUInt16LE(deflated, at + 4);
  header.writeUInt16LE(firstDay, at + 8);
  header.writeUInt32LE(part.crc, at + 10);
  header.writeUInt32LE(part.packed, at + 14);
  header.writeUInt32LE(part.size, at + 18);
  header.writeUInt16LE(part.name.length, at + 22);
}

function directoryEnd(count: number, bytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
