import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { calls } from '#contract/calls.ts';
import { campaigns } from '#contract/campaigns.ts';
import { registrationSteps } from '#contract/account-status.ts';
import { portal } from '#contract/portal.ts';
import { settings } from '#contract/settings.ts';
import { localDate } from '#contract/local-time.ts';
import { addAccount } from '../support/accounts.ts';
import { newHolder, place } from '../support/mailbox.ts';
import { draft } from '../support/mailing.ts';
import { intermediary, signInAs } from '../support/people.ts';
import { newRegistrant, registrantAt, walkTo } from '../support/registering.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('who must register on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());
  const card = (id: number) => world.admin.call(accounts.card, { id });

  it('1.1 who manages is said of the account, not of the person', async () => {
    const holder = { holderName: 'Két Számlás Kata' };
    const own = await addAccount(world, holder, { manager_kind: 'owner' });
    const managed = await addAccount(world, holder, { manager_kind: 'broker' });
    expect(await card(own)).toMatchObject({ mustRegister: true, status: 'not_started' });
    expect(await card(managed)).toMatchObject({ mustRegister: false, status: 'not_required' });
  });

  it('1.2 owner, agent and broker are kept apart, and nothing else is', async () => {
    for (const kind of ['owner', 'agent', 'broker'])
      expect((await card(await addAccount(world, {}, { manager_kind: kind }))).managerKind).toBe(kind);
    await expect(addAccount(world, {}, { manager_kind: 'somebody' })).rejects.toBeInstanceOf(Error);
  });

  it('1.3 only who manages an open account alone must register, and is reminded', async () => {
    const ids: number[] = [];
    for (const [values, mustRegister, status] of [
      [{ manager_kind: 'owner' }, true, 'not_started'],
      [{ manager_kind: 'agent' }, false, 'not_required'],
      [{ manager_kind: 'broker' }, false, 'not_required'],
      [{ manager_kind: 'owner', closed_on: '2012-02-01' }, false, 'closed'],
    ] as const) {
      const id = await addAccount(world, {}, values);
      expect(await card(id)).toMatchObject({ mustRegister, status });
      ids.push(id);
    }
    const campaign = await draft(world.admin, { accountIds: ids });
    const { rows } = await world.admin.call(campaigns.audience, { id: campaign });
    expect(rows.filter(({ reason }) => reason === null).map(({ id }) => id)).toEqual(ids.slice(0, 1));
    expect(rows).toHaveLength(ids.length);
  });

  it('1.4 the renewal period is a mark of its accounts, not a rule for all', async () => {
    const given = { name: '2013. évi megújítás', deadline: '2013-02-20' };
    const later = await world.admin.call(settings.addCohort, given);
    const [one, other] = [await addAccount(world), await addAccount(world, {}, { cohort_id: later.id })];
    const found = (cohort: number) =>
      world.admin.call(accounts.list, { ids: [one, other], cohort }).then(({ rows }) => rows.map(({ id }) => id));
    expect(await found(later.id)).toEqual([other]);
    for (const id of [one, other]) expect(await card(id)).toMatchObject({ mustRegister: true });
    await world.admin.call(settings.changeCohort, { id: later.id, deadline: '2013-03-20' });
    expect((await card(one)).deadline).toBe('2012-02-20');
    await world.admin.call(settings.changeCohort, { id: later.id, deadline: '2013-02-20' });
  });

  it('1.5 the invoice of who manages alone comes on the portal only: before registering nothing is placed or mailed', async () => {
    const waiting = await newRegistrant(world);
    const paper = { eProduct: false, eCommunication: false } as const;
    const before = await newHolder(world, { ...paper, accountNumber: waiting.accountNumber });
    expect(await place(world, before, { kind: 'invoice' })).toMatchObject({ place: 'post', itemId: null });
    for (const address of [waiting.email, before.email])
      expect(await world.ctx.db('outbox').where('recipient', address).select<unknown[]>('id')).toEqual([]);
    const active = await registrantAt(world, 'confirmed');
    const after = await newHolder(world, { ...paper, accountNumber: active.accountNumber });
    expect(await place(world, after, { kind: 'invoice' })).toMatchObject({ place: 'portal' });
  });

  it('2.1 the first notice leaves at the end of the month before the deadline unless another day is known', async () => {
    const days = (await world.admin.call(settings.cohorts, {})).rows.map(({ deadline, firstMailOn }) => [
      deadline,
      firstMailOn,
    ]);
    expect(days).toContainEqual(['2012-02-20', '2012-01-31']);
    const day = async (deadline: string, firstMailOn?: string | null) => {
      const given = { name: `Időszak ${deadline}`, deadline, ...(firstMailOn === undefined ? {} : { firstMailOn }) };
      return (await world.admin.call(settings.addCohort, given)).firstMailOn;
    };
    expect(await day('2016-03-31')).toBe('2016-02-29');
    expect(await day('2017-01-10')).toBe('2016-12-31');
    expect(await day('2018-02-20', '2018-01-25')).toBe('2018-01-25');
    expect(await day('2019-02-20', null)).toBeNull();
  });

  it('2.2 only who manages alone and has not registered is called', async () => {
    const deadline = localDate(world.ctx.now());
    const waiting = await addAccount(world, {}, { deadline });
    const done = await walkTo(world, await newRegistrant(world, { deadline }), 'confirmed');
    const managed = await addAccount(world, {}, { deadline, manager_kind: 'agent' });
    await world.admin.call(calls.fill, {});
    const queued = (await world.admin.call(calls.list, { limit: 500 })).rows.map(({ accountId }) => accountId);
    expect(queued).toContain(waiting);
    expect(queued).not.toContain(done.accountId);
    expect(queued).not.toContain(managed);
  });

  it('2.3 an intermediary finds who of its own clients has still to register, and nobody else’s', async () => {
    const broker = await signInAs(world, 'broker', 'kozvetito', 'K0009');
    const intermediary_id = await intermediary(world, 'K0009');
    const own = await addAccount(world, {}, { intermediary_id });
    await addAccount(
      world,
      {},
      { intermediary_id, confirmed_on: '2012-02-01', confirmed_at: '2012-02-01T09:00:00.000Z' },
    );
    const { rows } = await broker.call(accounts.list, { status: ['not_started', 'in_progress'] });
    expect(rows.map(({ id }) => id)).toEqual([own]);
  });

  it('3.6 registering starts with the number of the account and the mobile given at contracting, nothing else', async () => {
    const client = await newRegistrant(world);
    const { accountNumber, mobile, page, email } = client;
    for (const typed of [{ accountNumber }, { mobile }, { accountNumber: email, mobile }])
      expect(await page.send('POST', portal.start.path, typed)).toMatchObject({
        body: { error: { code: expect.stringMatching(/INPUT_INVALID|ACCOUNT_OR_MOBILE_MISMATCH/) as string } },
      });
    expect(await page.call(portal.start, { accountNumber, mobile })).toMatchObject({ next: 'sms-code' });
  });

  it('6.2 „Befejezés” is not yet a registration: it counts as under way, with a step of its own', async () => {
    const client = await registrantAt(world, 'finished');
    const only = { ids: [client.accountId] };
    const before = await world.admin.call(accounts.summary, only);
    expect(before.byStatus).toMatchObject({ in_progress: 1, registered_in_time: 0 });
    expect(before.byStep).toMatchObject({ finished: 1, confirmed: 0 });
    expect(registrationSteps).toContain('finished');
    await walkTo(world, client, 'confirmed', 'confirmed');
    const after = await world.admin.call(accounts.summary, only);
    expect(after.byStatus).toMatchObject({ in_progress: 0, registered_in_time: 1 });
    expect(after.byStep).toMatchObject({ finished: 0, confirmed: 1 });
  });
});
