import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calls } from '#contract/calls.ts';
import { may, type Role } from '#contract/rights.ts';
import { session } from '#contract/session.ts';
import { settings } from '#contract/settings.ts';
import { agents, WORKDAY } from '../../support/calling.ts';
import type { Client } from '../../support/client.ts';
import { dialects, openWorld, type World } from '../../support/world.ts';

const addresses = Object.values(calls).map(({ method, path, right }) => ({ method, path, right }));
const filled = (path: string, with_: string): string => path.replaceAll(/:\w+/g, encodeURIComponent(with_));

describe.each(dialects)('every address of the call desk on %s', (dialect) => {
  let world: World;
  let agent: Client;
  let broker: Client;
  beforeAll(async () => {
    world = await openWorld(dialect, { at: WORKDAY, standing: true });
    const [one, other] = await agents(world, 2);
    if (!one || !other) throw new Error('nobody calls');
    [agent, broker] = [one, other];
    const name = await broker.call(session.whoAmI, {});
    const firm = await world.admin.call(settings.addIntermediary, { code: 'K1', name: 'Minta Alkusz', kind: 'broker' });
    const role = { role: 'broker', intermediary_id: firm.id };
    await world.ctx.write(({ db }) => db('staff').where('id', name.user.id).update(role));
  });
  afterAll(() => world.close());

  it('is for whoever has the right, and for nobody without a name', async () => {
    const people: readonly [Role, Client][] = [
      ['agent', agent],
      ['broker', broker],
    ];
    expect(addresses.length).toBeGreaterThan(25);
    for (const { method, path, right } of addresses) {
      const at = `${method} ${path}`;
      const body = method === 'GET' || method === 'DELETE' ? undefined : {};
      expect({ at, status: (await world.stranger().send(method, filled(path, '1'), body)).status }).toEqual({
        at,
        status: 401,
      });
      for (const [role, person] of people) {
        const { status } = await person.send(method, filled(path, '999999'), body);
        const allowed = right !== 'public' && right !== 'client' && may(role, right);
        expect({ at, role, refused: status === 403 }).toEqual({ at, role, refused: !allowed });
      }
    }
  });

  it('refuses what it cannot mean, and never fails', async () => {
    const long = 'x'.repeat(30_000);
    const huge = 1e300;
    const bodies: readonly unknown[] = [
      {},
      [],
      null,
      { id: huge, fence: huge, code: long, note: long, callbackAt: 'tegnap', talkSeconds: -1 },
      { code: 'VISSZAHIVAS', callbackAt: '9999-12-31T23:59:59Z', fence: -1 },
      { code: 'IGERI', fence: 0.5, contact: { mobile: long, email: '@' }, phone: '\u0000' },
      { agentId: huge, deputyId: -1, until: '2012-02-31' },
      { rows: [{ code: '__proto__' }], body: '{% if %}', accountId: huge },
      { accountIds: [0], filter: { status: 'semmi' }, why: '\n' },
      { dueWithinDays: -1, perDay: 1e9 },
    ];
    const queries = ['from=2012-02-30', 'from=0000-00-00&to=x', 'agentId=1e300', 'after=1e308', 'limit=0', 'all=talán'];
    for (const { method, path } of addresses)
      for (const id of ['0', 'x', '9007199254740993']) {
        const inAddress = method === 'GET' || method === 'DELETE';
        const asked = filled(path, id);
        const tries: readonly [string, unknown][] = inAddress
          ? queries.map((query) => [`${asked}?${query}`, undefined])
          : bodies.map((body) => [asked, body]);
        // an address without a part to fill in is asked once
        if (asked === path && id !== '0') continue;
        for (const [at, body] of tries) {
          const { status } = await world.admin.send(method, at, body);
          expect({ method, at, body, fails: status >= 500 }).toEqual({ method, at, body, fails: false });
        }
      }
  });
});
