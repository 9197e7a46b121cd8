const EXIF = 0xe1;
const SCAN = 0xda;
const END = 0xd9;
const ORIENTATION = 0x0112;

/** Segments that say where, when and with what a picture was taken, or hold a second one; colours (E2, EE) stay. */
const tells = (marker: number): boolean =>
  marker === 0xfe || (marker > 0xe0 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee);

/** Which way is up, 1–8, of an EXIF segment; 1 where it does not say. */
function orientationOf(segment: Buffer): number {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return 1;
  const tiff = segment.subarray(10);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const number = (at: number, size: 2 | 4): number => {
    if (at + size > tiff.length) return 0;
    return little ? tiff.readUIntLE(at, size) : tiff.readUIntBE(at, size);
  };
  const directory = number(4, 4);
  for (let entry = 0; entry < number(directory, 2); entry += 1) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.length) return 1;
    const value = number(at + 8, 2);
    if (number(at, 2) === ORIENTATION) return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** An EXIF segment that says which way is up and nothing else. */
function uprightSegment(orientation: number): Buffer {
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  const tiff = [...Buffer.from('Exif\0\0MM\0*', 'latin1'), 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0];
  return Buffer.from([0xff, EXIF, 0, tiff.length + 2, ...tiff]);
}

/** The next marker after the data of a scan, in which FF is followed by 00 or by a restart. */
function afterScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** The picture alone, which way is up included; what stands after its end is gone too. Null for what is no JPEG. */
function plainJpeg(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [];
  let [orientation, at, scanned] = [1, 2, false];
  while (at < bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker === 0) return null;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END || at + 4 > bytes.length) break;
    let end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    if (marker === EXIF && orientation === 1) orientation = orientationOf(bytes.subarray(at, end));
    if (marker === SCAN) {
      end = afterScan(bytes, end);
      scanned = true;
    }
    if (!tells(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  if (!scanned) return null;
  const upright = orientation === 1 ? [] : [uprightSegment(orientation)];
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...upright, ...kept, Buffer.from([0xff, END])]);
}

const SIGNATURE = 8;
const pictureChunks = 'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP pHYs sBIT bKGD'.split(' ');

function plainPng(bytes: Buffer): Buffer | null {
  const kept = [bytes.subarray(0, SIGNATURE)];
  for (let at = SIGNATURE; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (pictureChunks.includes(kind)) kept.push(bytes.subarray(at, end));
    if (kind === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return null;
}

/** The flags in the head of a WebP that say EXIF and XMP follow. */
const TELLING_FLAGS = 0b1100;

function plainWebp(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [];
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32LE(at + 4);
    if (at + 8 + size > bytes.length) return null;
    const end = at + 8 + size + (size % 2);
    const kind = bytes.toString('latin1', at, at + 4);
    const chunk = Buffer.from(bytes.subarray(at, end));
    if (kind === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~TELLING_FLAGS;
    if (kind !== 'EXIF' && kind !== 'XMP ') kept.push(chunk);
    at = end;
  }
  if (kept.length === 0) return null;
  const body = Buffer.concat(kept);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

/**
 * A photo without what it tells beside the picture – place, time, device, comments, previews. Null for what is not
 * a picture of its kind to the end.
 */
export function plainPhoto(type: 'image/jpeg' | 'image/png' | 'image/webp', bytes: Buffer): Buffer | null {
  switch (type) {
    case 'image/jpeg':
      return plainJpeg(bytes);
    case 'image/png':
      return plainPng(bytes);
    case 'image/webp':
      return plainWebp(bytes);
  }
}
