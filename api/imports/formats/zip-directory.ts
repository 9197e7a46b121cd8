import type { FileHandle } from 'node:fs/promises';
import { KapocsError } from '#contract/errors.ts';

/** One part of an archive, as its directory declares it; nothing here is proved yet. */
export interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
  /** 0 stored, 8 deflated; others exist and are refused. */
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where the local header of the part begins. */
  readonly offset: number;
}

const endSignature = 0x06054b50;
const end64LocatorSignature = 0x07064b50;
const end64Signature = 0x06064b50;
const entrySignature = 0x02014b50;
const endSize = 22;
const longestComment = 0xffff;
const inZip64 = 0xffff_ffff;
/** A workbook has dozens of parts; a directory beyond this is not one. */
const mostEntries = 10_000;
const mostDirectoryBytes = 4 * 1024 * 1024;

/**
 * Reads the directory at the end of a zip archive, without unpacking anything (APPNOTE 6.3 §4.3).
 * Throws FILE_CUT_OFF where the end is missing, FILE_DAMAGED where it contradicts itself, FILE_BOMB for absurd counts.
 */
export async function readZipDirectory(file: FileHandle, fileSize: number): Promise<ZipEntry[]> {
  const tail = await readAt(
    file,
    Math.max(0, fileSize - endSize - longestComment),
    Math.min(fileSize, endSize + longestComment),
  );
  const endAt = tail.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (endAt === -1 || endAt + endSize > tail.length) throw new KapocsError('FILE_CUT_OFF');
  const place = (await directoryPlace64(file, tail, endAt)) ?? directoryPlace(tail, endAt);
  if (place.count > mostEntries || place.bytes > mostDirectoryBytes)
    throw new KapocsError('FILE_BOMB', { parts: place.count });
  if (place.offset + place.bytes > fileSize) throw new KapocsError('FILE_CUT_OFF');
  const entries = parseEntries(await readAt(file, place.offset, place.bytes));
  if (entries.length !== place.count) throw new KapocsError('FILE_DAMAGED', { part: 'directory' });
  return entries;
}

interface Place {
  readonly count: number;
  readonly bytes: number;
  readonly offset: number;
}

function directoryPlace(tail: Buffer, at: number): Place {
  if (tail.readUInt32LE(at) !== endSignature || tail.readUInt16LE(at + 4) !== 0)
    throw new KapocsError('FILE_DAMAGED', { part: 'directory' });
  return { count: tail.readUInt16LE(at + 10), bytes: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16) };
}

async function directoryPlace64(file: FileHandle, tail: Buffer, endAt: number): Promise<Place | null> {
  const locatorAt = endAt - 20;
  if (locatorAt < 0 || tail.readUInt32LE(locatorAt) !== end64LocatorSignature) return null;
  const record = await readAt(file, safeNumber(tail.readBigUInt64LE(locatorAt + 8)), 56);
  if (record.readUInt32LE(0) !== end64Signature) throw new KapocsError('FILE_DAMAGED', { part: 'directory' });
  return {
    count: safeNumber(record.readBigUInt64LE(32)),
    bytes: safeNumber(record.readBigUInt64LE(40)),
    offset: safeNumber(record.readBigUInt64LE(48)),
  };
}

function parseEntries(directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === entrySignature) {
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
    const next = extraEnd + directory.readUInt16LE(at + 32);
    if (next > directory.length) throw new KapocsError('FILE_CUT_OFF');
    const wide = wideFields(directory.subarray(nameEnd, extraEnd));
    entries.push({
      name: directory.toString('utf8', at + 46, nameEnd),
      encrypted: (directory.readUInt16LE(at + 8) & 0b10_0000_0100_0001) !== 0,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      size: orWide(directory.readUInt32LE(at + 24), wide),
      packedSize: orWide(directory.readUInt32LE(at + 20), wide),
      offset: orWide(directory.readUInt32LE(at + 42), wide),
    });
    at = next;
  }
  return entries;
}

/** The 64-bit values of an entry, in the order size, packed size, offset – only those whose 32-bit field overflowed. */
function wideFields(extra: Buffer): number[] {
  let at = 0;
  while (at + 4 <= extra.length) {
    const id = extra.readUInt16LE(at);
    const end = Math.min(extra.length, at + 4 + extra.readUInt16LE(at + 2));
    if (id === 1) {
      const values: number[] = [];
      for (let value = at + 4; value + 8 <= end; value += 8) values.push(safeNumber(extra.readBigUInt64LE(value)));
      return values;
    }
    at = end;
  }
  return [];
}

function orWide(narrow: number, wide: number[]): number {
  return narrow === inZip64 ? (wide.shift() ?? narrow) : narrow;
}

function safeNumber(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new KapocsError('FILE_DAMAGED', { part: 'directory' });
  return Number(value);
}

/** Exactly `length` bytes from `offset`; FILE_CUT_OFF where the file ends before. */
export async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, offset);
  if (bytesRead < length) throw new KapocsError('FILE_CUT_OFF');
  return bytes;
}
