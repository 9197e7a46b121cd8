const kinds = [
  { type: 'image/jpeg', is: (bytes: Buffer) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) },
  { type: 'image/png', is: (bytes: Buffer) => bytes.subarray(0, 8).toString('latin1') === '\u0089PNG\r\n\u001a\n' },
  {
    type: 'image/webp',
    is: (bytes: Buffer) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
  },
  { type: 'image/heic', is: (bytes: Buffer) => /^ftyp(?:heic|heix|mif1|msf1)$/.test(bytes.toString('latin1', 4, 12)) },
] as const;

/** What a file is by its first bytes, whatever it is called; null when it is no photo. */
export const photoKind = (bytes: Buffer): string | null => kinds.find(({ is }) => is(bytes))?.type ?? null;
