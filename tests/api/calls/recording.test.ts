import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { calls, type Held } from '#contract/calls.ts';
import { session } from '#contract/session.ts';
import { tidy } from '../../../api/calls/queue/tidy.ts';
import { addAccount } from '../../support/accounts.ts';
import { agents, itIs, log, minutesPass, nextFor, nobodyToCall, WORKDAY } from '../../support/calling.ts';
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
    await nobodyToCall(world);
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

  const two = async (): Promise<[Client, Client]> => {
    const [one, other] = await agents(world, 2);
    if (!one || !other) throw new Error('nobody calls');
    return [one, other];
  };
  const begun = async (): Promise<{ id: number; one: Client; other: Client; held: Held }> => {
    const id = await addAccount(world);
    await world.admin.call(calls.fill, {});
    const [one, other] = await two();
    return { id, one, other, held: await nextFor(one) };
  };
  const told = async (id: number): Promise<object[]> =>
    (await world.admin.call(accounts.card, { id })).timeline
      .filter(({ kind }) => kind === 'call')
      .map(({ text, by, data }) => ({ text, by, outcome: data['outcome'] }));
  const nameOf = async (who: Client): Promise<string> => (await who.call(session.whoAmI, {})).user.displayName;

  it('counts after the lease ran out, while nobody else has the client', async () => {
    const { id, one, held } = await begun();
    await minutesPass(world, 6);
    await world.ctx.write((tx) => tidy(tx));
    expect(await log(one, held, 'IGERI', { note: 'este megcsinálja' })).toMatchObject({
      recorded: 'late',
      takenBy: null,
      state: 'resting',
      notBefore: '2012-02-17T07:00:00.000Z',
    });
    expect(await told(id)).toMatchObject([{ text: 'este megcsinálja', outcome: 'IGERI' }]);
  });

  it('is the record of the call when the client registered after the lease ran out', async () => {
    const client = await registrantAt(world, 'finished');
    await world.admin.call(calls.fill, {});
    const held = await nextFor(agent);
    await minutesPass(world, 6);
    await world.ctx.write((tx) => tidy(tx));
    await walkTo(world, client, 'confirmed', 'confirmed');
    expect(
      await log(agent, held, 'MEGREGISZTRALT_HIVAS_KOZBEN', { note: 'közben kész', talkSeconds: 60 }),
    ).toMatchObject({ recorded: 'late', state: 'closed', end: 'registered' });
    expect(await told(client.accountId)).toMatchObject([{ text: 'közben kész' }]);
  });

  it('is kept beside when somebody else took the client: who has it, and the queue goes by theirs', async () => {
    const { id, one, other, held } = await begun();
    await minutesPass(world, 6);
    const theirs = await nextFor(other);
    expect(await log(one, held, 'IGERI', { note: 'holnap megcsinálja' })).toMatchObject({
      recorded: 'beside',
      takenBy: await nameOf(other),
      state: 'ready',
      notBefore: null,
    });
    expect(await told(id)).toMatchObject([{ text: 'holnap megcsinálja', by: await nameOf(one) }]);
    await other.call(calls.renew, { id: theirs.task.id, fence: theirs.task.fence });
    expect(await log(other, theirs, 'ELUTASITJA')).toMatchObject({ recorded: 'in_time', end: 'outcome' });
    expect(await told(id)).toHaveLength(2);

    // the same once more, because no answer came, is the same; what is new of it is added
    expect(await log(one, held, 'IGERI', { note: 'holnap megcsinálja' })).toMatchObject({ recorded: 'again' });
    await log(one, held, 'IGERI', { note: 'délután' });
    expect(await told(id)).toContainEqual(
      expect.objectContaining({ text: 'holnap megcsinálja\ndélután', outcome: 'IGERI' }),
    );
    expect(await told(id)).toHaveLength(2);
    // who never had the client has nothing to tell of
    await expect(log(agent, held, 'IGERI')).rejects.toMatchObject({ code: 'LEASE_LOST' });
  });

  it('after a take-over still stops calls the client does not want, and keeps the time agreed with the client', async () => {
    const refusing = await begun();
    const taken = await world.admin.call(calls.takeOver, { id: refusing.held.task.id });
    await world.admin.call(calls.release, { id: taken.task.id, fence: taken.task.fence });
    expect(await log(refusing.one, refusing.held, 'NE_HIVJAK')).toMatchObject({
      recorded: 'beside',
      takenBy: await nameOf(world.admin),
      state: 'closed',
      end: 'suppressed',
    });
    expect((await world.admin.call(calls.refusals, {})).rows[0]).toMatchObject({ accountId: refusing.id });

    const { one, other, held } = await begun();
    await world.admin.call(calls.takeOver, { id: held.task.id });
    const callbackAt = '2012-02-15T14:00:00.000Z';
    const promised = { callbackAt, callbackFor: 'me' as const, note: 'kettő után' };
    expect(await log(one, held, 'VISSZAHIVAS', promised)).toMatchObject({ recorded: 'beside', state: 'ready' });
    const { held: theirs } = await world.admin.call(calls.desk, {});
    expect(theirs?.task.callback).toMatchObject({ at: callbackAt, words: 'kettő után' });
    if (!theirs) throw new Error('nobody in hand');
    // not reached: the time agreed stands
    expect(await log(world.admin, theirs, 'NEM_VESZI_FEL')).toMatchObject({ state: 'resting', notBefore: callbackAt });
    expect((await one.call(calls.callbacks, {})).rows).toMatchObject([
      { id: held.task.id, mine: true, at: callbackAt },
    ]);
    expect((await other.call(calls.callbacks, {})).rows).toEqual([]);
  });

  it('of a wrong number means the one that was dialled, and no other', async () => {
    const person = { holderName: 'Sokszámos Soma', birthDate: '1962-01-01' };
    const [mobile, second, third] = ['+36201230001', '+36201230002', '+36201230003'];
    await addAccount(world, { ...person, mobile, secondaryPhone: second });
    await addAccount(world, { ...person, mobile: third });
    await world.admin.call(calls.fill, {});
    const dead = async (): Promise<string[]> => (await nextFor(agent)).task.avoid.map(({ phone }) => phone).toSorted();
    await log(agent, await nextFor(agent), 'TEVES_SZAM');
    await itIs(world, '2012-02-16T09:00:00.000Z');
    expect(await dead()).toEqual([]);
    await log(agent, await nextFor(agent), 'TEVES_SZAM', { phone: third });
    await itIs(world, '2012-02-20T09:00:00.000Z');
    expect(await dead()).toEqual([third]);
    // one that is not among them leaves them all alone
    expect(await log(agent, await nextFor(agent), 'NEM_LETEZO_SZAM', { phone: '+36209999999' })).toMatchObject({
      state: 'resting',
    });
    await itIs(world, '2012-02-21T09:00:00.000Z');
    expect(await dead()).toEqual([third, '+36209999999']);
  });

  it('with contact data that cannot be is refused with the field, and nothing of it is kept', async () => {
    const { id, one, held } = await begun();
    const contact = { mobile: '12', email: 'uj@pelda.test' };
    await expect(log(one, held, 'ADATJAVITAS', { contact, note: 'új száma van' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      details: { fields: ['contact.mobile'] },
    });
    expect(await told(id)).toEqual([]);
    expect(await world.admin.call(accounts.card, { id })).toMatchObject({ callAttempts: 0, email: held.account.email });
    expect((await one.call(calls.desk, {})).held?.task).toMatchObject({ id: held.task.id, fence: held.task.fence });
    await log(one, held, 'ADATJAVITAS', { contact: { ...contact, mobile: '06 30 765 4321' } });
    expect(await world.admin.call(accounts.card, { id })).toMatchObject({ mobile: '+36307654321', callAttempts: 1 });
  });

  it('adds up to figures by agent, outcome and hour', async () => {
    for (let n = 0; n < 3; n += 1) await addAccount(world);
    await world.admin.call(calls.fill, {});
    for (const code of ['IGERI', 'FOGLALT', 'NE_HIVJAK']) {
      const held = await nextFor(agent);
      await minutesPass(world, 1);
      await log(agent, held, code, { talkSeconds: 30 });
    }
    const { user } = await agent.call(session.whoAmI, {});
    const today = await world.admin.call(calls.stats, {});
    expect(today).toMatchObject({ from: '2012-02-15', to: '2012-02-15' });
    const sum = (rows: readonly { attempts?: number; count?: number }[]): number =>
      rows.reduce((total, row) => total + (row.attempts ?? row.count ?? 0), 0);
    for (const part of [today.byAgent, today.byOutcome, today.byHour]) expect(sum(part)).toBe(today.total.attempts);
    const mine = await world.admin.call(calls.stats, { agentId: user.id });
    expect(mine).toMatchObject({ total: { attempts: 3, optOuts: 1 }, byAgent: [{ agentId: user.id, optOuts: 1 }] });
    expect(mine.byOutcome.map(({ code }) => code).toSorted()).toEqual(['FOGLALT', 'IGERI', 'NE_HIVJAK']);
    expect(mine.byHour).toEqual([{ hour: 10, attempts: 3, reached: 2 }]);

    // any days: those before, those after, and all of them
    await itIs(world, '2012-02-17T15:00:00.000Z');
    await log(agent, await nextFor(agent), 'TEVES_SZAM');
    const of = async (from: string, to: string) =>
      (await world.admin.call(calls.stats, { from, to, agentId: user.id })).total;
    expect(await of('2012-02-16', '2012-02-16')).toMatchObject({ attempts: 0, connectRate: null });
    expect(await of('2012-02-16', '2012-02-17')).toMatchObject({ attempts: 1, repairs: 1, optOuts: 0 });
    expect(await of('2012-02-15', '2012-02-17')).toMatchObject({ attempts: 4, repairs: 1, optOuts: 1 });
    const wrong = world.admin.call(calls.stats, { from: '2012-02-17', to: '2012-02-16' });
    await expect(wrong).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await itIs(world, WORKDAY);
    expect((await agent.call(calls.desk, {})).today).toMatchObject({
      attempts: 3,
      answered: 2,
      talkSeconds: 90,
      handledSeconds: 180,
    });
  });
});
