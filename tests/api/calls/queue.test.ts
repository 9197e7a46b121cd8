import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { calls } from '#contract/calls.ts';
import { history } from '#contract/history.ts';
import { suppressions } from '#contract/suppressions.ts';
import { callsJob } from '../../../api/calls/calls.job.ts';
import { sweep } from '../../../api/calls/queue/sweep.ts';
import { dropUntouched } from '../../../api/calls/queue/drop-untouched.ts';
import { addAccount } from '../../support/accounts.ts';
import { agents, filled, itIs, log, minutesPass, nextFor, nobodyToCall, WORKDAY } from '../../support/calling.ts';
import type { Client } from '../../support/client.ts';
import { registrantAt, walkTo } from '../../support/registering.ts';
import { dialects, openWorld, type World } from '../../support/world.ts';

describe.each(dialects)('the queue on %s', (dialect) => {
  let world: World;
  let agent: Client;
  beforeAll(async () => {
    world = await openWorld(dialect, { at: WORKDAY, standing: true });
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await itIs(world, WORKDAY);
    await nobodyToCall(world);
    const [one] = await agents(world, 1);
    if (!one) throw new Error('nobody calls');
    agent = one;
  });

  it('takes in by the rules, with the reason, and nobody else', async () => {
    const soon = await addAccount(world);
    const late = await addAccount(world, {}, { deadline: '2012-02-10' });
    const stuck = await addAccount(world, {}, { started_on: '2012-02-10', step: 'code_sent' });
    const noMail = await addAccount(world, { email: null });
    await addAccount(world, {}, { deadline: '2012-03-20' });
    await addAccount(world, {}, { deadline: '2011-11-01' });
    await addAccount(world, {}, { manager_kind: 'broker' });
    await addAccount(world, {}, { confirmed_on: '2012-02-01', confirmed_at: '2012-02-01T10:00:00.000Z' });
    await addAccount(world, {}, { last_contact_at: '2012-02-14T10:00:00.000Z' });
    await addAccount(world, { mobile: null, secondaryPhone: null });
    expect(await filled(world)).toBe(4);
    expect(await filled(world)).toBe(4);
    const { rows, total } = await world.admin.call(calls.list, {});
    expect(total).toBe(4);
    expect(Object.fromEntries(rows.map(({ accountId, reason }) => [accountId, reason]))).toEqual({
      [soon]: 'due_soon',
      [late]: 'overdue',
      [stuck]: 'stuck',
      [noMail]: 'unreachable',
    });
  });

  it('is given out in its order: deadline, what is at stake, attempts, age', async () => {
    const values = [
      { deadline: '2012-02-16', contract_count: 1, annual_premium: 10 },
      { deadline: '2012-02-16', contract_count: 1, annual_premium: 20 },
      { deadline: '2012-02-16', contract_count: 2, annual_premium: 5 },
      { deadline: '2012-02-18', contract_count: 9, annual_premium: 9 },
      { deadline: '2012-02-10', contract_count: 1, annual_premium: 1 },
    ];
    const ids: number[] = [];
    for (const value of values) ids.push(await addAccount(world, {}, value));
    await filled(world);
    const order = [4, 2, 1, 0, 3].map((at) => ids[at]);
    const { rows } = await world.admin.call(calls.list, {});
    expect(rows.map(({ accountId }) => accountId)).toEqual(order);
    const given: (number | undefined)[] = [];
    for (let call = 0; call < ids.length; call += 1) {
      const held = await nextFor(agent);
      given.push(held.account.id);
      await log(agent, held, 'ELUTASITJA');
    }
    expect(given).toEqual(order);
  });

  it('gets those whose messages came back, whatever the rules say', async () => {
    const id = await addAccount(
      world,
      { email: 'regi@pelda.test' },
      { deadline: '2012-03-25', last_contact_at: '2012-02-15T08:00:00.000Z' },
    );
    expect(await filled(world)).toBe(0);
    await world.ctx.write((tx) =>
      tx.db('outbox').insert({
        channel: 'email',
        lane: 'bulk',
        purpose: 'service',
        account_id: id,
        recipient: 'regi@pelda.test',
        state: 'bounced',
        not_before: tx.now(),
        created_at: tx.now(),
        changed_at: tx.now(),
      }),
    );
    expect(await filled(world)).toBe(1);
    expect((await nextFor(agent)).task).toMatchObject({ reason: 'message_failed' });
  });

  it('gets also whose failure was written down only after the last look, or before the clock was set back', async () => {
    const failed = async (changedAt: string): Promise<number> => {
      const id = await addAccount(world, {}, { deadline: '2012-03-25' });
      await world.ctx.write((tx) =>
        tx.db('outbox').insert({
          channel: 'sms',
          lane: 'bulk',
          purpose: 'service',
          account_id: id,
          state: 'skipped',
          reason: 'no_address',
          not_before: changedAt,
          created_at: changedAt,
          changed_at: changedAt,
        }),
      );
      return id;
    };
    const handed = (at: string) =>
      world.ctx.write(async ({ db }) => {
        await db('call_setting').where('name', 'handed').delete();
        await db('call_setting').insert({ name: 'handed', value: at });
      });
    const found = async (): Promise<number[]> => {
      await callsJob().run(world.ctx, new AbortController().signal);
      return (await world.admin.call(calls.list, { reason: 'message_failed' })).rows.map(({ accountId }) => accountId);
    };
    await handed(WORKDAY);
    const slow = await failed('2012-02-15T08:59:30.000Z');
    expect(await found()).toEqual([slow]);
    await handed('2012-02-17T09:00:00.000Z');
    const soon = await failed('2012-02-15T09:00:00.000Z');
    expect((await found()).toSorted()).toEqual([slow, soon].toSorted());
  });

  it('lets go of who registers, at once, also while on the phone', async () => {
    const client = await registrantAt(world, 'finished');
    const second = await registrantAt(world, 'finished');
    await filled(world);
    expect((await world.admin.call(calls.list, {})).total).toBe(2);
    await walkTo(world, second, 'confirmed', 'confirmed');
    expect((await world.admin.call(calls.list, {})).total).toBe(1);
    const held = await nextFor(agent);
    expect(held.account.id).toBe(client.accountId);
    await walkTo(world, client, 'confirmed', 'confirmed');
    expect((await agent.call(calls.desk, {})).held).toMatchObject({
      task: { state: 'closed' },
      account: { status: 'registered_in_time' },
    });
    expect(await log(agent, held, 'MEGREGISZTRALT_HIVAS_KOZBEN', { talkSeconds: 90 })).toMatchObject({
      state: 'closed',
      end: 'registered',
    });
    expect(await agent.call(calls.next, {})).toBeUndefined();
    expect((await world.admin.call(calls.stats, {})).total).toMatchObject({ converted: 1 });
  });

  it('an outcome stands in the list, on the card, and in the history; the next attempt waits its time', async () => {
    const id = await addAccount(world);
    await filled(world);
    expect(await log(agent, await nextFor(agent), 'FOGLALT')).toMatchObject({
      state: 'resting',
      notBefore: '2012-02-15T09:15:00.000Z',
    });
    expect(await agent.call(calls.next, {})).toBeUndefined();
    await minutesPass(world, 15);
    const held = await nextFor(agent);
    expect(held.task.attempts).toBe(1);
    await log(agent, held, 'IGERI', { note: 'este megcsinálja', talkSeconds: 120 });
    const card = await world.admin.call(accounts.card, { id });
    expect(card).toMatchObject({ callAttempts: 2, lastOutcome: 'IGERI', step: 'invited' });
    expect(card.timeline.filter(({ kind }) => kind === 'call')).toMatchObject([
      { text: 'este megcsinálja', data: { outcome: 'IGERI', talkSeconds: 120 } },
      { data: { outcome: 'FOGLALT' } },
    ]);
    const contacted = await world.admin.call(accounts.list, { contacted: true });
    expect(contacted.rows.map((row) => row.id)).toContain(id);
    const { rows } = await world.admin.call(history.list, { object: `account:${id}` });
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['call.claimed', 'call.logged', 'account.opened']),
    );
  });

  it('who does not want to be called is not, until that is lifted', async () => {
    const id = await addAccount(world);
    await filled(world);
    expect(await log(agent, await nextFor(agent), 'NE_HIVJAK')).toMatchObject({ end: 'suppressed' });
    expect(await filled(world)).toBe(0);
    expect(await world.admin.call(calls.add, { accountIds: [id] })).toEqual({
      added: 0,
      batch: null,
      left: { refused: 1 },
    });
    const [refusal] = (await world.admin.call(calls.refusals, {})).rows;
    expect(refusal).toMatchObject({ accountId: id, outcome: 'NE_HIVJAK' });
    await world.admin.call(calls.liftRefusal, { id: refusal?.id ?? 0 });
    expect(await world.admin.call(calls.add, { accountIds: [id] })).toMatchObject({ added: 1 });
  });

  it('takes in by hand all a filter means, says who stays out and why, and can be taken back', async () => {
    const far = { deadline: '2012-06-20' };
    const there = await addAccount(world, { holderName: 'Kézi Ágota' }, far);
    await world.admin.call(calls.add, { accountIds: [there] });
    const twice = { holderName: 'Kézi Béla', birthDate: '1960-01-01' };
    await addAccount(world, twice, far);
    await addAccount(world, twice, far);
    await addAccount(world, { holderName: 'Kézi Cecília' }, { ...far, contract_count: 9 });
    await addAccount(world, { holderName: 'Kézi Dénes' }, { ...far, manager_kind: 'broker' });
    await addAccount(world, { holderName: 'Kézi Edit', mobile: null }, far);
    const refusing = await addAccount(world, { holderName: 'Kézi Ferenc' }, far);
    await world.ctx.write(async ({ db, now }) => {
      const holder = await db('account').select('holder_id').where('id', refusing).first<{ holder_id: string }>();
      await db('call_refusal').insert({ ...holder, outcome: 'NE_HIVJAK', at: now() });
    });
    const done = await world.admin.call(calls.add, { filter: { q: 'Kézi' }, why: 'megváltozott a díja' });
    expect(done).toMatchObject({ added: 2, left: { in_queue: 1, not_open: 1, no_number: 1, refused: 1 } });
    const held = await nextFor(agent);
    expect(held).toMatchObject({ account: { holderName: 'Kézi Cecília' }, task: { why: 'megváltozott a díja' } });
    expect((await world.admin.call(calls.list, {})).total).toBe(3);

    // whoever is on the phone already stays
    expect(await world.admin.call(calls.takeBack, { batch: done.batch ?? '' })).toEqual({ removed: 1 });
    expect((await world.admin.call(calls.list, {})).total).toBe(2);
    await log(agent, held, 'ELUTASITJA');
    await expect(world.admin.call(calls.add, { filter: {}, accountIds: [there] })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    await expect(agent.call(calls.add, { accountIds: [there] })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });

    const rules = await world.admin.call(calls.rules, {});
    await world.admin.call(calls.setRules, { ...rules, inTotal: 1 });
    expect(await world.admin.call(calls.add, { accountIds: [held.account.id] })).toMatchObject({
      left: { too_often: 1 },
    });
    await world.admin.call(calls.setRules, rules);
  });

  it('never calls a number whose owner objected, or that is somebody else’s; nor a client with no other', async () => {
    const mobile = '+36209990001';
    const landline = '+3619990002';
    await addAccount(world, { mobile, secondaryPhone: landline });
    await filled(world);
    const stop = (address: string, reason: 'objection' | 'wrong_person' | 'bounced') =>
      world.admin.call(suppressions.add, { channel: 'sms', address, reason, purpose: 'all' });
    // what SMS cannot reach may be called
    const failing = await stop(landline, 'bounced');
    await stop(mobile, 'objection');
    const held = await nextFor(agent);
    expect(held.task.avoid).toEqual([{ phone: mobile, why: 'stopped' }]);
    await agent.call(calls.release, { id: held.task.id });
    await world.admin.call(suppressions.remove, { id: failing.id });
    const wrong = await stop(landline, 'wrong_person');
    expect(await agent.call(calls.next, {})).toBeUndefined();
    expect((await world.admin.call(calls.list, {})).total).toBe(0);
    const { rows } = await world.admin.call(history.list, { object: `account:${held.account.id}` });
    expect(rows[0]).toMatchObject({ action: 'call.closed', details: { end: 'repair' } });
    expect(await filled(world)).toBe(0);
    await world.admin.call(suppressions.remove, { id: wrong.id });
    expect(await filled(world)).toBe(1);
  });

  it('asks again at the very moment: who need not register any more, or asked not to be called, is passed over', async () => {
    const ids = [await addAccount(world), await addAccount(world), await addAccount(world)];
    await filled(world);
    await world.ctx.write(async ({ db, now }) => {
      await db('account').where('id', ids[0]).update({ manager_kind: 'broker' });
      const holder = await db('account').select('holder_id').where('id', ids[1]).first<{ holder_id: string }>();
      await db('call_refusal').insert({ ...holder, outcome: 'NE_HIVJAK', at: now() });
    });
    const held = await nextFor(agent);
    expect(held.account.id).toBe(ids[2]);
    await log(agent, held, 'ELUTASITJA');
    const { rows } = await world.admin.call(calls.list, {});
    expect(rows.map(({ accountId }) => accountId)).toEqual([ids[0]]);
    await expect(world.admin.call(calls.claim, { id: rows[0]?.id ?? 0 })).rejects.toMatchObject({
      code: 'NOT_TO_BE_CALLED',
      details: { why: 'not_required' },
    });
  });

  it('a look through the queue closes what nobody may be called for any more, and says why', async () => {
    const ids = [await addAccount(world), await addAccount(world), await addAccount(world)];
    await filled(world);
    await world.ctx.write(({ db }) => db('account').where('id', ids[0]).update({ manager_kind: 'agent' }));
    await world.ctx.write(({ db }) => db('account').where('id', ids[1]).update({ mobile: null }));
    expect(await sweep(world.ctx, 0)).toBeNull();
    const { rows } = await world.admin.call(calls.list, {});
    expect(rows.map(({ accountId }) => accountId)).toEqual([ids[2]]);
    for (const [at, end] of ['not_required', 'repair'].entries()) {
      const { rows: told } = await world.admin.call(history.list, { object: `account:${ids[at] ?? 0}` });
      expect(told[0]).toMatchObject({ action: 'call.closed', details: { end } });
    }
  });

  it('an account that goes takes its client along; one with another account stays because of that', async () => {
    const person = { holderName: 'Kétszámlás Kálmán', birthDate: '1961-01-01' };
    const first = await addAccount(world, person, { deadline: '2012-02-16', contract_count: 3 });
    const second = await addAccount(world, person, { deadline: '2012-02-18' });
    const alone = await addAccount(world);
    await filled(world);
    const about = async (): Promise<object[]> =>
      (await world.admin.call(calls.list, {})).rows.map(({ accountId, deadline }) => ({ accountId, deadline }));
    expect(await about()).toEqual([
      { accountId: first, deadline: '2012-02-16' },
      { accountId: alone, deadline: '2012-02-20' },
    ]);
    await world.ctx.write((tx) => dropUntouched(tx, [first, alone]));
    expect(await about()).toEqual([{ accountId: second, deadline: '2012-02-18' }]);
    // a client somebody has had in hand is nobody's to drop
    const held = await nextFor(agent);
    expect(held.account.id).toBe(second);
    await agent.call(calls.release, { id: held.task.id });
    await world.ctx.write((tx) => dropUntouched(tx, [first, second]));
    expect(await about()).toHaveLength(1);
  });
});
