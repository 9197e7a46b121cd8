import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { HttpSettings } from '#contract/gateways.ts';
import { secretMoves } from '#contract/secret-places.ts';
import { balanceAsked, smsPresets } from '#contract/sms-presets.ts';
import { askBalance } from '../../api/outbox/balance/ask-balance.ts';
import { amountIn } from '../../api/outbox/balance/read-balance.ts';

type Provider = keyof typeof smsPresets;
type Asked = { method: string; url: URL; headers: IncomingMessage['headers']; body: string };

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A provider that gives this answer; null: none at all. */
async function answering(answer: [number, string] | null): Promise<{ origin: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://x.test');
      asked.push({ method: request.method ?? '', url, headers: request.headers, body });
      if (answer !== null) response.writeHead(answer[0]).end(answer[1]);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

async function ask(provider: Provider, answer: [number, string] | null) {
  const { origin, asked } = await answering(answer);
  const url = smsPresets[provider].url.replace(/^https?:\/\/[^/]+/, origin);
  const settings = HttpSettings.parse({ ...smsPresets[provider], provider, url, user: 'fiók', timeoutSeconds: 1 });
  const question = balanceAsked(settings);
  const told = question && (await askBalance(settings, 'tit&ok', question));
  return { told, asked: asked[0] };
}

const basic = `Basic ${Buffer.from('fiók:tit&ok').toString('base64')}`;

describe('what is left with a provider', () => {
  it.each<[Provider, string, object, Partial<Record<keyof Asked, unknown>>]>([
    [
      'seeme',
      '{"result":"OK","balance":"155500","currency":"HUF","balance-currency":"155500 HUF","monthlySpentBalance":"480000"}',
      { amount: 155_500, unit: 'HUF' },
      { method: 'GET' },
    ],
    [
      'bulkgate',
      '{"data":{"wallet":"bg1805","credit":215.8138,"currency":"credits","free_messages":51}}',
      { amount: 215.8138, unit: 'credits' },
      { method: 'POST', body: '{"application_id":"fiók","application_token":"tit&ok"}' },
    ],
    [
      'twilio',
      '{"account_sid": "AC1", "balance": "-0.50", "currency": "USD"}',
      { amount: -0.5, unit: 'USD' },
      { headers: expect.objectContaining({ authorization: basic }) },
    ],
    [
      'vonage',
      '{"value":10.28,"autoReload":false}',
      { amount: 10.28, unit: 'EUR' },
      { headers: expect.objectContaining({ authorization: basic }) },
    ],
    [
      'infobip',
      '{"balance":47.79134,"currency":"EUR"}',
      { amount: 47.79134, unit: 'EUR' },
      { headers: expect.objectContaining({ authorization: 'App tit&ok' }) },
    ],
  ])('%s tells it', async (provider, answer, expected, request) => {
    const { told, asked } = await ask(provider, [200, answer]);
    expect(told).toEqual(expected);
    expect(asked).toMatchObject(request);
  });

  it('is asked where the provider documents it', async () => {
    const paths = await Promise.all(
      (['seeme', 'bulkgate', 'twilio', 'vonage', 'infobip'] as const).map(async (provider) => {
        const { asked } = await ask(provider, [200, '']);
        return [asked?.url.pathname, asked?.url.search];
      }),
    );
    expect(paths).toEqual([
      ['/gateway', '?key=tit%26ok&method=balance&format=json'],
      ['/api/2.0/advanced/info', ''],
      ['/2010-04-01/Accounts/fi%C3%B3k/Balance.json', ''],
      ['/account/get-balance', ''],
      ['/account/1/balance', ''],
    ]);
  });

  it('is not told by Kannel, which has none, nor by a request nobody set up', () => {
    const kannel = HttpSettings.parse({ ...smsPresets.kannel, provider: 'kannel' });
    const own = HttpSettings.parse({ method: 'GET', url: 'http://a.test' });
    expect([balanceAsked(kannel), balanceAsked(own)]).toEqual([null, null]);
  });

  it.each<[Provider, [number, string], string]>([
    ['seeme', [200, '{"result":"ERR","code":4,"message":"…"}'], 'auth_failed'],
    ['bulkgate', [401, '{"error":"authentication_failed","code":401}'], 'auth_failed'],
    ['twilio', [401, '{"code":20003}'], 'auth_failed'],
    ['twilio', [200, '{"account_sid":"AC2","balance":null}'], 'answer_not_understood'],
    ['vonage', [429, ''], 'throttled'],
    ['vonage', [200, '<html>10.28</html>'], 'answer_not_understood'],
    ['infobip', [500, '{"balance":1}'], 'answer_not_understood'],
    ['infobip', [302, ''], 'answer_not_understood'],
    ['infobip', [200, `"${'x'.repeat(30_000)}`], 'answer_not_understood'],
  ])('%s answers %j: %s', async (provider, answer, trouble) => {
    expect((await ask(provider, answer)).told).toEqual({ trouble });
  });

  it('is not waited for for ever', async () => {
    const silent = (['seeme', 'bulkgate', 'twilio', 'vonage', 'infobip'] as const).map((each) => ask(each, null));
    for (const { told } of await Promise.all(silent)) expect(told).toEqual({ trouble: 'timeout' });
  });

  it('is asked of any other provider by settings alone, in its own words', async () => {
    const { origin, asked } = await answering([200, 'Egyenleg: 12 345,50 <b>Ft</b>']);
    const settings = HttpSettings.parse({
      method: 'POST',
      url: `${origin}/sms`,
      headers: [{ name: 'X-Key', value: '{{secret}}' }],
      user: 'iroda',
      balance: {
        method: 'POST',
        url: `${origin}/left?who={{user}}`,
        bodyKind: 'form',
        body: 'key={{secret}}',
        amountPattern: 'Egyenleg: ([\\d ,]+)',
        unitPattern: '<b>([^<]+)',
      },
    });
    const question = balanceAsked(settings);
    expect(question && (await askBalance(settings, 'a&b', question))).toEqual({ amount: 12_345.5, unit: 'Ft' });
    expect(asked[0]).toMatchObject({ method: 'POST', body: 'key=a%26b', headers: { 'x-key': 'a&b' } });
    expect(asked[0]?.url.search).toBe('?who=iroda');
  });

  it('nobody listens: told as such', async () => {
    const settings = HttpSettings.parse({
      method: 'GET',
      url: 'http://127.0.0.1:9/sms',
      balance: { url: '/left', amountPattern: '(.*)' },
    });
    const question = balanceAsked(settings);
    expect(question && (await askBalance(settings, null, question))).toEqual({ trouble: 'no_connection' });
  });

  it.each([
    ['155500', 155_500],
    ['-0.50', -0.5],
    ['1 234,50', 1234.5],
    ['1\u00a0234.5', 1234.5],
    ['1,234.50', 1234.5],
    ['1.234,50', 1234.5],
    ['1.2E-5', 0.000_012],
    ['', null],
    ['.', null],
    ['1-2', null],
    ['12 Ft', null],
  ])('the amount %j is %j', (text, amount) => {
    expect(amountIn(text)).toBe(amount);
  });

  it('the key goes to another server for it only when it is given again', () => {
    const before = { url: 'https://sms.a.test/send', lookup: null, balance: null, user: '' };
    const asking = (url: string) => ({ ...before, balance: { url, amountPattern: '(.*)' } });
    expect(secretMoves(before, asking('/balance'))).toBe(false);
    expect(secretMoves(before, asking('https://sms.a.test/balance'))).toBe(false);
    expect(secretMoves(before, asking('https://evil.test/balance'))).toBe(true);
  });

  it.each(['/\\evil.test/left', '/{{sender}}/evil.test/left'])('the path %s stays on the own server', async (path) => {
    const { origin, asked } = await answering([200, '{"left":3}']);
    const balance = { url: path, amountPattern: '"left":([0-9]+)' };
    const settings = HttpSettings.parse({ method: 'GET', url: `${origin}/sms`, balance });
    const question = balanceAsked(settings);
    expect(question && (await askBalance(settings, null, question))).toEqual({ amount: 3, unit: '' });
    expect(asked).toHaveLength(1);
  });
});
