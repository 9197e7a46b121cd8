import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaigns } from '#contract/campaigns.ts';
import { consents } from '#contract/consents.ts';
import { gateways } from '#contract/gateways.ts';
import { senders } from '#contract/senders.ts';
import { suppressions } from '#contract/suppressions.ts';
import { templates } from '#contract/templates.ts';
import { addAccount } from '../support/accounts.ts';
import { verifyDkim } from '../support/dkim.ts';
import { addText, draft, ended, sendThrough, started } from '../support/mailing.ts';
import { openMailSink, type MailSink } from '../support/smtp.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const header = (raw: string, name: string): string | undefined =>
  new RegExp(`^${name}:((?:.|\\r\\n[ \\t])*)`, 'im')
    .exec(raw)?.[1]
    ?.replace(/\r\n[ \t]+/g, ' ')
    .trim();

describe.each(dialects)('letters on %s', (dialect) => {
  let world: World;
  let sink: MailSink;
  beforeAll(async () => {
    world = await openWorld(dialect, { training: false });
    sink = await openMailSink();
  });
  afterAll(async () => {
    await sink.close();
    await world.close();
  });

  const newest = (): string => sink.received.at(-1)?.raw ?? '';

  it('go in the name of the sender chosen, signed by its domain, and say how to unsubscribe', async () => {
    await sendThrough(world.admin, sink.port, {
      bounceAddress: 'bounce@iroda.test',
      publicUrl: 'https://ugyfel.iroda.test/',
    });
    const { id } = await world.admin.call(senders.add, {
      address: 'Kapcsolat@Masik.test',
      name: 'Másik Iroda',
      replyTo: 'valasz@masik.test',
    });
    await expect(world.admin.call(senders.add, { address: 'kapcsolat@masik.test' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const { dkim } = await world.admin.call(senders.sign, { id });
    expect(dkim?.host).toBe('kapocs._domainkey.masik.test');
    const templateId = await addText(world.admin, 'email');
    const audience = { accountIds: [await addAccount(world)] };
    const made = { name: 'Levél', channel: 'email', templateId, audience, senderId: id } as const;
    const campaign = await world.admin.call(campaigns.add, made);
    await world.admin.call(campaigns.start, { id: campaign.id });
    expect((await ended(world.admin, campaign.id)).counts).toEqual({ sent: 1 });
    const raw = newest();
    expect(verifyDkim(raw, dkim?.record ?? '')).toMatchObject({
      domain: 'masik.test',
      fields: expect.arrayContaining([
        'list-unsubscribe',
        'list-unsubscribe-post',
        'auto-submitted',
        'feedback-id',
      ]) as unknown,
    });
    expect(() => verifyDkim(raw.replace('Tisztelt', 'Kedves'), dkim?.record ?? '')).toThrow('not what was signed');
    expect(header(raw, 'From')).toMatch(/<kapcsolat@masik\.test>/);
    expect(header(raw, 'Feedback-ID')).toMatch(new RegExp(`^${campaign.id}:reminder::[0-9a-f]{12}$`));
    expect(header(raw, 'Reply-To')).toBe('valasz@masik.test');
    expect(sink.received.at(-1)?.from).toMatch(/^bounce\+\d+\.[0-9a-f]{12}@iroda\.test$/);
    expect(header(raw, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    const [link = ''] = /https:[^>]+/.exec(header(raw, 'List-Unsubscribe') ?? '') ?? [];

    const visitor = world.visitor();
    const path = new URL(link).pathname;
    const look = await visitor.send('GET', path);
    expect(look.headers.get('content-security-policy')).toContain("form-action 'self'");
    expect((await world.admin.call(suppressions.list, {})).total).toBe(0);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await visitor.send('POST', path, 'List-Unsubscribe=One-Click', form)).status).toBe(200);
    expect((await visitor.send('POST', path, 'List-Unsubscribe=One-Click', form)).status).toBe(200);
    expect((await world.admin.call(suppressions.list, {})).rows).toMatchObject([
      { channel: 'email', purpose: 'all', reason: 'objection', source: 'client' },
    ]);
    const forged = path.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect((await visitor.send('POST', forged, 'x', form)).status).toBe(422);
    expect((await world.admin.call(suppressions.list, {})).total).toBe(1);
  });

  it('offer no click where it cannot be answered, and codes and trial shots none at all', async () => {
    await sendThrough(world.admin, sink.port, { replyTo: 'valasz@iroda.test' });
    await ended(world.admin, await started(world.admin, { accountIds: [await addAccount(world)] }));
    expect(header(newest(), 'List-Unsubscribe')).toMatch(
      /^<mailto:valasz@iroda\.test\?subject=unsubscribe%20\d+\.\w+>$/,
    );
    expect(header(newest(), 'List-Unsubscribe-Post')).toBeUndefined();
    await world.admin.call(gateways.test, { channel: 'email', to: 'en@iroda.test' });
    expect(header(newest(), 'List-Unsubscribe')).toBeUndefined();
    expect(header(newest(), 'Feedback-ID')).toBeUndefined();
  });

  it('of advertising go only where somebody agreed to it, and no more once that is taken back', async () => {
    await sendThrough(world.admin, sink.port);
    const text = await world.admin.call(templates.add, {
      channel: 'email',
      name: 'Akció',
      subject: 'Akció',
      body: 'Akció!',
      purpose: 'marketing',
    });
    const agreed = await addAccount(world, { email: 'Igen@Pelda.test' });
    const other = await addAccount(world);
    const { id: consentId } = await world.admin.call(consents.add, {
      channel: 'email',
      address: 'igen@pelda.test',
      source: 'paper',
      givenOn: '2012-01-05',
    });
    const made = { name: 'Akció', channel: 'email', templateId: text.id } as const;
    const { id } = await world.admin.call(campaigns.add, { ...made, audience: { accountIds: [agreed, other] } });
    expect(await world.admin.call(campaigns.preflight, { id })).toMatchObject({
      willSend: 1,
      skipped: { suppressed: 1 },
      noConsent: 1,
    });
    const rows = async (reason: 'no_consent' | 'suppressed') =>
      (await world.admin.call(campaigns.audience, { id, reason })).rows.map((row) => [row.id, row.reason]);
    expect(await rows('no_consent')).toEqual([[other, 'suppressed']]);
    expect(await rows('suppressed')).toEqual([]);
    await world.admin.call(campaigns.start, { id });
    expect((await ended(world.admin, id)).counts).toEqual({ sent: 1, skipped: 1 });
    const sendAt = new Date(world.clock.now().getTime() + 60_000).toISOString();
    const soon = await world.admin.call(campaigns.add, { ...made, audience: { accountIds: [agreed] }, sendAt });
    await world.admin.call(campaigns.start, { id: soon.id });
    await world.admin.call(consents.remove, { id: consentId });
    world.clock.set(new Date(Date.parse(sendAt) + 1000));
    world.ctx.wake('campaigns');
    expect((await ended(world.admin, soon.id)).reasons).toEqual([{ state: 'skipped', reason: 'suppressed', count: 1 }]);
    const again = await world.admin.call(campaigns.add, { ...made, audience: { accountIds: [agreed] } });
    await expect(world.admin.call(campaigns.start, { id: again.id })).rejects.toMatchObject({ code: 'CONSENT_NEEDED' });
    const late = { channel: 'sms', address: '+36201234567', source: 'phone', givenOn: '2012-03-01' } as const;
    await expect(world.admin.call(consents.add, late)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('go through a mailbox entered by OAuth2, with a token fetched and renewed', async () => {
    const fetched: string[] = [];
    const tokens = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += String(part)));
      request.on('end', () => {
        fetched.push(body);
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ access_token: `belepo-${fetched.length}`, expires_in: 3600 }));
      });
    });
    await new Promise<void>((resolve) => tokens.listen(0, '127.0.0.1', resolve));
    const modern = await openMailSink({
      authOptional: false,
      allowInsecureAuth: true,
      authMethods: ['XOAUTH2'],
      onAuth: ({ accessToken }, _session, done) =>
        accessToken === 'belepo-2' ? done(null, { user: 'iroda' }) : done(null, { data: { status: '401' } }),
    });
    const tokenUrl = `http://127.0.0.1:${(tokens.address() as AddressInfo).port}/token`;
    const oauth = { tokenUrl, clientId: 'kapocs', scope: 'https://outlook.office.com/SMTP.Send' };
    const secret = JSON.stringify({ clientSecret: 'titok', refreshToken: 'megujito' });
    await sendThrough(world.admin, modern.port, { user: 'iroda@iroda.test', oauth, connections: 1 }, secret);
    const id = await draft(world.admin, { accountIds: [await addAccount(world)] });
    await world.admin.call(campaigns.start, { id });
    expect((await ended(world.admin, id)).counts).toEqual({ sent: 1 });
    expect(Object.fromEntries(new URLSearchParams(fetched[0]))).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: 'megujito',
      client_id: 'kapocs',
      client_secret: 'titok',
      scope: oauth.scope,
    });
    expect(fetched).toHaveLength(2);
    await expect(
      sendThrough(
        world.admin,
        587,
        { user: 'x', oauth: { ...oauth, tokenUrl: 'http://login.pelda.test/token' } },
        secret,
      ),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await modern.close();
    tokens.close();
  });
});
