import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { session } from '#contract/session.ts';
import { users } from '#contract/users.ts';
import { ADMIN, dialects, openWorld, type World } from '../support/world.ts';

type Head = Record<string, string>;
type Said = { status: number; body: string; cookies: string[] };

/** Like a proxy: a Host header of one's own choosing, which `fetch` does not let through. */
const ask = (base: string, path: string, headers: Head, body?: object): Promise<Said> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    const method = body === undefined ? 'GET' : 'POST';
    const sent = body === undefined ? headers : { ...headers, 'content-type': 'application/json' };
    request({ hostname, port, path, method, headers: sent }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.once('end', () =>
        resolve({ status: answer.statusCode ?? 0, body: text, cookies: answer.headers['set-cookie'] ?? [] }),
      );
    })
      .once('error', reject)
      .end(body === undefined ? undefined : JSON.stringify(body));
  });

describe('the doors behind a reverse proxy', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('sqlite', {
      network: {
        hosts: ['kapocs.example'],
        proxies: ['127.0.0.1'],
        portalUrl: 'https://portal.example/portal/',
      },
    });
  });
  afterAll(() => world.close());
  const through = (from: string, path: string, body?: object): Promise<Said> =>
    ask(
      world.running.url,
      path,
      { host: 'kapocs.example', 'x-forwarded-for': from, 'x-forwarded-proto': 'https' },
      body,
    );

  it('answer to the names permitted, with or without port, and to no other', async () => {
    for (const [host, status] of [
      ['kapocs.example', 200],
      ['KAPOCS.example:443', 200],
      ['127.0.0.1', 200],
      ['kapocs.example.evil.example', 421],
      ['xkapocs.example', 421],
    ] as const)
      expect((await ask(world.running.url, '/api/health', { host })).status, host).toBe(status);
  });

  it('count each caller alone, by the address the proxy tells', async () => {
    const many = Array.from({ length: 25 }, () => through('203.0.113.7', '/api/setup', {}));
    const codes = (await Promise.all(many)).map(({ status }) => status);
    expect(codes.filter((code) => code === 429)).toHaveLength(5);
    expect((await through('203.0.113.8', '/api/setup', {})).status).toBe(400);
    // Whoever puts an address of its own in front is still known by the one the proxy added.
    expect((await through('198.51.100.1, 203.0.113.7', '/api/setup', {})).status).toBe(429);
  });

  it('mark the session as one for encrypted connections, and tell where clients go', async () => {
    const { cookies } = await through('203.0.113.9', '/api/session', ADMIN);
    expect(cookies.join()).toMatch(/HttpOnly; Secure; SameSite=Strict/);
    expect((await world.stranger().call(session.health, {})).clientPages).toBe('https://portal.example/portal/');
  });

  it('take a writing request only from the page of the name it came by', async () => {
    const origin = (of: string): Promise<Said> =>
      ask(world.running.url, '/api/session', { host: 'kapocs.example', origin: of }, { username: '', password: '' });
    expect((await origin('https://kapocs.example')).status).toBe(400);
    expect((await origin('https://evil.example')).status).toBe(403);
  });
});

describe('doors nobody has set up for a network', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('sqlite', { setUp: false, network: { proxies: ['127.0.0.1'] } });
  });
  afterAll(() => world.close());

  it('let nobody make the first administrator from another machine', async () => {
    const first = { displayName: 'Teszt Elek', ...ADMIN };
    const far = await ask(world.running.url, '/api/setup', { 'x-forwarded-for': '203.0.113.7' }, first);
    expect([far.status, far.body]).toEqual([403, expect.stringContaining('SETUP_ELSEWHERE')]);
    expect((await ask(world.running.url, '/api/setup', {}, first)).status).toBe(201);
  });
});

describe.each(dialects)('guessing of passwords on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect, { standing: true });
  });
  afterAll(() => world.close());
  const wrong = async (username: string): Promise<number> =>
    (await world.stranger().send('POST', '/api/session', { username, password: 'nem ez az a jelmondat' })).status;
  const later = (ms: number): void => world.clock.set(new Date(Date.parse(world.ctx.now()) + ms));

  it('meets the same pauses whether the name exists or not', async () => {
    for (const username of [ADMIN.username, 'senki']) {
      const answers: number[] = [];
      for (let tries = 0; tries < 6; tries += 1) answers.push(await wrong(username));
      expect(answers, username).toEqual([401, 401, 401, 401, 429, 429]);
    }
    later(1500);
    for (const username of [ADMIN.username, 'SENKI'])
      expect([await wrong(username), await wrong(username)]).toEqual([401, 429]);
  });

  it('is forgotten when the right password comes, or a new one is given', async () => {
    later(3000);
    await world.stranger().call(session.signIn, ADMIN);
    expect(await wrong(ADMIN.username)).toBe(401);
    expect(await wrong(ADMIN.username)).toBe(401);
    const password = 'harmadik titkos jelmondat';
    const person = { username: 'pista', displayName: 'Minta Pista', role: 'agent' as const, password };
    const { id } = await world.admin.call(users.add, person);
    for (let tries = 0; tries < 5; tries += 1) await wrong('pista');
    await world.admin.call(users.change, { id, password });
    await world.stranger().call(session.signIn, { username: 'pista', password });
  });
});
