import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUp, events, type Lived, liveThrough } from '../support/portal-life.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const RUNS = 7;
const CLIENTS = 3 * RUNS;
const seed = Number(process.env['KAPOCS_SEED'] ?? 20120220);

describe.each(dialects)('whatever clients, staff and the clock do on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect, { standing: true });
  });
  afterAll(() => world.close());

  it('7 what must hold holds after every single event', { timeout: 180_000 }, async () => {
    const lived: Lived = { registered: 0, done: new Map() };
    await fc.assert(
      fc.asyncProperty(events(70), async (sequence) => {
        addUp(lived, await liveThrough(world, sequence));
      }),
      { seed, numRuns: RUNS, endOnFailure: true },
    );
    // Sequences in which nobody ever arrives prove little; one of each three is registered to begin with.
    expect(lived.registered).toBeGreaterThan(RUNS + 2);
    for (const deed of ['claim', 'item', 'item of the box', 'attach right', 'email code right'] as const)
      expect({ deed, times: lived.done.get(deed) ?? 0 }).not.toEqual({ deed, times: 0 });
    console.log(`${dialect}: seed ${seed}, ${lived.registered} of ${CLIENTS} clients registered`, lived.done);
  });
});
