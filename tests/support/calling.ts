import { calls, type Held } from '#contract/calls.ts';
import { openSession } from '../../api/users/sessions.ts';
import { SESSION_COOKIE } from '../../api/staff-door.ts';
import type { Running } from '../../api/start.ts';
import { addAccount } from './accounts.ts';
import { Client } from './client.ts';
import type { World } from './world.ts';

/** A Wednesday morning within calling hours. */
export const WORKDAY = '2012-02-15T09:00:00.000Z';

/** So many agents, signed in without the work of hashing passwords. */
export async function agents(
  world: World,
  count: number,
  servers: readonly Running[] = [world.running],
): Promise<Client[]> {
  const tokens = await world.ctx.write(async (tx) => {
    const rows = Array.from({ length: count }, (_, at) => ({
      username: `hivo${at}-${made + at}`,
      username_folded: `hivo${at}-${made + at}`,
      display_name: `Hívó ${made + at}`,
      role: 'agent',
      password_hash: '-',
      created_at: tx.now(),
    }));
    const people: { id: number }[] = await tx.db('staff').insert(rows).returning('id');
    const opened: string[] = [];
    for (const { id } of people) opened.push(await openSession(tx, id));
    return opened;
  });
  made += count;
  return tokens.map((token, at) => new Client(servers[at % servers.length]?.url ?? '', { [SESSION_COOKIE]: token }));
}
let made = 0;

/** Fills the queue; how many are in it then, as the program may have been quicker with some of them. */
export async function filled({ admin }: World): Promise<number> {
  await admin.call(calls.fill, {});
  return (await admin.call(calls.list, {})).total;
}

/** The client an agent gets; throws when there is none. */
export async function nextFor(agent: Client): Promise<Held> {
  const held = await agent.call(calls.next, {});
  if (!held) throw new Error('nobody is to be called');
  return held;
}

export const log = (
  agent: Client,
  { task }: Held,
  code: string,
  more: Partial<
    Parameters<typeof agent.call<(typeof calls.outcome)['input'], (typeof calls.outcome)['output']>>[1]
  > = {},
) => agent.call(calls.outcome, { id: task.id, fence: task.fence, code, ...more });

/** It is that instant; whoever is signed in stays so. */
export async function itIs(world: World, at: string): Promise<void> {
  world.clock.set(new Date(at));
  await world.ctx.write((tx) => tx.db('staff_session').update({ seen_at: tx.now(), created_at: tx.now() }));
}

/** The clock goes on. */
export const minutesPass = (world: World, minutes: number): Promise<void> =>
  itIs(world, new Date(world.clock.now().getTime() + minutes * 60_000).toISOString());

/** Another account of a person, with numbers of its own beside the shared mobile. */
export async function anotherAccountOf(
  world: World,
  { accountId, mobile }: { accountId: number; mobile: string },
): Promise<void> {
  const holder = await world.ctx.db('account').where('id', accountId).first<{ holder_id: string }>('holder_id');
  const numbers = { mobile, secondaryPhone: '+3617654321' };
  await addAccount(world, numbers, { holder_id: holder.holder_id, deadline: '2012-02-22' });
}

/** Empties the queue, and closes the accounts that would come into it again. */
export const nobodyToCall = ({ ctx }: World): Promise<void> =>
  ctx.write(async ({ db }) => {
    await db('call_task').update({ state: 'closed', closed_reason: 'dropped', agent_id: null, lease_until: null });
    await db('account').update({ closed_on: '2012-01-01' });
  });
