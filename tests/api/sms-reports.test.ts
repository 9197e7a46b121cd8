import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaigns } from '#contract/campaigns.ts';
import { gateways } from '#contract/gateways.ts';
import { outbox, type Message } from '#contract/outbox.ts';
import { lookUp } from '../../api/outbox/reports/look-up.ts';
import { reportKey } from '../../api/outbox/reports/report-key.ts';
import { addAccount } from '../support/accounts.ts';
import { eventually } from '../support/eventually.ts';
import { draft, ended, started } from '../support/mailing.ts';
import { signInAs } from '../support/people.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const report = {
  by: 'provider',
  id: 'id',
  status: 'status.name',
  list: 'results',
  accepted: '^sent$',
  delivered: '^delivered$',
  failed: '^failed$',
} as const;

describe.each(dialects)('what becomes of an SMS on %s', (dialect) => {
  let world: World;
  let base: string;
  const silent = new Set<string>();
  const fates = new Map<string, string>();
  let taken = 0;
  const left = { asked: 0, said: (_nth: number): string => '' };
  const provider = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x.test');
    const reference = url.searchParams.get('ref') ?? '';
    if (url.pathname === '/left') response.end(left.said((left.asked += 1)));
    else if (url.pathname === '/look') response.end(`{"state":"${fates.get(reference) ?? 'none'}"}`);
    else if (silent.has('all')) request.socket.destroy();
    else if (silent.has('busy')) response.writeHead(429, { 'retry-after': '40' }).end();
    else if (silent.has('broken') && (taken += 1)) response.writeHead(500).end();
    else if (silent.has('mute')) taken += 1;
    else response.end(`{"id":"p-${(taken += 1)}"}`);
  });
  beforeAll(async () => {
    world = await openWorld(dialect, { training: false });
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
    await world.admin.call(gateways.set, {
      channel: 'sms',
      kind: 'http',
      settings: {
        method: 'GET',
        url: `${base}/send?ref={{reference}}`,
        referencePattern: '"id":"([^"]+)"',
        timeoutSeconds: 1,
        report,
        lookup: {
          url: `${base}/look?ref={{reference}}`,
          accepted: '"sent"',
          delivered: '"delivered"',
          failed: '"failed"',
        },
      },
    });
  });
  afterAll(async () => {
    provider.close();
    await world.close();
  });

  const sent = async (): Promise<Message> => {
    const id = await started(world.admin, { accountIds: [await addAccount(world)] }, { channel: 'sms' });
    await ended(world.admin, id);
    const [message] = (await world.admin.call(outbox.list, { campaignId: id })).rows;
    if (!message) throw new Error('no message');
    return message;
  };
  const now = async ({ id, campaignId }: Message): Promise<Message | undefined> =>
    (await world.admin.call(outbox.list, { campaignId: campaignId ?? 0 })).rows.find((row) => row.id === id);
  const tell = (results: object[], key = reportKey(world.ctx.pepper)) =>
    world.visitor().send('POST', `/portal/api/sms-report/${key}`, JSON.stringify({ results }), {
      'content-type': 'application/json',
    });
  const about = ({ providerRef }: Message, name: string) => ({ id: providerRef, status: { name } });

  it('is told by the provider, in any order and as often as it likes; delivered is final', async () => {
    const [one, other] = [await sent(), await sent()];
    expect(one).toMatchObject({ state: 'sent', providerRef: expect.stringMatching(/^p-/) as unknown });
    const answer = await tell([about(one, 'delivered'), about(other, 'failed'), about(one, 'sent'), { junk: true }]);
    expect(answer).toMatchObject({ status: 200, body: { taken: 2 } });
    expect(await now(one)).toMatchObject({ state: 'delivered' });
    expect(await now(other)).toMatchObject({ state: 'bounced', reason: 'undelivered' });
    expect((await tell([about(one, 'failed'), about(one, 'delivered'), about(other, 'failed')])).body).toEqual({
      taken: 0,
    });
    expect(await now(one)).toMatchObject({ state: 'delivered', reason: null });
    // A report that overtook another: what arrived has arrived.
    expect((await tell([about(other, 'delivered')])).body).toEqual({ taken: 1 });
    expect(await now(other)).toMatchObject({ state: 'delivered', reason: null });
  });

  it('is told by nobody who does not know the key', async () => {
    const message = await sent();
    expect((await tell([about(message, 'delivered')], '0'.repeat(32))).status).toBe(404);
    expect(await now(message)).toMatchObject({ state: 'sent' });
  });

  it('is asked where it is in doubt, and only what the provider says counts', async () => {
    silent.add('all');
    const [arrived, lost, forgotten] = [await sent(), await sent(), await sent()];
    silent.clear();
    expect(arrived).toMatchObject({ state: 'unknown', reason: 'no_answer' });
    fates.set(String(arrived.id), 'delivered').set(String(lost.id), 'failed');
    expect(await lookUp(world.ctx)).toBe(0);
    world.clock.set(new Date(world.clock.now().getTime() + 11 * 60_000));
    await lookUp(world.ctx);
    expect(await now(arrived)).toMatchObject({ state: 'delivered', reason: null });
    const reminded = await world.ctx
      .db('account')
      .select('reminders_sms')
      .orderBy('id')
      .whereIn(
        'id',
        [arrived, lost].map(({ accountId }) => accountId ?? 0),
      );
    expect(reminded).toEqual([{ reminders_sms: 1 }, { reminders_sms: 0 }]);
    expect(await now(lost)).toMatchObject({ state: 'bounced', reason: 'undelivered' });
    expect(await now(forgotten)).toMatchObject({ state: 'unknown' });
  });

  it.each(['broken', 'mute'])('%s after it was taken: in doubt, and not one more request', async (how) => {
    silent.add(how);
    const before = taken;
    const message = await sent();
    silent.clear();
    expect(message).toMatchObject({ state: 'unknown', reason: 'no_answer' });
    world.clock.set(new Date(world.clock.now().getTime() + 60_000));
    await sent();
    expect(taken).toBe(before + 2);
    expect(await now(message)).toMatchObject({ state: 'unknown' });
  });

  it('asked to slow down, it waits as long as it was told, says so, and goes on by itself', async () => {
    silent.add('busy');
    const before = taken;
    const id = await started(world.admin, { accountIds: [await addAccount(world)] }, { channel: 'sms' });
    const resting = await eventually(async () => {
      const gateway = await world.admin.call(gateways.see, { channel: 'sms' });
      expect(gateway).toMatchObject({ state: 'resting', trouble: 'throttled' });
      return gateway;
    });
    expect(Date.parse(resting.restUntil ?? '') - world.clock.now().getTime()).toBeGreaterThan(20_000);
    expect((await world.admin.call(outbox.list, { campaignId: id })).rows).toMatchObject([
      { state: 'queued', reason: 'throttled', attempts: 0 },
    ]);
    silent.clear();
    world.clock.set(new Date(world.clock.now().getTime() + 41_000));
    world.ctx.wake('outbox-sms-bulk');
    expect((await ended(world.admin, id)).counts).toEqual({ sent: 1 });
    expect(taken).toBe(before + 1);
  });

  it('what is left is asked for now and then, kept with its time, and told where a campaign is checked', async () => {
    const { admin, clock } = world;
    const settings = {
      method: 'GET',
      url: `${base}/send?key={{secret}}&ref={{reference}}`,
      balance: { url: '/left?key={{secret}}', amountPattern: 'left=([0-9.]+)', unit: 'HUF' },
      balanceLow: 500,
      pricePerPart: 40,
    } as const;
    const set = (more: object) =>
      admin.call(gateways.set, { channel: 'sms', kind: 'http', settings: { ...settings, ...more }, secret: 'titok' });
    const ask = () => admin.call(gateways.balance, { channel: 'sms' });
    const later = () => clock.set(new Date(clock.now().getTime() + 61_000));
    const see = () => admin.call(gateways.see, { channel: 'sms' });
    const nothing = { amount: null, unit: '', at: null, trouble: null, low: false };
    expect((await set({})).balance).toEqual(nothing);

    left.said = () => 'left=1000';
    const told = await ask();
    expect(told).toEqual({ amount: 1000, unit: 'HUF', at: expect.any(String) as string, trouble: null, low: false });
    left.said = () => 'left=30';
    expect([await ask(), left.asked]).toEqual([told, 1]);
    expect((await see()).balance).toEqual(told);
    later();
    expect(await ask()).toMatchObject({ amount: 30, low: true });
    later();
    left.said = () => 'nonsense';
    const before = (await see()).balance;
    expect(await ask()).toEqual({ ...before, trouble: 'answer_not_understood' });

    const id = await draft(admin, { accountIds: [await addAccount(world)] }, { channel: 'sms' });
    const { parts, balance, beyondBalance } = await admin.call(campaigns.preflight, { id });
    expect([(parts ?? 0) * 40 > 30, beyondBalance, balance?.amount]).toEqual([true, true, 30]);
    const kept = await world.ctx
      .db('setting')
      .select<{ value: string }[]>('value')
      .where('name', 'sms_balance')
      .first();
    expect(kept?.value).not.toContain('titok');

    // another account, another provider: what was said is no answer any more
    expect((await set({})).balance).toEqual(nothing);
    expect((await admin.call(campaigns.preflight, { id })).beyondBalance).toBe(false);
    expect((await set({ balance: null })).balance).toBeNull();
    await expect(ask()).rejects.toMatchObject({ code: 'BALANCE_NOT_TOLD' });
    await expect(admin.call(gateways.balance, { channel: 'email' })).rejects.toMatchObject({
      code: 'BALANCE_NOT_TOLD',
    });
    for (const role of ['agent', 'broker'] as const) {
      const other = await signInAs(world, role);
      expect((await other.send('POST', '/api/gateways/sms/balance', {})).status).toBe(403);
    }
  });
});
