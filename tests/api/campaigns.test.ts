import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { campaigns as contract } from '#contract/campaigns.ts';
import { history } from '#contract/history.ts';
import { outbox } from '#contract/outbox.ts';
import { session } from '#contract/session.ts';
import { suppressions } from '#contract/suppressions.ts';
import { templates } from '#contract/templates.ts';
import * as accounts from '../../api/accounts/accounts.ts';
import { cancelFor } from '../../api/outbox/outbox.ts';
import { addAccount, addMany } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { draft, ended, started } from '../support/mailing.ts';
import { intermediary, signInAs } from '../support/people.ts';
import { ADMIN, dialects, openWorld, type World } from '../support/world.ts';

const WEDNESDAY_MORNING = new Date('2012-02-15T09:00:00Z');
const SUNDAY = new Date('2012-02-19T10:00:00Z');

describe.each(dialects)('campaigns on %s', (dialect) => {
  let world: World;
  let second: Client;
  let broker: Client;
  beforeAll(async () => {
    world = await openWorld(dialect);
    second = await signInAs(world, 'admin', 'masodik');
    broker = await signInAs(world, 'broker', 'broker', 'K0002');
  });
  beforeEach(() => goTo(WEDNESDAY_MORNING));
  afterAll(() => world.close());

  /** Whoever leaps in time has been idle: sign in again. */
  const goTo = async (moment: Date): Promise<void> => {
    world.clock.set(moment);
    await world.admin.call(session.signIn, ADMIN);
    for (const job of ['campaigns', 'outbox-sms-bulk', 'outbox-email-bulk']) world.ctx.wake(job);
  };
  const messagesOf = (campaignId: number) => world.admin.call(outbox.list, { campaignId });

  it('one that cannot be written holds up no other', async () => {
    const audience = { accountIds: [await addAccount(world)] };
    const broken = await draft(world.admin, audience, { sendAt: '2012-02-15T09:30:00.000Z' });
    await world.admin.call(contract.start, { id: broken });
    await world.ctx.write((tx) => tx.db('campaign').where({ id: broken }).update({ body: 'Tisztelt {{nev' }));
    await goTo(new Date('2012-02-15T09:31:00Z'));
    const sound = await started(world.admin, audience);
    expect((await ended(world.admin, sound)).counts).toEqual({ simulated: 1 });
    expect((await world.admin.call(contract.see, { id: broken })).counts).toEqual({ planned: 1 });
    await world.admin.call(contract.cancel, { id: broken });
  });

  it('says beforehand who will get it and who will not and why, and does just that', async () => {
    const gets = [await addAccount(world), await addAccount(world, { mobile: null })];
    const not = {
      registered: await addAccount(world, {}, { confirmed_on: '2012-02-01' }),
      not_required: await addAccount(world, {}, { manager_kind: 'agent' }),
      no_address: await addAccount(world, { email: null }),
      invalid_address: await addAccount(world, { email: 'nem cím' }),
      suppressed: await addAccount(world, { email: 'Tiltott@Pelda.test' }),
    };
    await world.admin.call(suppressions.add, { channel: 'email', address: 'tiltott@pelda.TEST' });
    const everybody = { accountIds: [...gets, ...Object.values(not)] };

    const id = await draft(world.admin, everybody);
    const preflight = await world.admin.call(contract.preflight, { id });
    expect(preflight).toMatchObject({
      audience: 7,
      willSend: 2,
      skipped: { registered: 1, not_required: 1, no_address: 1, invalid_address: 1, suppressed: 1 },
      missing: [],
      parts: null,
      approvalNeeded: false,
      sample: gets,
    });
    const drilled = await world.admin.call(contract.audience, { id, reason: 'suppressed' });
    expect(drilled).toMatchObject({ total: 1, rows: [{ id: not.suppressed, reason: 'suppressed' }] });

    await world.admin.call(contract.start, { id });
    const done = await ended(world.admin, id);
    expect(done.counts).toEqual({ simulated: 2, skipped: 5 });
    const { rows } = await messagesOf(id);
    expect(rows.find(({ accountId }) => accountId === gets[0])).toMatchObject({
      state: 'simulated',
      campaignId: id,
    });
    for (const [reason, accountId] of Object.entries(not))
      expect(rows.find((row) => row.accountId === accountId)).toMatchObject({ state: 'skipped', reason });
    const reached = await accounts.find(world.ctx, gets[0] ?? 0);
    expect(reached).toMatchObject({ reminders_email: 1, step: 'invited' });
  });

  it('makes one message per client, however often it is started', async () => {
    const id = await draft(world.admin, { accountIds: [await addAccount(world), await addAccount(world)] });
    const starts = await Promise.allSettled([1, 2, 3].map(() => world.admin.call(contract.start, { id })));
    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await ended(world.admin, id)).total).toBe(2);
    await expect(world.admin.call(contract.start, { id })).rejects.toMatchObject({ code: 'STATE_WRONG' });
    expect((await messagesOf(id)).total).toBe(2);
  });

  it('counts the parts of an SMS and waits for Monday when it is Sunday', async () => {
    await goTo(SUNDAY);
    const id = await draft(world.admin, { accountIds: [await addAccount(world)] }, { channel: 'sms' });
    const preflight = await world.admin.call(contract.preflight, { id });
    expect(preflight).toMatchObject({ parts: 1, opensAt: '2012-02-20T08:00:00.000Z' });
    await world.admin.call(contract.start, { id });
    const waiting = await eventually(async () => {
      const campaign = await world.admin.call(contract.see, { id });
      expect(campaign.counts).toEqual({ queued: 1 });
      return campaign;
    });
    expect(waiting.waiting).toEqual({ why: 'hours', until: '2012-02-20T08:00:00.000Z', trouble: null });
    await goTo(new Date('2012-02-20T08:00:01Z'));
    expect((await ended(world.admin, id)).counts).toEqual({ simulated: 1 });
  });

  it('goes on outside the hours only with a reason, which the history keeps, and nothing else goes with it', async () => {
    expect((await broker.send('POST', '/api/campaigns/1/urgent', { reason: 'most' })).status).toBe(403);
    await goTo(SUNDAY);
    const [urgent, other] = [await addAccount(world), await addAccount(world)];
    const id = await draft(world.admin, { accountIds: [urgent] }, { channel: 'sms' });
    const rush = (reason: string | null) => world.admin.call(contract.urgent, { id, reason });
    await expect(rush('ma jár le')).rejects.toMatchObject({ code: 'STATE_WRONG' });
    await world.admin.call(contract.start, { id });
    const waits = await started(world.admin, { accountIds: [other] }, { channel: 'sms' });
    for (const each of [id, waits])
      await eventually(async () =>
        expect((await world.admin.call(contract.see, { id: each })).waiting).toMatchObject({ why: 'hours' }),
      );
    await expect(rush('')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(await rush('ma jár le')).toMatchObject({ urgentWhy: 'ma jár le', waiting: null });
    expect((await ended(world.admin, id)).counts).toEqual({ simulated: 1 });
    expect((await world.admin.call(contract.see, { id: waits })).counts).toEqual({ queued: 1 });
    const { rows } = await world.admin.call(history.list, { action: 'campaign.made_urgent' });
    expect(rows).toMatchObject([{ object: `campaign:${id}`, details: { reason: 'ma jár le' } }]);
    await expect(rush(null)).rejects.toMatchObject({ code: 'STATE_WRONG' });
    const calm = await world.admin.call(contract.urgent, { id: waits, reason: 'mégis' });
    expect(calm.urgentWhy).toBe('mégis');
    await ended(world.admin, waits);
  });

  it('sends nothing more to a client who registers meanwhile', async () => {
    await goTo(SUNDAY);
    const [told, silently] = [await addAccount(world), await addAccount(world)];
    const id = await started(world.admin, { accountIds: [told, silently] }, { channel: 'sms' });
    await eventually(async () => expect((await world.admin.call(contract.see, { id })).counts).toEqual({ queued: 2 }));
    await world.ctx.write(async (tx) => {
      for (const account of [told, silently])
        await accounts.markRegistered(tx, account, { at: tx.now(), source: 'portal' });
      await cancelFor(tx, told, 'registered');
    });
    await goTo(new Date('2012-02-20T09:00:00Z'));
    const done = await ended(world.admin, id);
    expect(done.counts).toEqual({ cancelled: 2 });
    expect(done.reasons).toEqual([{ state: 'cancelled', reason: 'registered', count: 2 }]);
  });

  it('asks again at the last moment: suppressed since, another address since', async () => {
    await goTo(SUNDAY);
    const moved = await addAccount(world, { mobile: '+36201110001' });
    const stopped = await addAccount(world, { mobile: '+36201110002' });
    const id = await started(world.admin, { accountIds: [moved, stopped] }, { channel: 'sms' });
    await eventually(async () => expect((await world.admin.call(contract.see, { id })).counts).toEqual({ queued: 2 }));
    await world.ctx.write(({ db }) => db('account').where({ id: moved }).update({ mobile: '+36201110003' }));
    await world.admin.call(suppressions.add, { channel: 'sms', address: '+36201110002', reason: 'objection' });
    await goTo(new Date('2012-02-20T09:00:00Z'));
    await ended(world.admin, id);
    const { rows } = await messagesOf(id);
    expect(rows.find(({ accountId }) => accountId === moved)).toMatchObject({ to: '+36201110003', state: 'simulated' });
    expect(rows.find(({ accountId }) => accountId === stopped)).toMatchObject({
      state: 'skipped',
      reason: 'suppressed',
    });
  });

  it('pauses, goes on, and calls back for good', async () => {
    await goTo(SUNDAY);
    const id = await started(world.admin, { accountIds: [await addAccount(world)] }, { channel: 'sms' });
    await world.admin.call(contract.pause, { id });
    await goTo(new Date('2012-02-20T09:00:00Z'));
    await expect(world.admin.call(contract.pause, { id })).rejects.toMatchObject({ code: 'STATE_WRONG' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await world.admin.call(contract.see, { id })).counts['simulated']).toBeUndefined();
    await world.admin.call(contract.resume, { id });
    expect((await ended(world.admin, id)).counts).toEqual({ simulated: 1 });

    await goTo(SUNDAY);
    const other = await started(world.admin, { accountIds: [await addAccount(world)] }, { channel: 'sms' });
    const cancelled = await world.admin.call(contract.cancel, { id: other });
    expect(cancelled).toMatchObject({ state: 'cancelled', counts: { cancelled: 1 } });
  });

  it('begins by itself at the time set', async () => {
    const sendAt = '2012-02-16T10:00:00.000Z';
    const id = await started(world.admin, { accountIds: [await addAccount(world)] }, { sendAt });
    expect(await world.admin.call(contract.see, { id })).toMatchObject({ state: 'scheduled', counts: { planned: 1 } });
    await goTo(new Date('2012-02-16T10:00:01Z'));
    expect((await ended(world.admin, id)).counts).toEqual({ simulated: 1 });
  });

  it('does not send a text with holes, and tries again when they are filled', async () => {
    const [whole, holed] = [await addAccount(world), await addAccount(world)];
    const firm = await intermediary(world, 'K0001');
    await world.ctx.write(async ({ db }) => {
      await db('intermediary').where({ id: firm }).update({ phone: '+3614211421' });
      await db('account').where({ id: whole }).update({ intermediary_id: firm });
    });
    const audience = { accountIds: [whole, holed, await addAccount(world, { email: null })] };
    const id = await draft(world.admin, { accountIds: [whole, holed] }, { body: 'Hívjon: {{telefon}}' });
    const { templateId } = await world.admin.call(contract.see, { id });
    const sample = { ids: [holed, whole], lacking: 1 };
    expect(await world.admin.call(contract.sample, { audience, templateId })).toEqual(sample);
    expect(await broker.call(contract.sample, { audience, templateId })).toEqual({ ids: [], lacking: 0 });
    expect(await world.admin.call(contract.preflight, { id })).toMatchObject({
      missing: [{ field: 'telefon', count: 1 }],
      sample: [holed, whole],
    });
    await world.admin.call(contract.start, { id });
    expect((await ended(world.admin, id)).counts).toEqual({ simulated: 1, failed: 1 });
    await world.ctx.write(({ db }) => db('account').where({ id: holed }).update({ intermediary_id: firm }));
    await world.admin.call(contract.retry, { id });
    expect((await ended(world.admin, id)).counts).toEqual({ simulated: 2 });
    await expect(world.admin.call(contract.retry, { id })).rejects.toMatchObject({ code: 'STATE_WRONG' });
  });

  it('refuses an empty audience, a field that exists nowhere, and advertising without consent', async () => {
    const one = { accountIds: [await addAccount(world)] };
    const nobody = await draft(world.admin, { accountIds: [await addAccount(world, { email: null })] });
    await expect(world.admin.call(contract.start, { id: nobody })).rejects.toMatchObject({ code: 'AUDIENCE_EMPTY' });
    const typo = await draft(world.admin, one, { body: 'Kedves {{neve}}!' });
    await expect(world.admin.call(contract.start, { id: typo })).rejects.toMatchObject({
      code: 'TEMPLATE_FIELD_UNKNOWN',
      details: { fields: ['neve'] },
    });
    const text = await world.admin.call(templates.add, {
      channel: 'sms',
      name: 'Akció',
      body: 'Akció!',
      purpose: 'marketing',
    });
    const { id } = await world.admin.call(contract.add, {
      name: 'Akció',
      channel: 'sms',
      templateId: text.id,
      audience: one,
    });
    await expect(world.admin.call(contract.start, { id })).rejects.toMatchObject({ code: 'CONSENT_NEEDED' });
  });

  it('wants a second person for many recipients, and a change voids the approval', async () => {
    const accountIds = await world.ctx.write(({ db }) => addMany(db, 201));
    const id = await draft(world.admin, { accountIds });
    expect((await world.admin.call(contract.preflight, { id })).approvalNeeded).toBe(true);
    await expect(world.admin.call(contract.start, { id })).rejects.toMatchObject({ code: 'APPROVAL_NEEDED' });
    expect((await messagesOf(id)).total).toBe(0);
    await expect(world.admin.call(contract.approve, { id })).rejects.toMatchObject({ code: 'SECOND_PERSON_NEEDED' });
    await second.call(contract.approve, { id });
    expect((await world.admin.call(contract.change, { id, name: 'Más név' })).state).toBe('draft');
    await expect(world.admin.call(contract.start, { id })).rejects.toMatchObject({ code: 'APPROVAL_NEEDED' });
    await second.call(contract.change, { id, name: 'Harmadik név' });
    await expect(second.call(contract.approve, { id })).rejects.toMatchObject({ code: 'SECOND_PERSON_NEEDED' });
    await world.admin.call(contract.change, { id, name: 'Negyedik név' });
    await second.call(contract.approve, { id });
    await world.admin.call(contract.start, { id });
    expect((await ended(world.admin, id)).counts).toEqual({ simulated: 201 });
  });

  it('goes to those alone whom the approver saw, whoever else matches by the start', async () => {
    const holderName = 'Látott Lajos';
    const [seen, gone] = [await addAccount(world, { holderName }), await addAccount(world, { holderName })];
    const id = await draft(world.admin, { filter: { q: 'Látott Lajos' } });
    await second.call(contract.approve, { id });
    const late = await addAccount(world, { holderName });
    await world.ctx.write(({ db }) => db('account').where('id', gone).update({ email: null }));
    expect(await world.admin.call(contract.preflight, { id })).toMatchObject({
      audience: 2,
      willSend: 1,
      skipped: { no_address: 1 },
      unapproved: 1,
      sample: [seen],
    });
    // approved anew it is theirs too
    await world.admin.call(contract.strike, { id, accountId: seen, struck: true });
    await world.admin.call(contract.strike, { id, accountId: seen, struck: false });
    expect(await world.admin.call(contract.preflight, { id })).toMatchObject({ audience: 3, unapproved: 0 });
    await second.call(contract.approve, { id });
    await addAccount(world, { holderName });
    await world.admin.call(contract.start, { id });
    await ended(world.admin, id);
    const got = (await messagesOf(id)).rows.map(({ accountId, state }) => [accountId, state]);
    expect(got.toSorted()).toEqual(
      [
        [seen, 'simulated'],
        [late, 'simulated'],
      ].toSorted(),
    );
  });

  it('lets a broker reach its own clients only, and see its own campaigns only', async () => {
    const own = await addAccount(world, {}, { intermediary_id: await intermediary(world, 'K0002') });
    const foreign = await addAccount(world);
    const id = await draft(broker, { accountIds: [own, foreign] }, { admin: world.admin });
    expect(await broker.call(contract.preflight, { id })).toMatchObject({ audience: 1, willSend: 1, sample: [own] });
    await broker.call(contract.start, { id });
    expect((await ended(broker, id)).total).toBe(1);
    const others = await started(world.admin, { accountIds: [own] });
    await expect(broker.call(contract.see, { id: others })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await broker.call(contract.list, {})).rows.map((row) => row.id)).toEqual([id]);
    const ledger = await broker.call(outbox.list, {});
    expect(new Set(ledger.rows.map(({ accountId }) => accountId))).toEqual(new Set([own]));
  });

  it('takes everybody a filter means at the moment of the start', async () => {
    await addAccount(world, { holderName: 'Szűrő Szilárd' });
    const id = await draft(world.admin, { filter: { q: 'szuro', status: ['not_started'] } }, { channel: 'sms' });
    await addAccount(world, { holderName: 'Szűrő Szilvia' });
    await world.admin.call(contract.start, { id });
    expect((await ended(world.admin, id)).counts).toEqual({ simulated: 2 });
  });
});
