import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { calls } from '#contract/calls.ts';
import { addAccount } from '../../support/accounts.ts';
import { agents, itIs, log, minutesPass, nextFor, WORKDAY } from '../../support/calling.ts';
import type { Client } from '../../support/client.ts';
import { registrantAt, walkTo } from '../../support/registering.ts';
import { dialects, openWorld, type World } from '../../support/world.ts';

describe.each(dialects)('what an agent says of a call on %s', (dialect) => {
  let world: World;
  let agent: Client;
  beforeAll(async () => {
    world = await openWorld(dialect, { at: WORKDAY, standing: true });
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await itIs(world, WORKDAY);
    await world.ctx.write(async ({ db }) => {
      await db('call_task').update({ state: 'closed', closed_reason: 'dropped', agent_id: null, lease_until: null });
      await db('account').update({ closed_on: '2012-01-01' });
    });
    const [one] = await agents(world, 1);
    if (!one) throw new Error('nobody calls');
    agent = one;
  });

  it('of two accounts of a person in hand, the one registered meanwhile is announced; all numbers are shown', async () => {
    const client = await registrantAt(world, 'finished');
    const [person] = await world.ctx
      .db('account')
      .where('id', client.accountId)
      .select<{ holder_id: string }[]>('holder_id');
    const numbers = { mobile: client.mobile, secondaryPhone: '+3617654321' };
    const other = await addAccount(world, numbers, { holder_id: person?.holder_id ?? '', deadline: '2012-02-22' });
    await world.admin.call(calls.fill, {});
    const held = await nextFor(agent);
    expect(held.task).toMatchObject({
      accounts: [
        { id: client.accountId, accountNumber: client.accountNumber, duringCall: false, registeredAt: null },
        { id: other, duringCall: false },
      ],
      phones: [
        { phone: client.mobile, accountIds: [client.accountId, other] },
        { phone: '+3617654321', accountIds: [other] },
      ],
    });
    await minutesPass(world, 2);
    await walkTo(world, client, 'confirmed', 'confirmed');
    const { held: now } = await agent.call(calls.desk, {});
    expect(now).toMatchObject({ account: { id: other }, task: { id: held.task.id, accountIds: [other] } });
    expect(now?.task.accounts).toMatchObject([
      { id: other, duringCall: false },
      {
        id: client.accountId,
        duringCall: true,
        registeredAt: '2012-02-15T09:02:00.000Z',
        status: 'registered_in_time',
      },
    ]);
    expect(now?.task.phones.map(({ phone }) => phone)).toEqual([client.mobile, '+3617654321']);
    await log(agent, held, 'ELUTASITJA');
  });
});
