import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { calls, type CallbackLine } from '#contract/calls.ts';
import { hours } from '#contract/hours.ts';
import { settings } from '#contract/settings.ts';
import { users } from '#contract/users.ts';
import { session } from '#contract/session.ts';
import { eventually } from '../../support/eventually.ts';
import { addAccount } from '../../support/accounts.ts';
import { agents, itIs, log, minutesPass, nextFor, WORKDAY } from '../../support/calling.ts';
import type { Client } from '../../support/client.ts';
import { applied, bringIn, undone } from '../../support/imports.ts';
import { line, listText } from '../../support/list-text.ts';
import { dialects, openWorld, type World } from '../../support/world.ts';

const AT = '2012-02-15T14:07:00.000Z';
// what a client says is said as it was, even if it looks like a field
const words = 'fél négy előtt ne, akkor jön haza "az unokám" {{ nev }} {% if %}';

describe.each(dialects)('a promised call on %s', (dialect) => {
  let world: World;
  let agent: Client;
  let other: Client;
  beforeAll(async () => {
    world = await openWorld(dialect, { at: WORKDAY, standing: true });
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await itIs(world, WORKDAY);
    await world.ctx.write((tx) =>
      tx.db('call_task').update({ state: 'closed', closed_reason: 'dropped', agent_id: null, lease_until: null }),
    );
    const [one, two] = await agents(world, 2);
    if (!one || !two) throw new Error('nobody calls');
    [agent, other] = [one, two];
  });

  const promise = async (callbackFor: 'me' | 'anyone'): Promise<number> => {
    await addAccount(world);
    await world.admin.call(calls.fill, {});
    const held = await nextFor(agent);
    const logged = await log(agent, held, 'VISSZAHIVAS', { callbackAt: AT, callbackFor, note: words });
    expect(logged).toMatchObject({ state: 'resting', notBefore: AT });
    return held.task.id;
  };
  const listed = async (who: Client): Promise<CallbackLine[]> => (await who.call(calls.callbacks, {})).rows;

  it('needs a time, in the future, within calling hours; any minute will do', async () => {
    await addAccount(world);
    await world.admin.call(calls.fill, {});
    const held = await nextFor(agent);
    const wish = (callbackAt?: string) =>
      log(agent, held, 'VISSZAHIVAS', callbackAt === undefined ? {} : { callbackAt });
    await expect(wish()).rejects.toMatchObject({ code: 'INPUT_INVALID', details: { fields: ['callbackAt'] } });
    await expect(wish('2012-02-15T08:59:00.000Z')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    for (const closed of ['2012-02-15T19:00:00.000Z', '2012-02-18T10:00:00.000Z', '2012-03-15T10:00:00.000Z'])
      await expect(wish(closed)).rejects.toMatchObject({ code: 'CALLBACK_OUTSIDE_HOURS' });
    await expect(wish('2012-02-18T10:00:00.000Z')).rejects.toMatchObject({
      details: { opensAt: '2012-02-20T07:00:00.000Z' },
    });
    await wish('2012-02-15T09:01:00.000Z');
  });

  it('of mine comes to me first when it is due, with the client’s own words', async () => {
    const id = await promise('me');
    await addAccount(world, {}, { contract_count: 9 });
    await world.admin.call(calls.fill, {});
    await itIs(world, AT);
    const mine = await nextFor(agent);
    expect(mine.task).toMatchObject({ id, attempts: 1, callback: { at: AT, words } });
    expect(mine.script.text).toContain(words);
    expect((await nextFor(other)).task.id).not.toBe(id);
    expect(await log(agent, mine, 'ELUTASITJA')).toMatchObject({ state: 'closed' });
    const { total } = await world.admin.call(calls.stats, {});
    expect(total).toMatchObject({ callbacksKept: 1, callbacksDue: 1 });
  });

  it('is announced ten minutes before, may be made then, and falls to everybody after fifteen', async () => {
    const id = await promise('me');
    await itIs(world, '2012-02-15T13:57:00.000Z');
    expect(await listed(agent)).toMatchObject([{ id, mine: true, state: 'soon', words }]);
    expect(await listed(other)).toEqual([]);
    expect((await agent.call(calls.desk, {})).callbacks).toMatchObject({ mine: 1, anyone: 0 });
    await expect(other.call(calls.claim, { id })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    const early = await agent.call(calls.claim, { id });
    await agent.call(calls.release, { id, fence: early.task.fence });

    await itIs(world, '2012-02-15T14:21:59.000Z');
    expect(await other.call(calls.next, {})).toBeUndefined();
    await minutesPass(world, 1);
    expect((await nextFor(other)).task).toMatchObject({ id, callback: { at: AT, words } });
  });

  it('goes to a deputy while somebody is away', async () => {
    const id = await promise('me');
    const idOf = async (who: Client) => (await who.call(session.whoAmI, {})).user.id;
    const [agentId, deputyId] = [await idOf(agent), await idOf(other)];
    await expect(other.call(calls.setDeputy, { agentId, deputyId })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(world.admin.call(calls.setDeputy, { agentId, deputyId: agentId })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    await world.admin.call(calls.setDeputy, { agentId, deputyId, until: '2012-02-15' });
    await itIs(world, AT);
    expect(await listed(other)).toMatchObject([{ id, mine: true, state: 'due' }]);
    expect((await nextFor(other)).task.id).toBe(id);
    // whoever stands in for the deputy has them too
    const [third] = await agents(world, 1);
    if (!third) throw new Error('nobody calls');
    const thirdId = await idOf(third);
    await world.admin.call(calls.setDeputy, { agentId: deputyId, deputyId: thirdId });
    await world.admin.call(calls.setDeputy, { agentId: thirdId, deputyId });
    expect(await listed(third)).toMatchObject([{ id, mine: true }]);
    await expect(world.admin.call(calls.setDeputy, { agentId, deputyId, until: '2012-02-14' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      details: { fields: ['until'] },
    });
    await itIs(world, '2012-02-16T09:00:00.000Z');
    const { rows } = await world.admin.call(calls.deputies, {});
    expect(rows.find((row) => row.agentId === agentId)).toMatchObject({ deputyId: null });
  });

  it.each([
    ['gone', { active: false }],
    ['calling no more', { role: 'broker' as const }],
  ])('survives an agent who is %s: it is everybody’s', async (_how, change) => {
    const id = await promise('me');
    const { user } = await agent.call(session.whoAmI, {});
    const firm = await world.admin.call(settings.addIntermediary, {
      code: `K${id}`,
      name: 'Minta Alkusz',
      kind: 'broker',
    });
    const more = 'role' in change ? { intermediaryId: firm.id } : {};
    await world.admin.call(users.change, { id: user.id, ...change, ...more });
    world.ctx.wake('calls');
    await eventually(async () => expect(await listed(other)).toMatchObject([{ id, forAgentId: null }]));
    await itIs(world, AT);
    expect((await nextFor(other)).task.id).toBe(id);
  });

  it.each([
    ['ahead', '2012-02-17T09:00:00.000Z'],
    ['back and on again', '2012-02-14T09:00:00.000Z'],
  ])('survives a clock that jumps %s', async (_how, jump) => {
    const id = await promise('me');
    await itIs(world, jump);
    await agent.send('POST', '/api/calls/next', {});
    await agent.call(calls.desk, {});
    await world.ctx.write((tx) => tx.db('call_task').where({ id }).update({ agent_id: null, lease_until: null }));
    await itIs(world, '2012-02-17T09:00:00.000Z');
    expect((await nextFor(other)).task).toMatchObject({ id, callback: { at: AT } });
  });

  it('comes before a client merely kept for the agent, and waits for the next day when its own became a holiday', async () => {
    const id = await promise('anyone');
    await addAccount(world);
    await world.admin.call(calls.fill, {});
    const { rows } = await world.admin.call(calls.list, { state: 'ready' });
    const { user } = await other.call(session.whoAmI, {});
    await world.admin.call(calls.reassign, { id: rows[0]?.id ?? 0, agentId: user.id });
    await world.admin.call(calls.reassign, { id, agentId: user.id });
    const time = await world.admin.call(hours.see, {});
    const off = { date: '2012-02-15', becomes: 'rest' as const };
    await world.admin.call(hours.set, { ...time, movedDays: [...time.movedDays, off] });
    await itIs(world, AT);
    expect(await other.call(calls.next, {})).toBeUndefined();
    await expect(other.call(calls.claim, { id })).rejects.toMatchObject({ code: 'NOT_TO_BE_CALLED' });
    await itIs(world, '2012-02-16T09:00:00.000Z');
    expect((await nextFor(other)).task.id).toBe(id);
    await world.admin.call(hours.set, time);
  });

  it('reassigned, it is kept for that agent, and whoever had it loses it', async () => {
    const id = await promise('anyone');
    await itIs(world, AT);
    const held = await nextFor(agent);
    const { user } = await other.call(session.whoAmI, {});
    await world.admin.call(calls.reassign, { id, agentId: user.id });
    expect(await log(agent, held, 'IGERI', { note: 'közben elvették' })).toMatchObject({
      recorded: 'beside',
      takenBy: user.displayName,
    });
    expect(await agent.call(calls.next, {})).toBeUndefined();
    expect((await nextFor(other)).task.id).toBe(id);
  });

  it('reassigned, it falls to everybody a quarter of an hour after its time like any other', async () => {
    const id = await promise('anyone');
    const { user } = await other.call(session.whoAmI, {});
    await world.admin.call(calls.reassign, { id, agentId: user.id });
    await itIs(world, '2012-02-15T14:21:00.000Z');
    expect(await agent.call(calls.next, {})).toBeUndefined();
    await minutesPass(world, 1);
    expect((await nextFor(agent)).task.id).toBe(id);
  });

  it.each(['given back', 'lost with its lease', 'left by signing out'])(
    'made early and %s, it waits for its time again',
    async (how) => {
      const id = await promise('anyone');
      await itIs(world, '2012-02-15T13:00:00.000Z');
      const early = await agent.call(calls.claim, { id });
      if (how === 'given back') await agent.call(calls.release, { id, fence: early.task.fence });
      else if (how === 'left by signing out') await agent.call(session.signOut, {});
      else await minutesPass(world, 6);
      expect(await other.call(calls.next, {})).toBeUndefined();
      expect(await listed(other)).toMatchObject([{ id, at: AT, state: 'later' }]);
      await itIs(world, AT);
      expect((await nextFor(other)).task.id).toBe(id);
    },
  );

  it('of anyone, due, comes before a client merely kept for the agent', async () => {
    const id = await promise('anyone');
    await addAccount(world);
    await world.admin.call(calls.fill, {});
    const { rows } = await world.admin.call(calls.list, { state: 'ready' });
    const { user } = await other.call(session.whoAmI, {});
    await world.admin.call(calls.reassign, { id: rows[0]?.id ?? 0, agentId: user.id });
    await itIs(world, AT);
    expect((await nextFor(other)).task.id).toBe(id);
  });

  it('is restored, its time and words too, when the list that said the client had registered is undone', async () => {
    const id = await promise('me');
    const [promised] = await listed(agent);
    const before = await world.admin.call(accounts.card, { id: promised?.accountId ?? 0 });
    const registered = { registered: 'igen', registeredOn: '2012.02.14' };
    const { mobile, email } = before;
    const { id: list } = await bringIn(
      world.admin,
      listText([
        line({
          number: before.accountNumber,
          name: before.holderName,
          mobile: mobile ?? '',
          email: email ?? '',
          ...registered,
        }),
      ]),
    );
    await applied(world.admin, list);
    expect(await listed(agent)).toEqual([]);
    await undone(world.admin, list);
    expect(await listed(agent)).toMatchObject([{ id, at: AT, words, mine: true, state: 'later' }]);
    await itIs(world, AT);
    expect((await nextFor(agent)).task.id).toBe(id);
  });

  it('missed while the program was closed, it is listed as such when it opens', async () => {
    const id = await promise('me');
    world.ctx.wake('calls');
    await eventually(async () =>
      expect(await world.ctx.db('call_setting').where('name', 'seen').select('value')).toEqual([{ value: WORKDAY }]),
    );
    const opened = world.running;
    await itIs(world, '2012-02-16T09:00:00.000Z');
    await world.restart();
    expect(world.running).not.toBe(opened);
    await eventually(async () =>
      expect((await world.admin.call(calls.callbacks, { all: true })).rows).toMatchObject([
        { id, state: 'missed_closed', words },
      ]),
    );
    // in one place of the counting only
    expect((await world.admin.call(calls.desk, {})).callbacks).toEqual({ mine: 0, anyone: 0, missedClosed: 1 });
    expect((await nextFor(world.admin)).task.id).toBe(id);
  });
});
