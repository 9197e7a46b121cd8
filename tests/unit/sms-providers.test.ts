import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { HttpSettings } from '#contract/gateways.ts';
import { smsPresets } from '#contract/sms-presets.ts';
import type { Outgoing } from '../../api/outbox/gateways/gateway.ts';
import { openSmsHttp } from '../../api/outbox/gateways/sms-http.ts';
import { bodyIn, reportsIn } from '../../api/outbox/reports/read-report.ts';
import { undressed } from '../support/outgoing.ts';

type Provider = keyof typeof smsPresets;
type Asked = { url: URL; headers: IncomingMessage['headers']; body: string };

const message: Outgoing = {
  id: 77,
  to: '+36201234567',
  subject: '',
  text: 'Kérjük, "regisztráljon" & siessen, Ő is!',
  html: null,
  mime: null,
  messageId: null,
  ...undressed,
};
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function answering(status: number, body: string): Promise<{ origin: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.on('end', () => {
      asked.push({ url: new URL(request.url ?? '/', 'http://x.test'), headers: request.headers, body: text });
      response.writeHead(status).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** The provider’s own settings, but for the machine it is on. */
const settingsAt = (provider: Provider, origin: string, more: object = {}): HttpSettings => {
  const preset = smsPresets[provider];
  const url = preset.url.replace(/^https?:\/\/[^/]+/, origin);
  return HttpSettings.parse({ ...preset, url, user: 'fiók', sender: 'MintaIroda', ...more });
};

async function hand(provider: Provider, answer: [number, string], more: object = {}) {
  const { origin, asked } = await answering(...answer);
  const outcome = await openSmsHttp(settingsAt(provider, origin, more), 'tit&ok').hand(message, () =>
    Promise.resolve(true),
  );
  return { outcome, asked: asked[0] };
}

const publicUrl = 'https://ugyfel.iroda.test';
const reportUrl = `${publicUrl}${undressed.reportPath}`;
const fields = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

describe('a provider', () => {
  it('SeeMe gets an address', async () => {
    const { outcome, asked } = await hand('seeme', [200, '{"result":"OK","price":"18","code":0}'], { publicUrl });
    expect(outcome).toMatchObject({ kind: 'sent' });
    expect(fields(asked?.url.search ?? '')).toEqual({
      key: 'tit&ok',
      message: message.text,
      number: '36201234567',
      sender: 'MintaIroda',
      reference: '77',
      callback: '3,4,6,7',
      callbackurl: reportUrl,
      format: 'json',
    });
  });

  it('BulkGate gets JSON, and is told the alphabet', async () => {
    const { outcome, asked } = await hand('bulkgate', [
      200,
      '{"data":{"status":"accepted","sms_id":"tmp-1","price":1}}',
    ]);
    expect(outcome).toMatchObject({ kind: 'sent', providerRef: 'tmp-1' });
    expect(JSON.parse(asked?.body ?? '')).toMatchObject({
      application_token: 'tit&ok',
      number: '36201234567',
      text: message.text,
      unicode: true,
    });
  });

  it('Twilio gets a form', async () => {
    const { outcome, asked } = await hand('twilio', [201, '{"sid": "SM12ab", "status": "queued"}'], { publicUrl });
    expect(outcome).toMatchObject({ kind: 'sent', providerRef: 'SM12ab' });
    expect(asked?.headers.authorization).toBe(`Basic ${Buffer.from('fiók:tit&ok').toString('base64')}`);
    expect(fields(asked?.body ?? '')).toEqual({
      To: message.to,
      From: 'MintaIroda',
      Body: message.text,
      StatusCallback: reportUrl,
    });
  });

  it('Vonage gets a form, and answers within', async () => {
    const answer = '{"message-count":"1","messages":[{"to":"36201234567","message-id":"0A0","status":"0"}]}';
    const { outcome, asked } = await hand('vonage', [200, answer]);
    expect(outcome).toMatchObject({ kind: 'sent', providerRef: '0A0' });
    const sent = fields(asked?.body ?? '');
    expect(sent).toMatchObject({ api_key: 'fiók', type: 'unicode', 'client-ref': '77', text: message.text });
    expect(sent).not.toHaveProperty('callback');
  });

  it('Infobip gets JSON, with or without an address to report to', async () => {
    const answer = '{"messages":[{"messageId":"m-9","status":{"groupId":1,"groupName":"PENDING"}}]}';
    const told = await hand('infobip', [200, answer], { publicUrl });
    expect(told.outcome).toMatchObject({ kind: 'sent', providerRef: 'm-9' });
    expect(told.asked?.headers.authorization).toBe('App tit&ok');
    expect(JSON.parse(told.asked?.body ?? '')).toMatchObject({
      messages: [{ content: { text: message.text }, webhooks: { delivery: { url: reportUrl } } }],
    });
    const untold = await hand('infobip', [200, answer]);
    expect(JSON.parse(untold.asked?.body ?? '')).toMatchObject({ messages: [{ webhooks: { delivery: {} } }] });
  });

  it('Kannel gets the address to report to, its own marks unharmed', async () => {
    const { outcome, asked } = await hand('kannel', [202, '0: Accepted for delivery'], { publicUrl });
    expect(outcome).toMatchObject({ kind: 'sent' });
    expect(fields(asked?.url.search ?? '')).toMatchObject({
      coding: '2',
      'dlr-mask': '31',
      'dlr-url': `${reportUrl}?status=%d&reference=77`,
    });
    const untold = await hand('kannel', [202, '0: Accepted for delivery']);
    expect(fields(untold.asked?.url.search ?? '')).not.toHaveProperty('dlr-url');
  });

  it.each<[Provider, number, string, object]>([
    ['seeme', 200, '{"result":"ERR","code":4}', { kind: 'trouble', trouble: 'auth_failed' }],
    ['seeme', 200, '{"result":"ERR","code":7}', { kind: 'trouble', trouble: 'auth_failed' }],
    ['seeme', 200, '{"result":"ERR","code":6}', { kind: 'refused' }],
    ['bulkgate', 401, '{"type":"unknown_identity","code":401}', { kind: 'trouble', trouble: 'auth_failed' }],
    ['bulkgate', 400, '{"type":"invalid_phone_number","code":400}', { kind: 'refused' }],
    ['twilio', 401, '{"code":20003}', { kind: 'trouble', trouble: 'auth_failed' }],
    ['twilio', 400, '{"code":21614}', { kind: 'refused' }],
    ['twilio', 500, '{"code":20500}', { kind: 'unknown' }],
    ['twilio', 429, '{"code":20429}', { kind: 'trouble', trouble: 'throttled' }],
    ['vonage', 200, '{"messages":[{"status":"1"}]}', { kind: 'trouble', trouble: 'throttled' }],
    ['vonage', 200, '{"messages":[{"status":"4"}]}', { kind: 'trouble', trouble: 'auth_failed' }],
    ['vonage', 200, '{"messages":[{"status":"6"}]}', { kind: 'refused' }],
    ['infobip', 200, '{"messages":[{"status":{"groupName":"REJECTED"}}]}', { kind: 'refused' }],
    ['kannel', 202, '3: Queued for later delivery', { kind: 'sent' }],
    ['kannel', 403, 'Authorization failed for sendsms', { kind: 'trouble', trouble: 'auth_failed' }],
  ])('%s answers %i %s', async (provider, status, body, expected) => {
    expect((await hand(provider, [status, body])).outcome).toMatchObject(expected);
  });

  it.each<[Provider, string, { id: string; fate: string }[]]>([
    ['seeme', 'reference=77&number=36201234567&code=6&price=18', [{ id: '77', fate: 'delivered' }]],
    ['seeme', 'reference=77&code=7', [{ id: '77', fate: 'failed' }]],
    ['seeme', 'reference=77&code=4', [{ id: '77', fate: 'accepted' }]],
    ['twilio', 'MessageSid=SM12ab&MessageStatus=delivered', [{ id: 'SM12ab', fate: 'delivered' }]],
    ['twilio', 'MessageSid=SM12ab&MessageStatus=undelivered&ErrorCode=30003', [{ id: 'SM12ab', fate: 'failed' }]],
    ['vonage', '{"messageId":"0A0","status":"delivered","err-code":"0"}', [{ id: '0A0', fate: 'delivered' }]],
    ['vonage', 'messageId=0A0&status=expired', [{ id: '0A0', fate: 'failed' }]],
    [
      'infobip',
      '{"results":[{"messageId":"a","status":{"groupName":"DELIVERED"}},{"messageId":"b","status":{"groupName":"EXPIRED"}},{"x":1}]}',
      [
        { id: 'a', fate: 'delivered' },
        { id: 'b', fate: 'failed' },
      ],
    ],
    ['kannel', 'status=8&reference=77', [{ id: '77', fate: 'accepted' }]],
    ['kannel', 'status=1&reference=77', [{ id: '77', fate: 'delivered' }]],
    ['kannel', 'status=2&reference=77', [{ id: '77', fate: 'failed' }]],
    ['kannel', '{"broken', []],
    ['infobip', 'results=x', []],
  ])('%s reports %s', (provider, told, expected) => {
    const { report } = settingsAt(provider, 'http://127.0.0.1');
    expect(report === null ? null : reportsIn(bodyIn(told), report)).toEqual(expected);
  });
});
