import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaigns as contract } from '#contract/campaigns.ts';
import { erasure } from '#contract/erasure.ts';
import { outbox } from '#contract/outbox.ts';
import { defaultSendingRules, sendingRules } from '#contract/sending-rules.ts';
import { session } from '#contract/session.ts';
import { settings } from '#contract/settings.ts';
import * as accounts from '../../api/accounts/accounts.ts';
import { cancelFor } from '../../api/outbox/outbox.ts';
import { addAccount } from '../support/accounts.ts';
import { eventually } from '../support/eventually.ts';
import { draft, ended, started } from '../support/mailing.ts';
import { signInAs } from '../support/people.ts';
import { ADMIN, dialects, openWorld, type World } from '../support/world.ts';

const holder = (holder_id: string): Record<string, string> => ({ holder_id });

describe.each(dialects)('how often and whom on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());

  const preflight = (id: number) => world.admin.call(contract.preflight, { id });
  const wait = async (days: number): Promise<void> => {
    world.clock.set(new Date(world.clock.now().getTime() + days * 86_400_000));
    await world.admin.call(session.signIn, ADMIN);
  };
  const send = async (accountIds: number[], channel: 'email' | 'sms') =>
    (await ended(world.admin, await started(world.admin, { accountIds }, { channel }))).counts;

  it('reminds one holder twice a week at most, whatever the channel and the account', async () => {
    const [one, other] = [await addAccount(world, {}, holder('kis')), await addAccount(world, {}, holder('kis'))];
    expect(await send([one], 'email')).toEqual({ simulated: 1 });
    expect(await send([other], 'sms')).toEqual({ simulated: 1 });
    const id = await draft(world.admin, { accountIds: [one, other, await addAccount(world)] });
    expect(await preflight(id)).toMatchObject({ willSend: 1, skipped: { capped: 2 } });
    await world.admin.call(contract.start, { id });
    const done = await ended(world.admin, id);
    expect(done.counts).toEqual({ simulated: 1, skipped: 2 });
    expect(done.reasons).toEqual([{ state: 'skipped', reason: 'capped', count: 2 }]);
    await wait(8);
    expect(await send([one, other], 'email')).toEqual({ simulated: 2 });
  });

  it('writes once to an address of several clients where the campaign says so, and says so beforehand', async () => {
    const family = ['csalad@pelda.test', 'Csalad@pelda.test', 'masik@pelda.test'].map((email) =>
      addAccount(world, { email }),
    );
    const accountIds = await Promise.all(family);
    const id = await draft(world.admin, { accountIds });
    expect(await preflight(id)).toMatchObject({ willSend: 3, skipped: {} });
    expect(await world.admin.call(contract.change, { id, oncePerAddress: true })).toMatchObject({
      oncePerAddress: true,
    });
    expect(await preflight(id)).toMatchObject({ willSend: 2, skipped: { duplicate_address: 1 } });
    const seen = await world.admin.call(contract.preview, { id, accountId: Math.min(...accountIds.slice(0, 2)) });
    expect(seen.text).toMatch(/^Tisztelt Minta Ügyfél \d+ és Minta Ügyfél \d+! /);
    await world.admin.call(contract.start, { id });
    const done = await ended(world.admin, id);
    expect(done.reasons).toEqual([{ state: 'skipped', reason: 'duplicate_address', count: 1 }]);
    const { rows } = await world.admin.call(outbox.list, { campaignId: id, state: 'simulated' });
    expect(rows.map(({ to }) => to?.toLowerCase()).sort()).toEqual(['csalad@pelda.test', 'masik@pelda.test']);
    const shared = rows.find(({ to }) => to?.toLowerCase() === 'csalad@pelda.test');
    expect(shared?.text).toMatch(/^Tisztelt Minta Ügyfél \d+ és Minta Ügyfél \d+! Határidő: 2012\. február 20\./);
  });

  it('the one letter of an address goes to the next there when the first registers, and names only who has not', async () => {
    const made: number[] = [];
    for (const holderName of ['Első Emese', 'Második Márk', 'Harmadik Hanna'])
      made.push(await addAccount(world, { email: 'haz@pelda.test', holderName }));
    const [first = 0, second = 0, third = 0] = made;
    const sendAt = new Date(world.clock.now().getTime() + 60_000).toISOString();
    const id = await draft(world.admin, { accountIds: [first, second, third] }, { sendAt });
    await world.admin.call(contract.change, { id, oncePerAddress: true });
    await world.admin.call(contract.start, { id });
    for (const accountId of [first, third])
      await world.ctx.write(async (tx) => {
        await accounts.markRegistered(tx, accountId, { at: tx.now(), source: 'portal' });
        await cancelFor(tx, accountId, 'registered');
      });
    world.clock.set(new Date(Date.parse(sendAt) + 1000));
    world.ctx.wake('campaigns');
    const done = await ended(world.admin, id);
    expect(done.counts.simulated).toBe(1);
    const { rows } = await world.admin.call(outbox.list, { campaignId: id, state: 'simulated' });
    expect(rows).toMatchObject([
      { accountId: second, text: expect.stringMatching(/^Tisztelt Második Márk!/) as unknown },
    ]);
  });

  it('a letter that waits already written is written anew when somebody it names registers', async () => {
    const email = 'ejjel@pelda.test';
    const first = await addAccount(world, { email, holderName: 'Éber Éva' });
    const registers = await addAccount(world, { email, holderName: 'Éjjeli Elek' });
    const today = world.ctx.now().slice(0, 10);
    world.clock.set(new Date(`${today}T22:30:00Z`));
    await world.admin.call(session.signIn, ADMIN);
    const id = await draft(world.admin, { accountIds: [first, registers] });
    await world.admin.call(contract.change, { id, oncePerAddress: true });
    await world.admin.call(contract.start, { id });
    const text = async () => (await world.admin.call(outbox.list, { campaignId: id, accountId: first })).rows[0]?.text;
    await eventually(async () => expect(await text()).toMatch(/^Tisztelt Éber Éva és Éjjeli Elek!/));
    await world.ctx.write(async (tx) => {
      await accounts.markRegistered(tx, registers, { at: tx.now(), source: 'portal' });
      await cancelFor(tx, registers, 'registered');
    });
    world.clock.set(new Date(Date.parse(`${today}T09:00:00Z`) + 86_400_000));
    await world.admin.call(session.signIn, ADMIN);
    world.ctx.wake('campaigns');
    world.ctx.wake('outbox-email-bulk');
    await ended(world.admin, id);
    expect(await text()).toMatch(/^Tisztelt Éber Éva!/);
  });

  it('who is forgotten is forgotten in the letter of the others too', async () => {
    const stays = await addAccount(world, { email: 'kozos@pelda.test', holderName: 'Marad Mária' }, holder('marad'));
    const gone = { email: 'kozos@pelda.test', holderName: 'Felejtendő Őszike', accountNumber: 'FELEJT-1' };
    const goes = await addAccount(world, gone, holder('felejtendo'));
    const id = await draft(world.admin, { accountIds: [stays, goes] });
    await world.admin.call(contract.change, { id, oncePerAddress: true });
    await world.admin.call(contract.start, { id });
    await ended(world.admin, id);
    const shared = async () => (await world.admin.call(outbox.list, { campaignId: id, state: 'simulated' })).rows;
    expect(await shared()).toMatchObject([{ text: expect.stringContaining('Felejtendő Őszike') as unknown }]);
    await world.admin.call(erasure.erase, { id: goes, reason: 'asked', accountNumber: 'FELEJT-1' });
    expect(await shared()).toMatchObject([{ accountId: stays, to: 'kozos@pelda.test', text: '' }]);
    const box = await world.ctx.db('trial_box').select<{ text: string }[]>('text');
    expect(JSON.stringify(box)).not.toContain('Felejtendő');
  });

  it('a letter several share does not die with the one it went to: the next at the address gets it', async () => {
    const email = 'tobben@pelda.test';
    const gone = { email, holderName: 'Törlendő Tamás', accountNumber: 'TORLES-1' };
    const goes = await addAccount(world, gone, holder('torlendo'));
    // another account of the one who goes: nobody to pass it on to
    const too = await addAccount(world, { email, holderName: 'Törlendő Tamás' }, holder('torlendo'));
    const stays = await addAccount(world, { email, holderName: 'Örökös Ödön' }, holder('orokos'));
    const sendAt = new Date(world.clock.now().getTime() + 60_000).toISOString();
    const id = await draft(world.admin, { accountIds: [goes, too, stays] }, { sendAt });
    await world.admin.call(contract.change, { id, oncePerAddress: true });
    await world.admin.call(contract.start, { id });
    await world.admin.call(erasure.erase, { id: goes, reason: 'asked', accountNumber: 'TORLES-1' });
    world.clock.set(new Date(Date.parse(sendAt) + 1000));
    world.ctx.wake('campaigns');
    await ended(world.admin, id);
    const { rows } = await world.admin.call(outbox.list, { campaignId: id, state: 'simulated' });
    expect(rows).toMatchObject([
      { accountId: stays, text: expect.stringMatching(/^Tisztelt Örökös Ödön!/) as unknown },
    ]);
  });

  it('a letter several share goes to the next at the address when the first has had enough by then', async () => {
    const email = 'sokan@pelda.test';
    const often = await addAccount(world, { email, holderName: 'Gyakori Géza' }, holder('gyakori'));
    const seldom = await addAccount(world, { email, holderName: 'Ritka Réka' }, holder('ritka'));
    const sendAt = new Date(world.clock.now().getTime() + 60_000).toISOString();
    const id = await draft(world.admin, { accountIds: [often, seldom] }, { sendAt });
    await world.admin.call(contract.change, { id, oncePerAddress: true });
    await world.admin.call(contract.start, { id });
    for (const channel of ['email', 'sms'] as const) await send([often], channel);
    world.clock.set(new Date(Date.parse(sendAt) + 1000));
    world.ctx.wake('campaigns');
    const done = await ended(world.admin, id);
    expect(done.reasons).toEqual([{ state: 'skipped', reason: 'capped', count: 1 }]);
    const { rows } = await world.admin.call(outbox.list, { campaignId: id, state: 'simulated' });
    expect(rows).toMatchObject([
      { accountId: seldom, text: expect.stringMatching(/^Tisztelt Ritka Réka!/) as unknown },
    ]);
  });

  it('leaves out who was moved to another renewal period after the start', async () => {
    const first = (await world.admin.call(settings.cohorts, {})).rows[0];
    const other = await world.admin.call(settings.addCohort, { name: 'Másik időszak', deadline: '2012-09-30' });
    const [stays, moved] = [
      await addAccount(world, {}, { cohort_id: other.id }),
      await addAccount(world, {}, { cohort_id: other.id }),
    ];
    const sendAt = new Date(world.clock.now().getTime() + 60_000).toISOString();
    const id = await started(world.admin, { filter: { cohort: String(other.id) } }, { sendAt });
    await world.ctx.write(({ db }) => db('account').where({ id: moved }).update({ cohort_id: first?.id }));
    world.clock.set(new Date(Date.parse(sendAt) + 1000));
    world.ctx.wake('campaigns');
    await ended(world.admin, id);
    const { rows } = await world.admin.call(outbox.list, { campaignId: id });
    expect(new Map(rows.map(({ accountId, state, reason }) => [accountId, reason ?? state]))).toEqual(
      new Map([
        [stays, 'simulated'],
        [moved, 'outside_cohort'],
      ]),
    );
  });

  it('sends one holder of several accounts one SMS a day, and says so beforehand', async () => {
    const three = [1, 2, 3].map(() => addAccount(world, {}, holder('nagy')));
    const accountIds = await Promise.all(three);
    const id = await draft(world.admin, { accountIds }, { channel: 'sms' });
    expect(await preflight(id)).toMatchObject({ willSend: 1, skipped: { capped: 2 } });
    await world.admin.call(contract.start, { id });
    expect((await ended(world.admin, id)).counts).toEqual({ simulated: 1, skipped: 2 });
  });

  it('asks again at the hand-over: two campaigns at once cannot pass the cap together', async () => {
    await wait(1);
    const accountIds = [await addAccount(world, {}, holder('ket')), await addAccount(world, {}, holder('ket'))];
    const sendAt = new Date(world.clock.now().getTime() + 60_000).toISOString();
    const ids = await Promise.all(
      accountIds.map((one) => started(world.admin, { accountIds: [one] }, { channel: 'sms', sendAt })),
    );
    world.clock.set(new Date(Date.parse(sendAt) + 1000));
    world.ctx.wake('campaigns');
    const [first, second] = [await ended(world.admin, ids[0] ?? 0), await ended(world.admin, ids[1] ?? 0)];
    expect([first.counts, second.counts]).toEqual(expect.arrayContaining([{ simulated: 1 }, { skipped: 1 }]));
  });

  it('follows rules that are changed, and takes none that are no rules', async () => {
    expect(await world.admin.call(sendingRules.see, {})).toEqual(defaultSendingRules);
    const open = { ...defaultSendingRules, remindersPerWeek: null, smsPerDay: null };
    await world.admin.call(sendingRules.set, open);
    const accountIds = [1, 2, 3].map(() => addAccount(world, {}, holder('sok')));
    expect(await send(await Promise.all(accountIds), 'sms')).toEqual({ simulated: 3 });
    await expect(world.admin.call(sendingRules.set, { ...open, smsPerDay: 0 })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    await world.admin.call(sendingRules.set, defaultSendingRules);
  });

  it('does not start with too many bad addresses', async () => {
    const bad = [];
    for (let each = 0; each < 21; each += 1) bad.push(await addAccount(world, { email: 'nem cím' }));
    const id = await draft(world.admin, { accountIds: [...bad, await addAccount(world)] });
    expect(await preflight(id)).toMatchObject({ badShare: 95, tooManyBad: true });
    await expect(world.admin.call(contract.start, { id })).rejects.toMatchObject({ code: 'ADDRESSES_BAD' });
    await world.admin.call(sendingRules.set, { ...defaultSendingRules, badShareLimit: null });
    await world.admin.call(contract.start, { id });
    expect((await ended(world.admin, id)).counts).toEqual({ simulated: 1, skipped: 21 });
    await world.admin.call(sendingRules.set, defaultSendingRules);
  });

  it('says beforehand which texts would fault, and never that it ends before it can begin', async () => {
    const accountIds = [await addAccount(world), await addAccount(world, { holderName: 'Hosszú Hugó' })];
    const body =
      '{% if nev == "Hosszú Hugó" %}{{ nev | truncate: nev }}{% for i in (1..999999) %}{{i}}{% endfor %}{% endif %}Szia!';
    const id = await draft(world.admin, { accountIds }, { body });
    expect(await preflight(id)).toMatchObject({ willSend: 2, faulty: 1 });
    world.clock.set(new Date('2012-03-03T22:00:00Z'));
    await world.admin.call(session.signIn, ADMIN);
    const nobody = await draft(
      world.admin,
      { accountIds: [await addAccount(world, { mobile: null })] },
      { channel: 'sms' },
    );
    const { opensAt, finishesAt } = await preflight(nobody);
    expect(opensAt).toBe('2012-03-05T08:00:00.000Z');
    expect(finishesAt).toBe(opensAt);
  });

  it('lets whoever checks strike clients out, which voids an approval', async () => {
    world.clock.set(new Date('2012-03-05T09:00:00Z'));
    await world.admin.call(session.signIn, ADMIN);
    const checker = await signInAs(world, 'admin', 'ellenor');
    const [stays, struck] = [await addAccount(world), await addAccount(world)];
    const id = await draft(world.admin, { accountIds: [stays, struck] });
    await checker.call(contract.approve, { id });
    expect(await checker.call(contract.strike, { id, accountId: struck, struck: true })).toMatchObject({
      state: 'draft',
      approvedAt: null,
    });
    expect(await preflight(id)).toMatchObject({ willSend: 1, skipped: { struck_out: 1 } });
    await world.admin.call(contract.start, { id });
    expect((await ended(world.admin, id)).counts).toEqual({ simulated: 1, cancelled: 1 });
    const { rows } = await world.admin.call(outbox.list, { campaignId: id, state: 'cancelled' });
    expect(rows).toMatchObject([{ accountId: struck, reason: 'struck_out' }]);
    await expect(checker.call(contract.strike, { id, accountId: stays, struck: true })).rejects.toMatchObject({
      code: 'STATE_WRONG',
    });
  });

  it('follows up those whom a campaign reached and who have not registered', async () => {
    const [silent, registered, unreached] = [
      await addAccount(world),
      await addAccount(world),
      await addAccount(world, { email: null }),
    ];
    const first = await started(world.admin, { accountIds: [silent, registered, unreached] });
    await ended(world.admin, first);
    await world.ctx.write((tx) => accounts.markRegistered(tx, registered, { at: tx.now(), source: 'portal' }));
    const { id, state, audience } = await world.admin.call(contract.followUp, { id: first });
    expect({ state, audience }).toEqual({ state: 'draft', audience: { notReactedTo: first } });
    expect(await preflight(id)).toMatchObject({
      audience: 2,
      willSend: 1,
      skipped: { registered: 1 },
      sample: [silent],
    });
    await world.admin.call(contract.start, { id });
    expect((await ended(world.admin, id)).counts).toEqual({ simulated: 1, skipped: 1 });
  });
});
