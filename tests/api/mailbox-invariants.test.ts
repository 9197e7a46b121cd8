import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveWithMailbox, mailEvents } from '../support/mailbox-life.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const seed = Number(process.env['KAPOCS_SEED'] ?? 20200701);

describe.each(dialects)('whatever happens to a mailbox on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect, { standing: true });
  });
  afterAll(() => world.close());

  it('7 what must hold holds after every single event', { timeout: 120_000 }, async () => {
    let entered = 0;
    await fc.assert(
      fc.asyncProperty(mailEvents(30), async (sequence) => {
        entered += await liveWithMailbox(world, sequence);
      }),
      { seed, numRuns: 4, endOnFailure: true },
    );
    expect(entered).toBeGreaterThan(5);
    console.log(`${dialect}: seed ${seed}, entered ${entered} times`);
  });
});
