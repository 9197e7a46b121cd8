import { guess } from '../support/guessing.ts';
import { openWorld, type Dialect } from '../support/world.ts';

/** Ten thousand wrong log-ins over a hundred names of both portals. */
export async function proveGuessing(dialect: Dialect, seed: number): Promise<Record<string, number>> {
  const world = await openWorld(dialect);
  try {
    return await guess(world, {
      accounts: 100,
      attempts: 10_000,
      atOnce: 500,
      rounds: 41,
      atMost: 1.25,
      label: `${seed}`,
    });
  } finally {
    await world.close();
  }
}
