import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settings } from '#contract/settings.ts';
import { users } from '#contract/users.ts';
import { signInAs } from '../support/people.ts';
import { ADMIN, dialects, openWorld, type World } from '../support/world.ts';

const words: unknown = expect.any(String);
const facts: unknown = expect.any(Object);
const refusal = (code: string) => ({ error: { code, message: words, details: facts } });

/** What a door answers to bytes that need not be HTTP. */
const said = (base: string, bytes: string): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(base);
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => (answer += text));
    socket.once('close', () => resolve(answer));
  });

describe.each(dialects)('what nobody should send, on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());

  it.each(['null', '', 'not an address', 'file://', 'https://127.0.0.1'])(
    'a change from the origin %j is refused',
    async (origin) => {
      const answer = await world.admin.send('POST', '/api/views', { name: 'x', filter: {} }, { origin });
      expect(answer).toMatchObject({ status: 403, body: refusal('ORIGIN_REFUSED') });
    },
  );

  it.each([
    ['/%', 400, 'REQUEST_MALFORMED'],
    ['/api/accounts/%E0%A4%A', 400, 'REQUEST_MALFORMED'],
    ['/assets/..%2f..%2fpackage.json', 404, 'NOT_FOUND'],
    [`/api/accounts/${'9'.repeat(300)}`, 404, 'NOT_FOUND'],
  ])('%s is refused in the usual shape', async (path, status, code) => {
    expect(await world.admin.send('GET', path)).toMatchObject({ status, body: refusal(code) });
  });

  it.each([
    ['not HTTP', 'HALLO\r\n\r\n'],
    ['a head without end', `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`],
  ])('%s is refused in the usual shape', async (_name, bytes) => {
    const [head = '', body = ''] = (await said(world.admin.base, bytes)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(body)).toEqual(refusal('REQUEST_MALFORMED'));
  });

  it('a change told in the address is not heard', async () => {
    const words = new URLSearchParams({ ...ADMIN });
    expect(await world.stranger().send('POST', `/api/session?${words}`)).toMatchObject({
      status: 400,
      body: refusal('INPUT_INVALID'),
    });
  });

  it('an address of the API that is none is no screen, and the client’s pages are found without the last stroke', async () => {
    for (const path of ['/api', '/api?x=1', '/api/x'])
      expect(await world.admin.send('GET', path), path).toMatchObject({ status: 404, body: refusal('NOT_FOUND') });
    const typed = await world.visitor().send('GET', '/portal');
    expect([typed.status, typed.headers.get('location')]).toEqual([302, '/portal/']);
  });

  it('the heads of the feed are not given, for they would never end', async () => {
    expect(await world.admin.send('HEAD', '/api/live')).toMatchObject({ status: 404 });
  });

  it.each([
    ['the zero character', 'a\0b'],
    ['half a letter', 'a\ud800b'],
  ])('%s is refused wherever a text comes in', async (_name, odd) => {
    const { admin } = world;
    const people = { displayName: 'x', role: 'agent', password: `nagyon titkos jelmondat ${odd}` };
    const texts: [string, string, unknown, string][] = [
      ['POST', '/api/session', { username: odd, password: 'x' }, 'username'],
      ['POST', '/api/views', { name: 'x', filter: { q: odd } }, 'filter'],
      ['POST', '/api/templates', { channel: 'sms', name: 'x', body: odd }, 'body'],
      ['POST', '/api/users', { username: 'valaki', ...people }, 'password'],
    ];
    for (const [method, path, body, field] of texts)
      expect(await admin.send(method, path, body), path).toMatchObject({
        status: 400,
        body: { error: { code: 'INPUT_INVALID', details: { fields: [field] } } },
      });
    const start = await world
      .visitor()
      .send('POST', '/portal/api/registrations', { accountNumber: odd, mobile: '+36201234567' });
    expect(start).toMatchObject({ status: 400, body: { error: { code: 'INPUT_INVALID' } } });
  });

  it.each(['/api/accounts?q=', '/api/history?object=', '/api/trial-box?to=', '/api/imports?filename='])(
    'the zero character in %s',
    async (address) => {
      const answer = await world.admin.send(address.startsWith('/api/imports') ? 'POST' : 'GET', `${address}%00`);
      expect(answer).toMatchObject({ status: 400, body: refusal('INPUT_INVALID') });
    },
  );

  it.each([
    'imports',
    'campaigns',
    'outbox',
    'suppressions',
    'history',
    'requests',
    'registrations',
    'insurer/mailboxes',
  ])('a cursor of no page of %s is refused', async (list) => {
    for (const cursor of ['-1', '1e5', 'NaN', '0.5', 'x', '9'.repeat(30)])
      expect(await world.admin.send('GET', `/api/${list}?after=${cursor}`), cursor).toMatchObject({
        status: 400,
        body: refusal('CURSOR_INVALID'),
      });
  });

  it('a misspelt filter means nobody, not everybody', async () => {
    const { admin } = world;
    const { body } = await admin.send('GET', '/api/templates?channel=email');
    const [template] = (body as { rows: { id: number }[] }).rows;
    const campaign = (audience: object) =>
      admin.send('POST', '/api/campaigns', { name: 'x', channel: 'email', templateId: template?.id, audience });
    for (const audience of [{ filter: { stauts: ['blocked'] } }, { accountIds: [], filter: {} }, { filters: {} }, {}])
      expect(await campaign(audience), JSON.stringify(audience)).toMatchObject({ status: 400 });
    expect(await campaign({ filter: {} })).toMatchObject({ status: 201 });
    const misspelt = { kind: 'accounts', reason: 'próba', filter: { stauts: ['blocked'] } };
    expect(await admin.send('POST', '/api/exports', misspelt)).toMatchObject({ status: 400 });
  });

  it('a training clock keeps to years with four digits', async () => {
    const set = (now: string) => world.admin.send('PUT', '/api/training/clock', { now });
    for (const now of ['9999-12-31T23:59:59.999Z', '0000-01-01T00:00:00Z'])
      expect(await set(now)).toMatchObject({ status: 400 });
    expect(await set('2012-02-15T09:00:00Z')).toMatchObject({ status: 200 });
    expect(await world.admin.send('GET', '/api/history')).toMatchObject({ status: 200 });
  });

  it('a sender’s name is one line', async () => {
    const smtp = { host: '127.0.0.1', port: 25, security: 'none', from: 'iroda@pelda.test', fromName: 'X\r\nBcc: y' };
    expect(await world.admin.send('PUT', '/api/gateways/email', { kind: 'smtp', settings: smtp })).toMatchObject({
      status: 400,
      body: { error: { details: { fields: ['settings.fromName'] } } },
    });
  });

  it.each([
    ['settings.url', { url: 'http://szolgaltato.test:99999/sms' }],
    ['settings.url', { url: 'http://' }],
    ['settings.url', { url: 'javascript:alert(1)' }],
    ['settings.headers.0.value', { headers: [{ name: 'X-Feladó', value: 'x' }] }],
    ['settings.headers.0.value', { headers: [{ name: 'X-Sender', value: 'Őr' }] }],
  ])('a request to a provider that could never leave: %s %j', async (field, wrong) => {
    const http = { method: 'POST', url: 'https://szolgaltato.test/{{number}}?k={{secret}}', ...wrong };
    const answer = await world.admin.send('PUT', '/api/gateways/sms', { kind: 'http', settings: http });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain(field.replace('.value', ''));
  });

  it('a pattern of account numbers that would take long to try is refused', async () => {
    const { rows } = await world.admin.call(settings.insurers, {});
    const set = (accountNumberPattern: string) =>
      world.admin.send('PATCH', `/api/insurers/${rows[0]?.id}`, { accountNumberPattern });
    for (const slow of ['\\d{0,40}'.repeat(4), '\\d?'.repeat(9), '\\d{1000}'])
      expect(await set(slow), slow).toMatchObject({ status: 400 });
    expect(await set('\\d{2}-?[A-Z]{1,3}\\d{4,8}')).toMatchObject({ status: 200 });
  });

  it('a broker of no firm', async () => {
    const broker = { username: 'arva', displayName: 'Árva Alkusz', password: 'nagyon titkos jelmondat' };
    await expect(
      world.admin.call(users.add, { ...broker, role: 'broker', intermediaryId: 987_654 }),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID', details: { fields: ['intermediaryId'] } });
  });

  it('one person’s calls do not use up another’s', async () => {
    const deputy = await signInAs(world, 'admin', 'helyettes');
    const verify = async (who: typeof deputy) => (await who.send('GET', '/api/history/verify')).status;
    for (let calls = 0; calls < 10; calls += 1) expect(await verify(deputy)).toBe(200);
    expect(await verify(deputy)).toBe(429);
    expect(await verify(world.admin)).toBe(200);
  });

  it('the description of the gateways says what to send', async () => {
    const { body } = await world.stranger().send('GET', '/api/openapi.json');
    const { paths } = body as {
      paths: Record<string, Record<string, { parameters: object[]; requestBody?: object }>>;
    };
    const put = paths['/api/gateways/{channel}']?.['put'];
    expect(put?.parameters).toMatchObject([{ name: 'channel', in: 'path' }]);
    expect(JSON.stringify(put?.requestBody)).toContain('"settings"');
    for (const [path, methods] of Object.entries(paths))
      for (const [method, { parameters }] of Object.entries(methods))
        for (const [, name] of path.matchAll(/\{(\w+)\}/g))
          expect(parameters, `${method} ${path}`).toContainEqual(expect.objectContaining({ name, in: 'path' }));
  });
});
