import { soakCalls } from '../support/call-soak.ts';
import { WORKDAY } from '../support/calling.ts';
import { openWorld, type Dialect } from '../support/world.ts';

/** Fifty agents, on two servers where there is a team, do at random what agents do: no client is ever in two hands. */
export async function proveCalls(dialect: Dialect, seed: number): Promise<Record<string, number>> {
  const world = await openWorld(dialect, { at: WORKDAY });
  try {
    const servers = dialect === 'postgresql' ? [world.running, await world.neighbour()] : [world.running];
    return await soakCalls(world, { clients: 500, team: 50, rounds: 25, seed, servers });
  } finally {
    await world.close();
  }
}
