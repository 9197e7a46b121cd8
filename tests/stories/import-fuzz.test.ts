import { expect, it } from 'vitest';
import { fuzzLists } from '../support/fuzz-lists.ts';

it('spoilt lists are read or refused with a reason, and leave the program as it was', async () => {
  const { files, refused, failed, read, memoryGrowthMb } = await fuzzLists('sqlite', { files: 30, seed: 2012 });
  expect(refused + failed + read).toBe(files);
  expect(Math.min(refused, read)).toBeGreaterThan(0);
  expect(memoryGrowthMb).toBeLessThan(300);
}, 120_000);
