import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaigns } from '#contract/campaigns.ts';
import { gateways } from '#contract/gateways.ts';
import { history } from '#contract/history.ts';
import { outbox } from '#contract/outbox.ts';
import { addAccount, addMany } from '../support/accounts.ts';
import { eventually } from '../support/eventually.ts';
import { draft, ended, sendThrough, started } from '../support/mailing.ts';
import { openBrokenServer, openMailSink } from '../support/smtp.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const SECRET = 'titkos átjárójelszó';

describe.each(dialects)('sending for real on %s', (dialect) => {
  let world: World;
  const some = (count: number): Promise<number[]> => world.ctx.write(({ db }) => addMany(db, count));
  const see = (id: number) => world.admin.call(campaigns.see, { id });

  beforeAll(async () => {
    world = await openWorld(dialect, { training: false });
  });
  afterAll(() => world.close());

  it('hands 800 over to a mail server in seconds, each exactly once', async () => {
    const sink = await openMailSink();
    await sendThrough(world.admin, sink.port);
    const id = await draft(world.admin, { accountIds: await some(800) });
    const begun = performance.now();
    await world.admin.call(campaigns.start, { id });
    const done = await ended(world.admin, id, 60_000);
    const seconds = (performance.now() - begun) / 1000;
    console.log(`${dialect}: 800 messages in ${seconds.toFixed(1)} s`);
    expect(done).toMatchObject({ counts: { sent: 800 }, reasons: [] });
    expect(new Set(sink.accepted().values())).toEqual(new Set([1]));
    expect(sink.accepted().size).toBe(800);
    expect(new Set(sink.received.map(({ to }) => to)).size).toBe(800);
    expect(seconds).toBeLessThan(60);
    await sink.close();
  }, 120_000);

  it('puts in doubt what got no answer, and only a person decides', async () => {
    const dropping = await openBrokenServer({ body: 'drop' });
    await sendThrough(world.admin, dropping.port, { connections: 1 });
    const id = await started(world.admin, { accountIds: await some(4) });
    expect((await ended(world.admin, id)).counts).toEqual({ unknown: 4 });
    expect(dropping.bodies()).toBe(4);
    await dropping.close();

    const sink = await openMailSink();
    await sendThrough(world.admin, sink.port);
    // Another letter goes, and with it nothing of what is in doubt.
    await ended(world.admin, await started(world.admin, { accountIds: await some(1) }));
    expect(sink.received).toHaveLength(1);
    const [first, second, ...others] = (await world.admin.call(outbox.list, { campaignId: id, state: 'unknown' })).rows;
    const arrived = await world.admin.call(outbox.settle, { id: first?.id ?? 0, as: 'sent' });
    expect(arrived).toMatchObject({ state: 'sent', reason: null });
    await world.admin.call(outbox.settle, { id: second?.id ?? 0, as: 'resend' });
    expect((await ended(world.admin, id)).counts).toEqual({ sent: 2, unknown: 2 });
    expect(sink.received.slice(1).map(({ messageId }) => messageId)).toEqual([second?.messageId]);
    await expect(world.admin.call(outbox.settle, { id: first?.id ?? 0, as: 'resend' })).rejects.toMatchObject({
      code: 'STATE_WRONG',
    });
    // the others at once, with one reason: whatever is decided already is left alone
    const ids = others.map((each) => each.id);
    const reason = 'a kiszolgáló naplója szerint';
    const decide = { ids: [...ids, first?.id ?? 0, ids[0] ?? 0], as: 'sent' as const, reason };
    expect(await world.admin.call(outbox.settleMany, decide)).toEqual({ settled: 2, left: 1 });
    expect((await world.admin.call(campaigns.see, { id })).counts).toEqual({ sent: 4 });
    const { rows } = await world.admin.call(history.list, { action: 'message.settled' });
    expect(
      rows
        .filter(({ details }) => details['reason'] === reason)
        .map(({ object }) => object)
        .toSorted(),
    ).toEqual(ids.map((each) => `message:${each}`).toSorted());
    expect(sink.received).toHaveLength(2);
    expect((await world.stranger().send('POST', '/api/outbox/settle', decide)).status).toBe(401);
    await sink.close();
  });

  it('closes in seconds though a mail server keeps silent, and what it was sent is in doubt', async () => {
    const silent = await openBrokenServer({ body: 'silent' });
    await sendThrough(world.admin, silent.port, { connections: 1 });
    const id = await started(world.admin, { accountIds: await some(2) });
    await eventually(async () => {
      expect(silent.bodies()).toBe(1);
    });
    const begun = performance.now();
    await world.restart();
    // an answer is waited for twice as long
    expect(performance.now() - begun).toBeLessThan(60_000);
    await eventually(async () => expect((await see(id)).counts).toMatchObject({ unknown: 1 }));
    await world.admin.call(campaigns.cancel, { id });
    await silent.close();
  });

  it('tells a definite no from a no for now', async () => {
    const sink = await openMailSink({
      onRcptTo: ({ address }, _session, done) => {
        const code = address.startsWith('nincs') ? 550 : address.startsWith('tele') ? 452 : 0;
        done(code === 0 ? null : Object.assign(new Error('no'), { responseCode: code }));
      },
    });
    await sendThrough(world.admin, sink.port);
    const [gone, full, there] = await some(3);
    await world.ctx.write(async ({ db }) => {
      await db('account').where({ id: gone }).update({ email: 'nincs@pelda.test' });
      await db('account').where({ id: full }).update({ email: 'tele@pelda.test' });
    });
    const id = await started(world.admin, { accountIds: [gone ?? 0, full ?? 0, there ?? 0] });
    await eventually(async () => expect((await see(id)).counts).toEqual({ failed: 1, queued: 1, sent: 1 }));
    const { rows } = await world.admin.call(outbox.list, { campaignId: id });
    expect(rows.find(({ state }) => state === 'failed')).toMatchObject({ reason: 'rejected', answer: '550' });
    expect(rows.find(({ state }) => state === 'queued')).toMatchObject({ reason: 'temporary', attempts: 1 });
    await world.admin.call(campaigns.cancel, { id });
    await sink.close();
  });

  it('goes on with the lines a server has room for, and comes again to one that greylists', async () => {
    const seen = new Set<string>();
    const sink = await openMailSink({
      maxClients: 2,
      onRcptTo: ({ address }, _session, done) => {
        const known = seen.has(address);
        seen.add(address);
        done(known ? null : Object.assign(new Error('4.7.1 later'), { responseCode: 451 }));
      },
    });
    await sendThrough(world.admin, sink.port, { connections: 5 });
    const id = await started(world.admin, { accountIds: await some(12) });
    await eventually(async () => {
      expect((await see(id)).counts).toEqual({ queued: 12 });
      expect(seen.size).toBe(12);
    });
    expect(await world.admin.call(gateways.see, { channel: 'email' })).toMatchObject({ state: 'working' });
    world.clock.set(new Date(world.clock.now().getTime() + 61_000));
    world.ctx.wake('outbox-email-bulk');
    expect((await ended(world.admin, id)).counts).toEqual({ sent: 12 });
    expect([...sink.accepted().values()]).toEqual(Array.from({ length: 12 }, () => 1));
    await sink.close();
  });

  it('stops at a wrong password, says so, loses nothing, and goes on when it is right', async () => {
    const sink = await openMailSink({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, done) =>
        password === SECRET ? done(null, { user: 'iroda' }) : done(new Error('no')),
    });
    await sendThrough(world.admin, sink.port, { user: 'iroda' }, 'rossz jelszó');
    expect(await world.admin.call(gateways.test, { channel: 'email', to: 'en@iroda.test' })).toMatchObject({
      state: 'failed',
      reason: 'auth_failed',
      answer: '535',
    });
    const id = await started(world.admin, { accountIds: await some(3) });
    await eventually(async () =>
      expect(await world.admin.call(gateways.see, { channel: 'email' })).toMatchObject({
        state: 'paused',
        trouble: 'auth_failed',
      }),
    );
    expect(await see(id)).toMatchObject({
      state: 'running',
      waiting: { why: 'gateway', until: null, trouble: 'auth_failed' },
    });
    await sendThrough(world.admin, sink.port, { user: 'iroda' }, SECRET);
    expect((await ended(world.admin, id)).counts).toEqual({ sent: 3 });
    expect(await world.admin.call(gateways.test, { channel: 'email', to: 'en@iroda.test' })).toMatchObject({
      state: 'sent',
    });
    await sink.close();
  });

  it('rests when nobody listens, tries again, pauses after five times, and stays up', async () => {
    const nobody = await openBrokenServer({});
    await nobody.close();
    await sendThrough(world.admin, nobody.port);
    const id = await started(world.admin, { accountIds: await some(2) });
    await eventually(async () =>
      expect((await see(id)).waiting).toMatchObject({ why: 'rest', trouble: 'no_connection' }),
    );
    for (let failure = 1; failure < 5; failure += 1) {
      world.clock.set(new Date(world.clock.now().getTime() + 60_000));
      world.ctx.wake('outbox-email-bulk');
      await eventually(async () => {
        const [row] = await world.ctx
          .db('gateway')
          .select<{ failures: number }[]>('failures')
          .where('channel', 'email');
        expect(row?.failures).toBe(failure + 1);
      });
    }
    expect(await world.admin.call(gateways.see, { channel: 'email' })).toMatchObject({ state: 'paused' });
    expect((await see(id)).counts).toEqual({ queued: 2 });
    const sink = await openMailSink();
    await sendThrough(world.admin, sink.port);
    expect((await ended(world.admin, id)).counts).toEqual({ sent: 2 });
    await sink.close();
  });

  it('keeps to the pace of the gateway, also when two servers send', async () => {
    if (dialect === 'postgresql') await world.neighbour();
    const sink = await openMailSink();
    await sendThrough(world.admin, sink.port, { perHour: 5 });
    const id = await started(world.admin, { accountIds: await some(8) });
    await eventually(async () => expect((await see(id)).counts).toEqual({ sent: 5, queued: 3 }));
    world.clock.set(new Date(world.clock.now().getTime() + 13 * 60_000));
    world.ctx.wake('outbox-email-bulk');
    await eventually(async () => expect((await see(id)).counts).toEqual({ sent: 6, queued: 2 }));
    await world.admin.call(campaigns.cancel, { id });
    await sink.close();
  });

  it('keeps to the pace of each domain, and lets other domains by', async () => {
    const sink = await openMailSink();
    await sendThrough(world.admin, sink.port, { perDomainMinute: 2 });
    const ids = await some(6);
    await world.ctx.write(async ({ db }) => {
      await db('account')
        .whereIn('id', ids.slice(0, 5))
        .update({ email: db.raw(`'u' || id || '@Tele.test'`) });
    });
    const id = await started(world.admin, { accountIds: ids });
    await eventually(async () => expect((await see(id)).counts).toEqual({ sent: 3, queued: 3 }));
    expect(sink.received.map(({ to }) => to.split('@')[1]?.toLowerCase()).sort()).toEqual([
      'pelda.test',
      'tele.test',
      'tele.test',
    ]);
    for (const sent of [4, 5, 6]) {
      world.clock.set(new Date(world.clock.now().getTime() + 31_000));
      world.ctx.wake('outbox-email-bulk');
      await eventually(async () => expect((await see(id)).counts.sent).toBe(sent));
    }
    await sink.close();
  });

  it('never gives a secret back, neither in an answer nor in the history nor in the log', async () => {
    await sendThrough(world.admin, 2525, { user: 'iroda' }, SECRET);
    const answers = JSON.stringify([
      await world.admin.call(gateways.see, { channel: 'email' }),
      await world.admin.call(history.list, { limit: 500 }),
    ]);
    expect(answers).toContain('"secretSet":true');
    const log = readFileSync(join(world.folder, 'logs', 'kapocs.log'), 'utf8');
    for (const text of [answers, log]) {
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain('@pelda.test');
    }
    // Left out, the secret stays; null forgets it.
    expect((await sendThrough(world.admin, 2526, { user: 'iroda' })).secretSet).toBe(true);
    // To another server it is not taken along: whoever set that one up would have it.
    await expect(sendThrough(world.admin, 2526, { host: 'posta.pelda.test', security: 'tls' })).rejects.toMatchObject({
      code: 'SECRET_AGAIN',
    });
    const sms = { method: 'GET', url: 'https://sms.iroda.test/kuld?k={{secret}}' } as const;
    const change = (settings: object, secret?: string) =>
      world.admin.call(gateways.set, {
        channel: 'sms',
        kind: 'http',
        settings: { ...sms, ...settings },
        ...(secret === undefined ? {} : { secret }),
      });
    await change({}, SECRET);
    const lookup = { url: 'https://pelda.test/{{ref}}?k={{secret}}', delivered: 'd', failed: 'f' };
    for (const elsewhere of [{ url: 'https://pelda.test/?k={{secret}}' }, { lookup }])
      await expect(change(elsewhere)).rejects.toMatchObject({ code: 'SECRET_AGAIN' });
    expect((await change({ url: `${sms.url}&v=2` })).secretSet).toBe(true);
    expect((await change({ lookup }, SECRET)).secretSet).toBe(true);
    await world.admin.call(gateways.set, { channel: 'sms', kind: 'trial' });
    await world.admin.call(gateways.set, { channel: 'email', kind: 'trial' });
    expect((await world.admin.call(gateways.see, { channel: 'email' })).secretSet).toBe(false);
  });

  it('counts parts and cost of what each client really gets, not of the template', async () => {
    const family = { mobile: '+36209990001' };
    const accountIds = [
      await addAccount(world, { ...family, holderName: 'Rövid Rita' }),
      await addAccount(world, { ...family, holderName: `Hosszú ${'Hugó '.repeat(10)}`.trim() }),
    ];
    const request = { method: 'POST', url: 'http://127.0.0.1:9/', body: '{{to}} {{text}}' } as const;
    const settings = { ...request, bodyKind: 'text', successPattern: '^OK', pricePerPart: 20 } as const;
    await world.admin.call(gateways.set, { channel: 'sms', kind: 'http', settings });
    // 141 characters for the one, over 160 for the other, and for both where they share a message
    const body = `Tisztelt {{nev}}! ${'a'.repeat(120)}`;
    const id = await draft(world.admin, { accountIds }, { channel: 'sms', body });
    const before = () => world.admin.call(campaigns.preflight, { id });
    expect(await before()).toMatchObject({ willSend: 2, parts: 3, cost: 60 });
    await world.admin.call(campaigns.change, { id, oncePerAddress: true });
    expect(await before()).toMatchObject({ willSend: 1, parts: 2, cost: 40 });
  });

  it('refuses a password that would travel in clear', async () => {
    await expect(sendThrough(world.admin, 25, { host: 'posta.iroda.test', user: 'iroda' }, 'x')).rejects.toMatchObject({
      code: 'GATEWAY_NOT_SAFE',
    });
  });
});

describe('sending in training', () => {
  it('leaves everything to the trial gateway', async () => {
    const world = await openWorld('sqlite', { training: true });
    await expect(sendThrough(world.admin, 25)).rejects.toMatchObject({ status: 409, code: 'TRIAL_ONLY' });
    expect(await world.admin.call(gateways.test, { channel: 'email', to: 'en@iroda.test' })).toMatchObject({
      state: 'simulated',
    });
    await world.close();
  });
});
