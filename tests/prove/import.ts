import { strict as assert } from 'node:assert';
import { courseOf } from '../support/import-and-kill.ts';
import type { Dialect } from '../support/world.ts';

const LINES = 10_000;
const ROUNDS = 3;
const EACH = 10;
const KILLS = { reading: EACH, applying: EACH, undoing: EACH };

/** A list ends as if nothing had happened, however often the power goes while it is read, applied and taken back. */
export async function proveImport(dialect: Dialect, seed: number): Promise<Record<string, number>> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const course = courseOf({ lines: LINES, seed: seed * ROUNDS + round });
    const calm = await course.inPeace(dialect);
    const { left, kills } = await course.inStorm(dialect, KILLS);
    const { new: added, faulty, repeated } = { ...calm.counts[0] };
    assert.deepEqual({ new: added, faulty, repeated }, course.truth, 'the counts are not those of the lines');
    assert.deepEqual(left.counts, calm.counts, 'the counts differ after kills');
    assert.deepEqual(kills, KILLS, 'too few kills');
    assert.deepEqual(left.tables, calm.tables, 'what is left differs after kills');
  }
  return { rounds: ROUNDS, killsOfEachPhase: ROUNDS * EACH, lines: LINES };
}
