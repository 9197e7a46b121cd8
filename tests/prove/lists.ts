import fc from 'fast-check';
import { listLives, liveThroughList } from '../support/list-life.ts';
import { openWorld, type Dialect } from '../support/world.ts';

const LISTS = 25;
const CLIENTS = 120;

/** What must hold for any list holds for many more of them. */
export async function proveLists(dialect: Dialect, seed: number): Promise<Record<string, number>> {
  const world = await openWorld(dialect);
  try {
    let clients = 0;
    const life = fc.asyncProperty(listLives(CLIENTS), async (list) => {
      await liveThroughList(world, list);
      clients += list.clients.length;
    });
    await fc.assert(life, { seed, numRuns: LISTS, endOnFailure: true });
    return { lists: LISTS, clients };
  } finally {
    await world.close();
  }
}
