import fc from 'fast-check';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { listLives, liveThroughList } from '../support/list-life.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('what must hold for any list, on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());

  it('order means nothing, halves make a whole, nothing is lost on the way out and in, undo restores every byte', async () => {
    await fc.assert(
      fc.asyncProperty(listLives(40), (life) => liveThroughList(world, life)),
      { numRuns: 2, endOnFailure: true },
    );
  }, 180_000);
});
