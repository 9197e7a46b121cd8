import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portal } from '#contract/portal.ts';
import { services } from '#contract/services.ts';
import { start } from '../../api/portal/registration/start.ts';
import { newRegistrant, PASSWORD, registrantAt, secretsSentTo, type Registrant } from '../support/registering.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('nothing is learnt by asking on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());

  const body = async (pair: { accountNumber: string; mobile: string }) => {
    const { status, body } = await world.visitor().send('POST', portal.start.path, pair);
    return { status, body };
  };
  const others = {
    'managed by an agent': { manager_kind: 'agent' },
    'managed by a broker': { manager_kind: 'broker' },
    closed: { closed_on: '2012-02-01' },
    'without a mobile': { mobile: null },
    'registered already, with another mobile': {
      confirmed_at: '2012-02-01T10:00:00.000Z',
      confirmed_on: '2012-02-01',
      confirmed_source: 'list',
    },
  } as const;

  it('3.5 answers an unknown account, a wrong mobile, and every account that must not register alike', async () => {
    const client = await newRegistrant(world);
    const unknown = await body({ accountNumber: 'P-999999', mobile: client.mobile });
    expect(unknown).toMatchObject({
      status: 422,
      body: { error: { code: 'ACCOUNT_OR_MOBILE_MISMATCH', details: {} } },
    });
    expect(await body({ accountNumber: client.accountNumber, mobile: '+36309999999' })).toEqual(unknown);
    expect(await body({ accountNumber: client.accountNumber, mobile: 'nem szám' })).toEqual(unknown);
    for (const [what, values] of Object.entries(others)) {
      const { accountNumber, mobile } = await newRegistrant(world, values);
      const pair = { accountNumber, mobile: what.startsWith('registered') ? '+36309999999' : mobile };
      expect({ what, ...(await body(pair)) }).toEqual({ what, ...unknown });
    }
    expect(await secretsSentTo(world, client.mobile)).toEqual([]);
  });

  it('3.5 says "registered already" only to who knows the mobile', async () => {
    const { accountNumber, mobile } = await registrantAt(world, 'confirmed');
    expect(await body({ accountNumber, mobile })).toMatchObject({ body: { error: { code: 'ALREADY_REGISTERED' } } });
  });

  it('3.5 says so where no SMS can go', async () => {
    const { accountNumber } = await newRegistrant(world, { mobile: '+3611234567' });
    expect(await body({ accountNumber, mobile: '06 1 123 4567' })).toMatchObject({
      body: { error: { code: 'SMS_NOT_DELIVERABLE' } },
    });
  });

  it('reads account numbers and mobiles as people write them', async () => {
    const { accountNumber, mobile } = await newRegistrant(world);
    const written = {
      accountNumber: ` ${accountNumber.toLowerCase().replace('-', ' ')} `,
      mobile: mobile.replace('+36', '06-'),
    };
    expect(await body(written)).toMatchObject({ status: 201, body: { next: 'sms-code' } });
  });

  it('8 whether an address is taken is asked ten times an hour, then no answer tells it', async () => {
    const [owner, { page, id }] = [await registrantAt(world, 'confirmed'), await registrantAt(world, 'sms_ok')];
    const asked = async (email: string): Promise<unknown> =>
      ((await page.send('POST', portal.email.path.replace(':id', id), { email })).body as { error?: unknown }).error;
    for (let n = 0; n < 10; n += 1) expect(await asked(owner.email)).toMatchObject({ code: 'EMAIL_TAKEN' });
    const taken = await asked(owner.email);
    expect(taken).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    expect(await asked(`szabad.${owner.email}`)).toEqual(taken);
    const change = (email: string) =>
      owner.page.call(services.changeEmail, { email, password: PASSWORD }).catch(({ code }: { code: string }) => code);
    for (let n = 0; n < 10; n += 1) expect(await change(owner.email)).toBe('EMAIL_TAKEN');
    for (const email of [owner.email, `szabad.${owner.email}`]) expect(await change(email)).toBe('TOO_MANY_REQUESTS');
  });

  it('closes a number after ten wrong guesses, whether the account exists or not', async () => {
    const client = await newRegistrant(world);
    const guess = (accountNumber: string) => body({ accountNumber, mobile: '+36309999999' });
    for (const accountNumber of [client.accountNumber, 'P-888888']) {
      for (let n = 0; n < 10; n += 1) expect((await guess(accountNumber)).status).toBe(422);
      expect(await guess(accountNumber)).toMatchObject({ status: 429, body: { error: { code: 'TOO_MANY_REQUESTS' } } });
    }
    expect((await body(client)).status).toBe(429);
  });

  it('8 sixty wrong guesses an hour close a network address, whatever numbers they are for', async () => {
    const guess = (n: number, address = '10.9.9.9') =>
      start(
        world.ctx,
        { accountNumber: `Z-${n}`, mobile: '+36309999999', language: 'hu', attach: false },
        { address, loginId: null },
      ).catch(({ code }: { code: string }) => code);
    for (let n = 0; n < 60; n += 1) expect(await guess(n)).toBe('ACCOUNT_OR_MOBILE_MISMATCH');
    expect(await guess(60)).toBe('TOO_MANY_REQUESTS');
    expect(await guess(60, '10.9.9.10')).toBe('ACCOUNT_OR_MOBILE_MISMATCH');
  });

  it('counts guesses that come all at once one by one, and forgets what was right', async () => {
    const client = await newRegistrant(world);
    const { accountNumber } = client;
    expect((await body(client)).status).toBe(201);
    const wrong = Array.from({ length: 24 }, () => body({ accountNumber, mobile: '+36309999999' }));
    const statuses = (await Promise.all(wrong)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 422)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(14);
  });

  it('takes the same time for an unknown account and a wrong mobile', async () => {
    const clients: Registrant[] = [];
    for (let n = 0; n < 20; n += 1) clients.push(await newRegistrant(world));
    const time = async (pair: { accountNumber: string; mobile: string }): Promise<number> => {
      const begun = performance.now();
      await body(pair);
      return performance.now() - begun;
    };
    const [known, unknown]: number[][] = [[], []];
    for (const [n, { accountNumber }] of clients.entries()) {
      known?.push(await time({ accountNumber, mobile: '+36309999999' }));
      unknown?.push(await time({ accountNumber: `Q-${n}`, mobile: '+36309999999' }));
    }
    // The shortest of each: what else the machine was busy with is not in it.
    const [wrong, nobody] = [Math.min(...(known ?? [])), Math.min(...(unknown ?? []))];
    console.log(`${dialect}: wrong mobile ${wrong.toFixed(1)} ms, unknown account ${nobody.toFixed(1)} ms`);
    expect(Math.abs(wrong - nobody)).toBeLessThan(Math.max(3, nobody));
  });
});
