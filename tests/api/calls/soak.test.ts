import { describe, expect, it } from 'vitest';
import { soakCalls } from '../../support/call-soak.ts';
import { WORKDAY } from '../../support/calling.ts';
import { dialects, openWorld } from '../../support/world.ts';

describe.each(dialects)('agents at random on %s', (dialect) => {
  it('no client is ever in two hands, no promise is lost, and nothing that was typed', async () => {
    const world = await openWorld(dialect, { at: WORKDAY });
    try {
      const servers = dialect === 'postgresql' ? [world.running, await world.neighbour()] : [world.running];
      const done = await soakCalls(world, { clients: 40, team: 12, rounds: 7, seed: 7, servers });
      const { claims, promised, takenOver, beside, registered, switchedOff } = done;
      expect(claims).toBeGreaterThan(30);
      expect(Math.min(promised, takenOver, beside, registered, switchedOff)).toBeGreaterThan(0);
    } finally {
      await world.close();
    }
  }, 120_000);
});
