import { strict as assert } from 'node:assert';
import { fuzzLists } from '../support/fuzz-lists.ts';
import type { Dialect } from '../support/world.ts';

const FILES = 2000;
/** Beside what one honest list has already taken. */
const MOST_MB = 300;

/** However a list is spoilt, the program reads or refuses it, and goes on. */
export async function proveFuzz(dialect: Dialect, seed: number): Promise<Record<string, number>> {
  const report = await fuzzLists(dialect, { files: FILES, seed });
  assert.ok(report.memoryGrowthMb <= MOST_MB, `memory grew by ${report.memoryGrowthMb} MB`);
  return report;
}
