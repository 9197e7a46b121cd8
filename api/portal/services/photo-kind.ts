const kinds = [
  { type: 'image/jpeg', is: (bytes: Buffer) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) },
  { type: 'image/png', is: (bytes: Buffer) => bytes.subarray(0, 8).toString('latin1') === '\u0089PNG\r\n\u001a\n' },
  {
    type: 'image/webp',
    is: (bytes: Buffer) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
  },
] as const;

export type PhotoKind = (typeof kinds)[number]['type'];

/**
 * What a file is by its first bytes, whatever it is called; null when it is no photo every browser shows. Telephones
 * that take HEIC hand over JPEG where that is asked for.
 */
export const photoKind = (bytes: Buffer): PhotoKind | null => kinds.find(({ is }) => is(bytes))?.type ?? null;
