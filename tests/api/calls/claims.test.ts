import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calls, LEASE_SECONDS, LEAVING_SECONDS } from '#contract/calls.ts';
import { history } from '#contract/history.ts';
import { session } from '#contract/session.ts';
import { users } from '#contract/users.ts';
import { suppressions } from '#contract/suppressions.ts';
import { rowsOf } from '#db/rows.ts';
import { claimTogether } from '../../../api/calls/hand/claim-together.ts';
import { addAccount, addMany } from '../../support/accounts.ts';
import { agents, itIs, log, minutesPass, nextFor, WORKDAY } from '../../support/calling.ts';
import { eventually } from '../../support/eventually.ts';
import type { Answer } from '../../support/client.ts';
import { dialects, openWorld, type World } from '../../support/world.ts';

/** Somebody stands before a row another transaction has; on SQLite before the one writer, at once. */
const stuck = (world: World): Promise<void> =>
  world.dialect === 'sqlite'
    ? Promise.resolve()
    : eventually(async () => {
        const waiting = await rowsOf(
          world.ctx.db,
          `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        expect(waiting.length).toBeGreaterThan(0);
      });

describe.each(dialects)('claims on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect, { at: WORKDAY, standing: true });
  });
  afterAll(() => world.close());

  it('two hundred at once ask for the next of 150 clients: each is given once, fifty get nobody', async () => {
    await world.ctx.write((tx) => addMany(tx.db, 150));
    await world.admin.call(calls.fill, {});
    expect((await world.admin.call(calls.list, { limit: 1 })).total).toBe(150);
    const servers = dialect === 'postgresql' ? [world.running, await world.neighbour()] : [world.running];
    const team = await agents(world, 200, servers);
    const answers = await Promise.all(team.map((agent) => agent.send('POST', '/api/calls/next', {})));
    const given = answers.filter(({ status }) => status === 200);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(50);
    const ids = given.map(({ body }) => (body as { account: { id: number } }).account.id);
    expect(new Set(ids).size).toBe(150);

    // whoever is killed gives no sign any more: the client is free when the lease ends, for whoever asks then
    await minutesPass(world, LEASE_SECONDS / 60 - 1);
    const empty = answers.findIndex(({ status }) => status === 204);
    const waiting = team[empty];
    expect((await waiting?.send('POST', '/api/calls/next', {}))?.status).toBe(204);
    const alive = team[answers.findIndex(({ status }) => status === 200)];
    const kept = (await alive?.call(calls.next, {}))?.account.id;
    await minutesPass(world, 2);
    const freed = await waiting?.call(calls.next, {});
    expect(ids).toContain(freed?.account.id);
    expect(freed?.account.id).not.toBe(kept);
    await world.ctx.write((tx) =>
      tx.db('call_task').update({ agent_id: null, state: 'closed', closed_reason: 'dropped' }),
    );
  });

  it('a person with several accounts is one call', async () => {
    const person = { holderName: 'Sokszámlás Sára', birthDate: '1960-01-01' };
    const first = await addAccount(world, { ...person, mobile: '+36201112233' });
    const second = await addAccount(world, { ...person, mobile: '+36201112244' });
    await world.admin.call(calls.fill, {});
    const [one, two] = await agents(world, 2);
    if (!one || !two) throw new Error('nobody calls');
    const held = await nextFor(one);
    expect(held.task.accountIds.toSorted()).toEqual([first, second].toSorted());
    expect(await two.call(calls.next, {})).toBeUndefined();
    expect(held.script.text).toContain('2 ügyfélszámlája');
    await log(one, held, 'ELUTASITJA');
    expect(await two.call(calls.next, {})).toBeUndefined();
  });

  describe('of one client', () => {
    const someone = async () => {
      await addAccount(world);
      await world.admin.call(calls.fill, {});
      const [agent, other] = await agents(world, 2);
      if (!agent || !other) throw new Error('nobody calls');
      return { agent, other, held: await nextFor(agent) };
    };

    it('asking again gives the one in hand; giving back leaves it where it stood', async () => {
      const { agent, other, held } = await someone();
      expect((await nextFor(agent)).task.id).toBe(held.task.id);
      await agent.call(calls.release, { id: held.task.id, fence: held.task.fence });
      const again = await nextFor(other);
      expect(again.task).toMatchObject({ id: held.task.id, attempts: 0 });
      expect(again.task.fence).toBeGreaterThan(held.task.fence);
      await expect(agent.call(calls.renew, { id: held.task.id, fence: held.task.fence })).rejects.toMatchObject({
        code: 'LEASE_LOST',
      });
      await log(other, again, 'ELUTASITJA');
    });

    it('given back, no sign still on its way takes it up again', async () => {
      const { agent, held } = await someone();
      const which = { id: held.task.id, fence: held.task.fence };
      await agent.call(calls.release, which);
      await expect(agent.call(calls.renew, which)).rejects.toMatchObject({ code: 'LEASE_LOST' });
      expect((await agent.call(calls.desk, {})).held).toBeNull();
      await agent.call(calls.release, which);
      await log(agent, await nextFor(agent), 'ELUTASITJA');
    });

    it('signing out gives it back at once', async () => {
      const { agent, other, held } = await someone();
      await agent.call(session.signOut, {});
      const again = await nextFor(other);
      expect(again.task.id).toBe(held.task.id);
      await log(other, again, 'ELUTASITJA');
    });

    it('whoever is switched off gives it back at once', async () => {
      const { agent, other, held } = await someone();
      const { user } = await agent.call(session.whoAmI, {});
      await world.admin.call(users.change, { id: user.id, active: false });
      // what was asked a moment before comes too late
      expect(await claimTogether(world.ctx, user)).toBeUndefined();
      const again = await nextFor(other);
      expect(again.task.id).toBe(held.task.id);
      await expect(agent.call(calls.renew, { id: held.task.id })).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
      await log(other, again, 'ELUTASITJA');
    });

    it('closing the window frees it soon; a reload, or another window of the same agent, keeps it', async () => {
      const { agent, other, held } = await someone();
      const which = { id: held.task.id, fence: held.task.fence };
      await agent.call(calls.release, { ...which, leaving: true });
      expect((await agent.call(calls.desk, {})).held).toMatchObject({ lease: { seconds: LEAVING_SECONDS } });
      await agent.call(calls.renew, which);
      await minutesPass(world, 1);
      expect(await other.call(calls.next, {})).toBeUndefined();
      await agent.call(calls.release, { ...which, leaving: true });
      await minutesPass(world, 0.5);
      const again = await nextFor(other);
      expect(again.task.id).toBe(held.task.id);
      await expect(agent.call(calls.renew, which)).rejects.toMatchObject({ code: 'LEASE_LOST' });
      await log(other, again, 'ELUTASITJA');
    });

    it('is recorded once: another window of the same agent adds nothing, and does not take it up again', async () => {
      const { agent, held } = await someone();
      const which = { id: held.task.id, fence: held.task.fence };
      expect((await nextFor(agent)).task).toMatchObject(which);
      await log(agent, held, 'IGERI');
      expect(await log(agent, held, 'IGERI')).toMatchObject({ recorded: 'again', state: 'resting' });
      await expect(agent.call(calls.renew, which)).rejects.toMatchObject({ code: 'LEASE_LOST' });
      expect((await agent.call(calls.desk, {})).held).toBeNull();
      await world.admin.call(calls.drop, { id: held.task.id });
    });

    it('a clock that was ahead and is set back does not keep it for ever', async () => {
      const { agent, other, held } = await someone();
      await itIs(world, '2012-02-17T09:00:00.000Z');
      await agent.call(calls.renew, { id: held.task.id, fence: held.task.fence });
      await itIs(world, '2012-02-15T10:00:00.000Z');
      const again = await nextFor(other);
      expect(again.task.id).toBe(held.task.id);
      await log(other, again, 'ELUTASITJA');
    });

    it('a sign every half minute keeps it; an outcome after the lease ended counts while nobody else has it', async () => {
      const { agent, other, held } = await someone();
      for (let sign = 0; sign < 5; sign += 1) {
        await minutesPass(world, 4);
        await agent.call(calls.renew, { id: held.task.id, fence: held.task.fence });
      }
      expect(await other.call(calls.next, {})).toBeUndefined();
      await minutesPass(world, 6);
      expect(await log(agent, held, 'ELUTASITJA')).toMatchObject({ state: 'closed', end: 'outcome' });
    });

    it('a lease that ran out is no hindrance while another server is about to free it, and fails', async () => {
      const { agent, held } = await someone();
      await addAccount(world);
      await world.admin.call(calls.fill, {});
      await minutesPass(world, 6);
      let asked: Promise<Answer> = Promise.reject(new Error('nobody asked'));
      asked.catch(() => undefined);
      const failing = world.ctx.write(async (tx) => {
        await tx.db('call_task').where('id', held.task.id).update({ agent_id: null, lease_until: null });
        asked = agent.send('POST', '/api/calls/next', {});
        await stuck(world);
        throw new Error('the other server fails');
      });
      await expect(failing).rejects.toThrow('the other server fails');
      expect((await asked).status).toBe(200);
      for (let call = 0; call < 2; call += 1) await log(agent, await nextFor(agent), 'ELUTASITJA');
    });

    it('whoever lost one may take another over', async () => {
      const { agent, held } = await someone();
      await addAccount(world);
      await world.admin.call(calls.fill, {});
      const own = await nextFor(world.admin);
      await minutesPass(world, 4);
      await agent.call(calls.renew, { id: held.task.id, fence: held.task.fence });
      await minutesPass(world, 2);
      const taken = await world.admin.call(calls.takeOver, { id: held.task.id });
      expect(taken.task.id).toBe(held.task.id);
      await log(world.admin, taken, 'ELUTASITJA');
      await log(agent, await nextFor(agent), 'ELUTASITJA');
      expect(own.task.id).not.toBe(held.task.id);
    });

    it('whoever leads the desk takes it over, and the history says from whom', async () => {
      const { agent, held } = await someone();
      const taken = await world.admin.call(calls.takeOver, { id: held.task.id });
      await expect(agent.call(calls.renew, { id: held.task.id, fence: held.task.fence })).rejects.toMatchObject({
        code: 'LEASE_LOST',
      });
      const { rows } = await world.admin.call(history.list, { object: `account:${held.account.id}` });
      expect(rows[0]).toMatchObject({ action: 'call.taken_over' });
      await log(world.admin, taken, 'ELUTASITJA');
    });
  });

  it('however many in a row may not be called, whoever comes after them is found', async () => {
    const phone = '+36209998877';
    await world.ctx.write((tx) => addMany(tx.db, 60, { mobile: phone }));
    const last = await addAccount(world, {}, { deadline: '2012-02-21' });
    await world.admin.call(calls.fill, {});
    await world.admin.call(suppressions.add, { channel: 'sms', address: phone, reason: 'objection', purpose: 'all' });
    const [agent] = await agents(world, 1);
    if (!agent) throw new Error('nobody calls');
    const held = await nextFor(agent);
    expect(held.account.id).toBe(last);
    expect((await world.admin.call(calls.list, {})).total).toBe(1);
    await log(agent, held, 'ELUTASITJA');
  });

  it('nobody is given outside calling hours, on a Sunday, or on a holiday', async () => {
    await addAccount(world);
    await world.admin.call(calls.fill, {});
    const [agent] = await agents(world, 1);
    for (const closed of ['2012-02-15T19:00:00.000Z', '2012-02-19T09:00:00.000Z', '2012-03-15T09:00:00.000Z']) {
      await itIs(world, closed);
      expect((await agent?.send('POST', '/api/calls/next', {}))?.status).toBe(204);
    }
    expect(await agent?.call(calls.desk, {})).toMatchObject({ open: false, until: '2012-03-16T07:00:00.000Z' });
  });
});
