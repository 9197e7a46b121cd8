import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guess } from '../support/guessing.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('guessing passwords on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());

  it('K16 wrong log-ins at once lock each exactly once and let nobody in; no clock tells who exists', async () => {
    const guessed = await guess(world, { accounts: 4, attempts: 64, atOnce: 32, rounds: 5, atMost: 4, label: 'rövid' });
    console.log(dialect, guessed);
    expect(guessed.locked).toBe(4);
  });
});
