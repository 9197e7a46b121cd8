import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { HttpSettings } from '#contract/gateways.ts';
import type { Outgoing } from '../../api/outbox/gateways/gateway.ts';
import { undressed } from '../support/outgoing.ts';
import { openSmsHttp } from '../../api/outbox/gateways/sms-http.ts';

type Request = { method: string; url: URL; headers: IncomingMessage['headers']; body: string };
type Answer = (response: ServerResponse) => void;

const message: Outgoing = {
  id: 77,
  to: '+36201234567',
  subject: '',
  text: 'Kérjük, "regisztráljon" & siessen!',
  html: null,
  mime: null,
  messageId: null,
  ...undressed,
};
const open = (): Promise<boolean> => Promise.resolve(true);
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function provider(answer: Answer): Promise<{ base: string; requests: Request[] }> {
  const requests: Request[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://provider.test');
      requests.push({ method: request.method ?? '', url, headers: request.headers, body });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

const says =
  (status: number, body = '', headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(status, headers).end(body);

const settings = (values: Partial<HttpSettings> & { url: string }): HttpSettings =>
  HttpSettings.parse({ method: 'GET', timeoutSeconds: 1, ...values });

describe('the HTTP gateway for SMS', () => {
  it('drives Kannel’s sendsms by configuration alone', async () => {
    const { base, requests } = await provider(says(202, '0: Accepted for delivery'));
    const kannel = settings({
      url: `${base}/cgi-bin/sendsms?username={{user}}&password={{secret}}&to={{number}}&text={{text}}&charset=UTF-8&coding={{coding}}`,
      user: 'kapocs',
      successPattern: '^0: ',
    });
    expect(await openSmsHttp(kannel, 'tit&ok').hand(message, open)).toMatchObject({ kind: 'sent', answer: '202' });
    expect(Object.fromEntries(requests[0]?.url.searchParams ?? [])).toEqual({
      username: 'kapocs',
      password: 'tit&ok',
      to: '36201234567',
      text: message.text,
      charset: 'UTF-8',
      coding: '2',
    });
  });

  it('fills JSON, headers and forms so that no text can break out of its place', async () => {
    const { base, requests } = await provider(says(200, '{"result":"OK","id":"ab-12"}'));
    const json = settings({
      method: 'POST',
      url: `${base}/sms`,
      headers: [{ name: 'Authorization', value: 'Basic {{basic}}' }],
      bodyKind: 'json',
      body: '{"to":"{{to}}","text":"{{text}}","ref":"{{reference}}"}',
      user: 'iroda',
      successPattern: '"result":"OK"',
      referencePattern: '"id":"([^"]+)"',
    });
    expect(await openSmsHttp(json, 'x').hand(message, open)).toEqual({
      kind: 'sent',
      answer: '200',
      providerRef: 'ab-12',
    });
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({ to: message.to, text: message.text, ref: '77' });
    expect(requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('iroda:x').toString('base64')}`);
    const form = settings({ method: 'POST', url: base, bodyKind: 'form', body: 'a={{text}}&b={{to}}' });
    await openSmsHttp(form, null).hand(message, open);
    expect(Object.fromEntries(new URLSearchParams(requests[1]?.body))).toEqual({ a: message.text, b: message.to });
  });

  it.each([
    ['a 2xx that is not what acceptance looks like', says(200, 'ERR 4'), { kind: 'refused' }],
    ['a bad request', says(400), { kind: 'refused', answer: '400' }],
    ['a wrong key', says(403), { kind: 'trouble', trouble: 'auth_failed' }],
    ['too fast', says(429, '', { 'retry-after': '7' }), { kind: 'trouble', trouble: 'throttled', seconds: 7 }],
    [
      'a redirect, which is not followed',
      says(302, '', { location: 'http://evil.test' }),
      { kind: 'trouble', trouble: 'answer_not_understood' },
    ],
    ['an error after the request was read', says(500), { kind: 'unknown' }],
    ['a connection cut after the request was read', (response) => void response.socket?.destroy(), { kind: 'unknown' }],
    ['silence', () => undefined, { kind: 'unknown' }],
  ] satisfies [string, Answer, object][])('judges %s', async (_, answer, expected) => {
    const { base } = await provider(answer);
    const gateway = openSmsHttp(settings({ url: base, successPattern: '^0: ' }), null);
    expect(await gateway.hand(message, open)).toMatchObject(expected);
  });

  it('commits before the request is written, and writes nothing when the gate stays shut', async () => {
    const { base, requests } = await provider(says(200));
    const gateway = openSmsHttp(settings({ url: base }), null);
    expect(await gateway.hand(message, () => Promise.resolve(false))).toEqual({ kind: 'withheld' });
    expect(requests).toHaveLength(0);
    await gateway.hand(message, async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(requests).toHaveLength(0);
      return true;
    });
    expect(requests).toHaveLength(1);
  });

  it('knows that nothing was accepted where nobody listens', async () => {
    const gateway = openSmsHttp(settings({ url: 'http://127.0.0.1:9/sms' }), null);
    expect(await gateway.hand(message, open)).toMatchObject({ kind: 'trouble', trouble: 'no_connection' });
  });

  it('takes no pattern that an answer could make run away', () => {
    expect(HttpSettings.safeParse({ method: 'GET', url: 'http://a.test', successPattern: '(a+)+$' }).success).toBe(
      false,
    );
  });
});
