import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backups } from '#contract/backups.ts';
import { history } from '#contract/history.ts';
import { insurer } from '#contract/insurer.ts';
import { may, roles, type RightName, type Role } from '#contract/rights.ts';
import { session } from '#contract/session.ts';
import { settings } from '#contract/settings.ts';
import { training } from '#contract/training.ts';
import { users } from '#contract/users.ts';
import { staffRoutes } from '../../api/staff-door.ts';
import { portalRoutes } from '../../api/portal-door.ts';
import type { Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { ADMIN, dialects, openWorld, type World } from '../support/world.ts';
import { signInAs } from '../support/people.ts';

describe.each(dialects)('the house on %s', (dialect) => {
  let world: World;
  const people = new Map<Role, Client>();
  let key = '';
  beforeAll(async () => {
    world = await openWorld(dialect);
    ({ key } = await world.admin.call(insurer.makeKey, { name: 'Fiók szervere' }));
    people.set('admin', world.admin);
    people.set('agent', await signInAs(world, 'agent'));
    people.set('broker', await signInAs(world, 'broker'));
  });
  afterAll(() => world.close());

  describe('rights', () => {
    const sample = (path: string): string => path.replace(/:\w+/g, '987654321');
    const guarded = staffRoutes.filter(({ endpoint }) => endpoint.right !== 'public');

    it.each(guarded.map(({ endpoint }) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
      '%s asks who is there, and lets in exactly the roles that may',
      async (_name, endpoint) => {
        const body =
          endpoint.method === 'GET' || endpoint.method === 'DELETE' ? undefined : endpoint.body === 'file' ? 'x' : {};
        const knock = (client: Client) => client.send(endpoint.method, sample(endpoint.path), body);
        expect((await knock(world.stranger())).status).toBe(401);
        // The key of the insurer's system opens its feed and nothing else.
        const bearing = { authorization: `Bearer ${key}` };
        const { status } = await world.stranger().send(endpoint.method, sample(endpoint.path), body, bearing);
        expect(status === 401, 'key').toBe(endpoint.right !== 'insurer:feed');
        for (const role of roles) {
          if (may(role, endpoint.right as RightName)) continue;
          const client = people.get(role);
          const answer = client ? await knock(client) : null;
          expect(answer?.status, role).toBe(403);
          expect(answer?.body, role).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
        }
      },
    );

    it('nothing of the client door is reachable at the staff door, nor the other way round', async () => {
      for (const { endpoint } of portalRoutes)
        expect(
          (await world.admin.send(endpoint.method, sample(endpoint.path), endpoint.method === 'GET' ? undefined : {}))
            .status,
        ).toBe(404);
      for (const { endpoint } of staffRoutes)
        expect(
          (
            await world
              .visitor()
              .send(endpoint.method, sample(endpoint.path), endpoint.method === 'GET' ? undefined : {})
          ).status,
        ).toBe(404);
    });
  });

  describe('doors', () => {
    it('refuse a Host that is not theirs and an Origin from elsewhere', async () => {
      const { hostname, port } = new URL(world.running.url);
      const { request } = await import('node:http');
      const status = await new Promise<number | undefined>((resolve) => {
        request({ hostname, port, path: '/api/health', headers: { host: 'evil.example' } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        }).end();
      });
      expect(status).toBe(421);
      const foreign = await world.admin.send('POST', '/api/cohorts', {}, { origin: 'https://evil.example' });
      expect(foreign).toMatchObject({ status: 403, body: { error: { code: 'ORIGIN_REFUSED' } } });
    });

    it('name the methods an address knows to whoever comes with another', async () => {
      for (const [method, path, allow] of [
        ['DELETE', '/api/accounts/17', 'GET, PATCH'],
        ['GET', '/api/campaigns/17/start', 'POST'],
        ['POST', '/api/health', 'GET'],
      ] as const) {
        const answer = await world.stranger().send(method, path);
        expect(answer).toMatchObject({ status: 405, body: { error: { code: 'METHOD_NOT_ALLOWED' } } });
        expect(answer.headers.get('allow')).toBe(allow);
      }
      const client = await world.visitor().send('GET', '/portal/api/registrations');
      expect([client.status, client.headers.get('allow')]).toEqual([405, 'POST']);
    });

    it('say what is wrong with a body without showing insides', async () => {
      const broken = await world.admin.send('POST', '/api/cohorts', '{', { 'content-type': 'application/json' });
      expect(broken).toMatchObject({ status: 400, body: { error: { code: 'JSON_INVALID' } } });
      const wrong = await world.admin.send('POST', '/api/cohorts', { name: '', deadline: '2012-02-30' });
      expect(wrong).toMatchObject({
        status: 400,
        body: { error: { code: 'INPUT_INVALID', details: { fields: ['name', 'deadline'] } } },
      });
      expect(await world.admin.send('GET', '/api/no-such-thing')).toMatchObject({
        status: 404,
        body: { error: { code: 'NOT_FOUND' } },
      });
    });

    it('describe themselves: every address with its error shape', async () => {
      const document = await world.stranger().send('GET', '/api/openapi.json');
      const { paths } = document.body as { paths: Record<string, unknown> };
      for (const { endpoint } of [...staffRoutes, ...portalRoutes])
        expect(Object.keys(paths)).toContain(endpoint.path.replace(/:(\w+)/g, '{$1}'));
      const origin = new URL(world.running.portalUrl ?? '').origin;
      expect(paths['/portal/api/registrations']).toMatchObject({
        post: { tags: ['client door'], servers: [{ url: origin }] },
      });
      const page = await world.stranger().send('GET', '/api/docs');
      expect(page.body).toContain('COHORT_NEEDED');
    });
  });

  describe('users', () => {
    it('a guessable password is refused with the reason', async () => {
      for (const password of [
        'aaaaaaaaaaaaaaaa',
        'abababababababab',
        'jelszójelszó12345',
        'qwertzuiopőúqwertz',
        'pista pista 2012!',
      ])
        await expect(
          world.admin.call(users.add, { username: 'pista', displayName: 'Kis Pista', role: 'agent', password }),
        ).rejects.toMatchObject({ code: 'PASSWORD_POLICY', details: { rules: ['GUESSABLE'] } });
    });

    it('the last administrator cannot be switched off', async () => {
      const { user } = await world.admin.call(session.whoAmI, {});
      await expect(world.admin.call(users.change, { id: user.id, active: false })).rejects.toMatchObject({
        code: 'STATE_WRONG',
      });
      await expect(world.admin.call(users.change, { id: user.id, role: 'agent' })).rejects.toMatchObject({
        code: 'STATE_WRONG',
      });
    });

    it('switching a user off ends the session at once', async () => {
      const temp = await signInAs(world, 'agent', 'helyettes');
      const { user } = await temp.call(session.whoAmI, {});
      await world.admin.call(users.change, { id: user.id, active: false });
      await expect(temp.call(session.whoAmI, {})).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    });

    it('a broker sees only its own intermediary', async () => {
      await world.admin.call(settings.addIntermediary, { code: 'K9999', name: 'Másik Alkusz Kft.', kind: 'broker' });
      const { rows } = await (people.get('broker') ?? world.stranger()).call(settings.intermediaries, {});
      expect(rows).toHaveLength(1);
      expect((await world.admin.call(settings.intermediaries, {})).rows.length).toBeGreaterThan(1);
    });
  });

  describe('history', () => {
    it('tells what was done and holds together', async () => {
      const { rows, total } = await world.admin.call(history.list, { limit: 500 });
      expect(total).toBe(rows.length);
      expect(rows.map((row) => row.action)).toEqual(
        expect.arrayContaining(['setup.done', 'user.added', 'cohort.added', 'session.opened']),
      );
      expect(await world.admin.call(history.verify, {})).toMatchObject({
        intact: true,
        entries: total,
        brokenAt: null,
      });
    });

    it('is narrowed by what was done, by whom and when, and taken away as a file that stands in it', async () => {
      const found = async (narrow: object) => world.admin.call(history.list, { limit: 500, ...narrow });
      const everything = await found({});
      const sessions = await found({ action: 'session' });
      expect(sessions.total).toBeGreaterThan(0);
      expect(sessions.rows.every(({ action }) => action.startsWith('session.'))).toBe(true);
      const opened = sessions.rows.filter(({ action }) => action === 'session.opened');
      expect(opened.every(({ actorId, object }) => object === `user:${actorId}`)).toBe(true);
      const users = await found({ object: 'user' });
      expect(users.rows.length).toBeGreaterThan(opened.length);
      expect(users.rows.every(({ object }) => object.startsWith('user:'))).toBe(true);
      expect((await found({ action: 'sess' })).total).toBe(0);
      const mine = await found({ actorId: 1 });
      expect(mine.rows.every(({ actorId }) => actorId === 1)).toBe(true);
      expect((await found({ from: '2012-02-15', to: '2012-02-15' })).total).toBe(everything.total);
      expect((await found({ to: '2012-02-14' })).total).toBe(0);
      const { bytes } = await world.admin.download('/api/history/file?action=session');
      const text = bytes.toString('utf8');
      expect(text.trim().split('\r\n')).toHaveLength(sessions.total + 1);
      expect(text).toContain(sessions.rows[0]?.hash);
      expect((await found({ action: 'history.exported' })).total).toBe(1);
    });

    it('cannot be changed even from inside, and a forged entry is found', async () => {
      const write = (sql: string) => world.ctx.write((tx) => tx.db.raw(sql));
      await expect(write(`update history set details = '{}' where seq = 2`)).rejects.toThrow(/append-only/);
      await expect(write(`delete from history where seq = 2`)).rejects.toThrow(/append-only/);
      const off =
        dialect === 'sqlite'
          ? 'drop trigger history_no_update'
          : 'alter table history disable trigger history_append_only';
      await write(off);
      await write(`update history set details = '{"role":"admin"}' where seq = 3`);
      expect(await world.admin.call(history.verify, {})).toMatchObject({ intact: false, brokenAt: 3 });
    });
  });

  it('makes a backup that opens', async () => {
    const made = await world.admin.call(backups.make, {});
    const { rows } = await world.admin.call(backups.list, {});
    expect(rows.map((row) => row.id)).toContain(made.id);
    if (dialect === 'sqlite') expect(made.bytes).toBeGreaterThan(50_000);
  });

  it('lets training move the clock without signing anybody out', async () => {
    const { now } = await world.admin.call(training.setClock, { now: '2012-02-21T08:00:00.000Z' });
    expect(now).toMatch(/^2012-02-21T08:00/);
    expect((await world.admin.call(session.whoAmI, {})).user.username).toBe(ADMIN.username);
    expect((await world.stranger().call(session.health, {})).now).toMatch(/^2012-02-21/);
  });

  it('does at once what a leap of the training clock made due', async () => {
    await world.ctx.write((tx) =>
      tx.db('export').insert({
        staff_id: 1,
        kind: 'intermediaries',
        format: 'csv',
        language: 'hu',
        filter: '{}',
        sort: 'name',
        reason: 'próba',
        state: 'ready',
        created_at: tx.now(),
        expires_at: '2012-03-20T00:00:00.000Z',
      }),
    );
    const left = async (): Promise<number> => (await world.ctx.db('export').select('id')).length;
    expect(await left()).toBe(1);
    await world.admin.call(training.setClock, { now: '2012-03-21T08:00:00.000Z' });
    await eventually(async () => expect(await left()).toBe(0));
  });

  it('ends a session after 15 idle minutes', async () => {
    const agent = await signInAs(world, 'agent', 'alvos');
    world.clock.set(new Date(Date.parse(world.ctx.now()) + 15 * 60_000 + 5_000));
    await expect(agent.call(session.whoAmI, {})).rejects.toMatchObject({ code: 'SESSION_EXPIRED' });
  });

  it('limits guessing of passwords per address', async () => {
    const guesses = Array.from({ length: 40 }, () =>
      world.stranger().send('POST', '/api/session', { username: 'nobody', password: 'x' }),
    );
    const codes = new Set((await Promise.all(guesses)).map((answer) => answer.status));
    expect([...codes].sort()).toEqual([401, 429]);
  });
});
