import { strict as assert } from 'node:assert';
import { calls, type Held } from '#contract/calls.ts';
import { rowsOf } from '#db/rows.ts';
import { addMany } from './accounts.ts';
import { agents, log, minutesPass } from './calling.ts';
import { Refused, type Client } from './client.ts';
import { seeded } from './random.ts';
import type { Running } from '../../api/start.ts';
import type { World } from './world.ts';

const OUTCOMES = ['NEM_VESZI_FEL', 'FOGLALT', 'HANGPOSTA', 'IGERI', 'ELUTASITJA', 'NE_HIVJAK', 'TEVES_SZAM'];

const ROUND_MINUTES = 20;

type Soak = { clients: number; team: number; rounds: number; seed: number; servers: readonly Running[] };

/**
 * Agents on one or several servers do at random what agents do: claim, renew, log, give back, vanish. Throws as soon
 * as a client is in two hands. Says what was done.
 */
export async function soakCalls(
  world: World,
  { clients, team, rounds, seed, servers }: Soak,
): Promise<{ claims: number; logged: number; vanished: number }> {
  const random = seeded(seed);
  await world.ctx.write((tx) => addMany(tx.db, clients));
  await world.admin.call(calls.fill, {});
  const people = await agents(world, team, servers);
  /** who believes to have whom, as the answers said */
  const hands = new Map<string, number>();
  const done = { claims: 0, logged: 0, vanished: 0 };

  const take = async (agent: Client, who: number): Promise<Held | undefined> => {
    const held = await agent.call(calls.next, {});
    if (!held) return undefined;
    const holder = String(held.account.id);
    const other = hands.get(holder);
    assert.ok(other === undefined || other === who, `client ${holder} is with ${String(other)} and with ${who}`);
    hands.set(holder, who);
    done.claims += 1;
    return held;
  };
  const letGo = (held: Held): void => void hands.delete(String(held.account.id));

  const turn = async (agent: Client, who: number): Promise<void> => {
    const held = await take(agent, who);
    if (!held) return;
    const dice = random();
    try {
      if (dice < 0.15) {
        // whoever vanishes is found in the same hands again, for the lease lasts
        done.vanished += 1;
        return;
      }
      if (dice < 0.3) await agent.call(calls.renew, { id: held.task.id, fence: held.task.fence });
      // out of the hands before the answer: the server may give the client on at once
      letGo(held);
      if (dice < 0.4) {
        await agent.call(calls.release, { id: held.task.id, fence: held.task.fence });
        return;
      }
      await log(agent, held, OUTCOMES[Math.floor(random() * OUTCOMES.length)] ?? 'IGERI');
      done.logged += 1;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      assert.equal(error.code, 'DATABASE_BUSY');
    }
  };

  for (let round = 0; round < rounds; round += 1) {
    await Promise.all(people.map((agent, who) => turn(agent, who)));
    const doubled = await rowsOf<{ n: number }>(
      world.ctx.db,
      `select count(*) as n from call_task where agent_id is not null group by holder_id having count(*) > 1
        union all select count(*) from call_task where agent_id is not null group by agent_id having count(*) > 1`,
    );
    assert.deepEqual(doubled, [], 'a client or an agent stands twice');
    // whoever rests may come due, and whoever vanished has lost the client
    await minutesPass(world, ROUND_MINUTES);
    hands.clear();
  }
  const [logged] = await rowsOf<{ n: number }>(world.ctx.db, 'select count(*) as n from call_attempt');
  assert.equal(logged?.n, done.logged, 'an outcome was lost or kept twice');
  return done;
}
