import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainPhoto } from '../../../api/portal/services/plain-photo.ts';

const SECRET = 'GPS 47.4979N 19.0402E';
const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const segment = (marker: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]), body]);
const START = hex('FFD8');
const JFIF = segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'));
const TABLE = segment(0xdb, Buffer.alloc(65, 3));
/** Two scans of a progressive picture, with stuffed and restart bytes in their data. */
const SCANS = Buffer.concat([
  segment(0xda, hex('01 01 00 00 3F 00')),
  hex('07 FF00 D9 FFD0 11'),
  segment(0xc4, hex('00 FFD9 01')),
  segment(0xda, hex('01 01 00 01 3F 00')),
  hex('22 FF00 33'),
]);
const END = hex('FFD9');
const exif = (order: 'II' | 'MM', orientation: number): Buffer => {
  const little = order === 'II';
  const short = (n: number) => (little ? [n & 255, n >> 8] : [n >> 8, n & 255]);
  const long = (n: number) => (little ? [...short(n), 0, 0] : [0, 0, ...short(n)]);
  const entries = [
    [...short(0x010f), ...short(2), ...long(4), ...Buffer.from('Cam\0')],
    [...short(0x0112), ...short(3), ...long(1), ...short(orientation), 0, 0],
  ];
  const tiff = [
    ...Buffer.from(order),
    ...short(42),
    ...long(8),
    ...short(entries.length),
    ...entries.flat(),
    ...long(0),
  ];
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from(tiff), Buffer.from(SECRET)]));
};
const jpeg = (...told: Buffer[]): Buffer => Buffer.concat([START, JFIF, ...told, TABLE, SCANS, END]);

const chunk = (kind: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length);
  head.write(kind, 4, 'latin1');
  return Buffer.concat([head, body, Buffer.alloc(4)]);
};
const png = (...told: Buffer[]): Buffer =>
  Buffer.concat([
    hex('89504E470D0A1A0A'),
    chunk('IHDR', Buffer.alloc(13)),
    ...told,
    chunk('IDAT', Buffer.alloc(9)),
    chunk('IEND', Buffer.alloc(0)),
  ]);

const riff = (...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
};
const webpChunk = (kind: string, body: Buffer): Buffer => {
  const head = Buffer.from(`${kind}\0\0\0\0`, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
};

describe('a photo tells nothing beside its picture', () => {
  it.each(['II', 'MM'] as const)('JPEG (%s): place, comments and previews go, which way is up stays', (order) => {
    const told = [exif(order, 6), segment(0xfe, Buffer.from(SECRET)), segment(0xed, Buffer.from(SECRET))];
    const plain = plainPhoto('image/jpeg', Buffer.concat([jpeg(...told), Buffer.from(SECRET)]));
    expect(plain?.includes(SECRET)).toBe(false);
    const upright = hex('FFE1 0022 457869660000 4D4D002A00000008 0001 0112000300000001 00060000 00000000');
    expect(plain).toEqual(Buffer.concat([START, upright, JFIF, TABLE, SCANS, END]));
    expect(plainPhoto('image/jpeg', plain ?? START)).toEqual(plain);
  });

  it('JPEG: nothing changes where nothing is told', () => {
    expect(plainPhoto('image/jpeg', jpeg())).toEqual(jpeg());
    expect(plainPhoto('image/jpeg', jpeg(exif('MM', 1)))).toEqual(jpeg());
    expect(plainPhoto('image/jpeg', jpeg(exif('MM', 99)))).toEqual(jpeg());
  });

  it('PNG and WebP: texts, times, EXIF and XMP go', () => {
    const told = [
      chunk('tEXt', Buffer.from(SECRET)),
      chunk('eXIf', Buffer.from(SECRET)),
      chunk('tIME', Buffer.alloc(7)),
    ];
    expect(plainPhoto('image/png', Buffer.concat([png(...told), Buffer.from(SECRET)]))).toEqual(png());
    const [picture, secret] = [webpChunk('VP8 ', Buffer.alloc(11, 5)), Buffer.from(SECRET)];
    const flags = (set: number) => webpChunk('VP8X', Buffer.from([set, 0, 0, 0, 1, 0, 0, 1, 0, 0]));
    const webp = riff(flags(0b11100), picture, webpChunk('EXIF', secret), webpChunk('XMP ', secret));
    expect(plainPhoto('image/webp', webp)).toEqual(riff(flags(0b10000), picture));
  });

  it('what is cut off, or a picture by its first bytes only, is none', () => {
    for (const bytes of [START, jpeg().subarray(0, 30), Buffer.concat([START, hex('FFE0FFFF00')])])
      expect(plainPhoto('image/jpeg', bytes)).toBeNull();
    expect(plainPhoto('image/png', png().subarray(0, -4))).toBeNull();
    expect(plainPhoto('image/webp', riff())).toBeNull();
  });

  it('whatever bytes come, it ends and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        for (const type of ['image/jpeg', 'image/png', 'image/webp'] as const) plainPhoto(type, Buffer.from(bytes));
        plainPhoto('image/jpeg', Buffer.concat([START, Buffer.from(bytes)]));
        plainPhoto('image/jpeg', jpeg(segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0II'), Buffer.from(bytes)]))));
      }),
      { numRuns: 300 },
    );
  });
});
