import { constants, crc32, deflateRawSync } from 'node:zlib';

/** A part as the archive will hold it; what is not given is told truly. */
export interface ZipPart {
  readonly name: string;
  readonly data: string | Buffer;
  readonly stored?: boolean;
  /** Comes after the data so many times over; packed once, so that a huge part is made in a moment. */
  readonly tail?: { readonly piece: Buffer; readonly times: number };
  /** What the directory claims to come out. */
  readonly declaredSize?: number;
  readonly crc?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Points at the bytes of an earlier part instead of its own. */
  readonly sharesBytesOf?: number;
}

/** Pieces packed each for itself, ended on whole bytes, may follow each other in one stream. */
const packedPiece = (piece: Buffer): Buffer => deflateRawSync(piece, { finishFlush: constants.Z_FULL_FLUSH });

function contentOf({ data, stored, tail }: ZipPart): { packed: Buffer; size: number; crc: number } {
  const head = Buffer.from(data);
  if (tail === undefined)
    return { packed: stored === true ? head : deflateRawSync(head), size: head.length, crc: crc32(head) };
  const { piece, times } = tail;
  const packed = packedPiece(piece);
  const packedPieces = Array.from({ length: times }, () => packed);
  return {
    packed: Buffer.concat([packedPiece(head), ...packedPieces, deflateRawSync(Buffer.alloc(0))]),
    size: head.length + piece.length * times,
    crc: packedPieces.reduce((sum) => crc32(piece, sum), crc32(head)),
  };
}

/** Builds an archive in memory, honest or not. */
export function buildZip(parts: readonly ZipPart[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  const written: { offset: number; packed: number }[] = [];
  let offset = 0;
  for (const part of parts) {
    const { packed, size, crc } = contentOf(part);
    const name = Buffer.from(part.name);
    const method = part.method ?? (part.stored === true ? 0 : 8);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(part.flags ?? 0x0800, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(part.crc ?? crc, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(part.declaredSize ?? size, 18);
    common.writeUInt16LE(name.length, 22);
    const shared = part.sharesBytesOf === undefined ? undefined : written[part.sharesBytesOf];
    const at = shared?.offset ?? offset;
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, Buffer.alloc(10), uint32(at), name);
    written.push({ offset: at, packed: packed.length });
    if (shared) continue;
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, name, packed]);
    pieces.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, listing, end]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
