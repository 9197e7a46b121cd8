import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { read, write } from 'xlsx';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { isErrorCode, KapocsError } from '#contract/errors.ts';
import { fileWith, readAll, sampleList } from '../../support/list-files.ts';

/** A change to a file: bytes overwritten, a piece copied elsewhere, the end lost. */
const damage = fc.record({
  bytes: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { minLength: 1, maxLength: 6 }),
  copy: fc.option(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))),
  kept: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
});

function damaged(file: Buffer, { bytes, copy, kept }: typeof damage extends fc.Arbitrary<infer T> ? T : never): Buffer {
  const made = Buffer.from(file);
  const at = (share: number): number => Math.min(made.length - 1, Math.floor(share * made.length));
  for (const [place, value] of bytes) made[at(place)] = value;
  if (copy) made.copy(made, at(copy[0]), at(copy[1]), Math.min(made.length, at(copy[1]) + 64));
  return made.subarray(0, Math.floor(kept * made.length));
}

describe.each(['xlsx', 'csv', 'biff8', 'xlsb', 'ods'] as const)('a damaged list as %s', (kind) => {
  let file: Buffer;
  beforeAll(async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    file = await readFile(sampleList(kind === 'csv' ? 'minta-lista-1250.csv' : 'minta-lista-rendetlen.xlsx'));
    if (kind !== 'xlsx' && kind !== 'csv')
      file = write(read(file, { type: 'buffer' }), { type: 'buffer', bookType: kind }) as Buffer;
  });

  it('is read or refused with a reason, and never breaks its reader', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const path = await fileWith(damaged(file, how));
        const failure: unknown = await readAll(path).then(
          () => null,
          (error: unknown) => error,
        );
        if (failure === null) return;
        expect(failure).toBeInstanceOf(KapocsError);
        const { code } = failure as KapocsError;
        expect(isErrorCode(code) && code.startsWith('FILE_')).toBe(true);
      }),
      { numRuns: 40, seed: 20120220 },
    );
  });
});
