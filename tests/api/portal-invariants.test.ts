import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { events, liveThrough } from '../support/portal-life.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const seed = Number(process.env['KAPOCS_SEED'] ?? 20120220);

describe.each(dialects)('whatever clients, staff and the clock do on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect, { standing: true });
  });
  afterAll(() => world.close());

  it('7 what must hold holds after every single event', { timeout: 180_000 }, async () => {
    let registered = 0;
    await fc.assert(
      fc.asyncProperty(events(50), async (sequence) => {
        registered += await liveThrough(world, sequence);
      }),
      { seed, numRuns: 6, endOnFailure: true },
    );
    // Sequences in which nobody ever arrives prove little.
    expect(registered).toBeGreaterThan(0);
    console.log(`${dialect}: seed ${seed}, ${registered} of 18 clients registered`);
  });
});
