import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { daysLater } from '#contract/local-time.ts';
import { portal } from '#contract/portal.ts';
import { services } from '#contract/services.ts';
import * as accounts from '../../api/accounts/accounts.ts';
import { expireOverdue } from '../../api/portal/registration/expiries.ts';
import {
  lastFive,
  newRegistrant,
  nthSecret,
  otherThan,
  PASSWORD,
  registrantAt,
  walkTo,
  type Registrant,
} from '../support/registering.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe.each(dialects)('times and limits on %s', (dialect) => {
  let world: World;
  let day = 0;
  beforeAll(async () => {
    world = await openWorld(dialect, { standing: true });
  });
  afterAll(() => world.close());
  /** Each test has a morning of its own, so that no limit reaches over. */
  beforeEach(() => {
    day += 40;
    world.clock.set(new Date(Date.parse('2012-02-15T09:00:00.000Z') + day * DAY));
  });
  const pass = (ms: number): void => world.clock.set(new Date(world.clock.now().getTime() + ms));
  const account = (client: Registrant) => accounts.find(world.ctx, client.accountId);
  const refuses = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });
  const resend = ({ page, id }: Registrant) => page.call(portal.smsResend, { id });
  const typeSms = async (client: Registrant, nth = 1) =>
    client.page.call(portal.smsCode, { id: client.id, code: lastFive(await nthSecret(world, client.mobile, nth)) });

  it.each([
    [-1, null],
    [0, 'CODE_EXPIRED'],
    [1, 'CODE_EXPIRED'],
  ])('3.4 an SMS password of ten minutes, %i ms after: %s', async (ms, code) => {
    const client = await registrantAt(world, 'sms_sent');
    pass(10 * MINUTE + ms);
    if (code === null) expect(await typeSms(client)).toEqual({ next: 'email' });
    else {
      await refuses(typeSms(client), code);
      expect((await account(client)).step).toBe('sms_expired');
    }
  });

  it.each([
    [-1, null],
    [0, 'CODE_EXPIRED'],
    [1, 'CODE_EXPIRED'],
  ])('3.4 an activation code of five days, %i ms after: %s', async (ms, code) => {
    const client = await registrantAt(world, 'finished');
    pass(5 * DAY + ms);
    await client.page.call(portal.signIn, { username: client.email, password: PASSWORD });
    const typed = client.page.call(portal.confirm, { code: lastFive(await nthSecret(world, client.email)) });
    if (code === null) expect(await typed).toEqual({ next: 'me' });
    else {
      await refuses(typed, code);
      expect(await account(client)).toMatchObject({ step: 'finished', status: 'in_progress' });
      await client.page.call(portal.confirmResend, {});
      const fresh = lastFive(await nthSecret(world, client.email, 2));
      expect(await client.page.call(portal.confirm, { code: fresh })).toEqual({ next: 'me' });
    }
  });

  it('3.4 the job marks what expired without anybody asking, once', async () => {
    const client = await registrantAt(world, 'sms_sent');
    pass(10 * MINUTE);
    // Two servers look at once, and one of them again.
    await Promise.all([expireOverdue(world.ctx), expireOverdue(world.ctx)]);
    await expireOverdue(world.ctx);
    expect((await account(client)).step).toBe('sms_expired');
    const events = await world.ctx
      .db('portal_event')
      .where('account_id', client.accountId)
      .select<{ kind: string }[]>('kind');
    expect(events.map((event) => event.kind)).toEqual(['started', 'sms_expired']);
    pass(MINUTE);
    await resend(client);
    expect((await account(client)).step).toBe('sms_sent');
    // A code that another one has replaced in time ends without a word.
    pass(9 * MINUTE);
    await resend(client);
    pass(MINUTE);
    await expireOverdue(world.ctx);
    expect((await account(client)).step).toBe('sms_sent');
  });

  it('3.4 another code after 60 seconds, not a millisecond sooner; the former one is void, the tries are fresh', async () => {
    const client = await registrantAt(world, 'sms_sent');
    const first = await nthSecret(world, client.mobile);
    for (const _ of [1, 2, 3])
      await refuses(client.page.call(portal.smsCode, { id: client.id, code: otherThan(first) }), 'CODE_INCORRECT');
    pass(MINUTE - 1);
    await refuses(resend(client), 'RESEND_TOO_SOON');
    pass(1);
    await resend(client);
    const second = await nthSecret(world, client.mobile, 2);
    await expect(
      client.page.call(portal.smsCode, {
        id: client.id,
        code: lastFive(first) === lastFive(second) ? 'AAAAA' : lastFive(first),
      }),
    ).rejects.toMatchObject({ code: 'CODE_INCORRECT', details: { triesLeft: 4 } });
    await typeSms(client, 2);
  });

  it('3.4 at most three more an hour and five a day, whatever else is started in between', async () => {
    const client = await registrantAt(world, 'sms_sent');
    for (const _ of [1, 2, 3]) {
      pass(MINUTE);
      await resend(client);
    }
    pass(MINUTE);
    await refuses(resend(client), 'RESEND_LIMIT');
    // A fresh start does not go round it.
    await walkTo(world, client, 'sms_sent');
    pass(MINUTE);
    await refuses(resend(client), 'RESEND_LIMIT');
    for (const _ of [4, 5]) {
      pass(HOUR);
      await walkTo(world, client, 'sms_sent');
      pass(MINUTE);
      await resend(client);
    }
    pass(HOUR);
    await walkTo(world, client, 'sms_sent');
    pass(MINUTE);
    await refuses(resend(client), 'RESEND_LIMIT');
    pass(DAY);
    await walkTo(world, client, 'sms_sent');
    pass(MINUTE);
    await resend(client);
  });

  it('3.4 the same limit per mobile, over all the accounts that share it', async () => {
    const one = await registrantAt(world, 'sms_sent');
    const other = await newRegistrant(world, { mobile: one.mobile });
    other.mobile = one.mobile;
    await walkTo(world, other, 'sms_sent');
    for (const client of [one, other, one]) {
      pass(MINUTE);
      await resend(client);
    }
    pass(MINUTE);
    await refuses(resend(other), 'RESEND_LIMIT');
  });

  it('3.4 step 4 again is another code, to the same address or to others', async () => {
    const client = await registrantAt(world, 'code_sent');
    const { page, id, email } = client;
    await refuses(page.call(portal.email, { id, email }), 'RESEND_TOO_SOON');
    for (const to of ['egyik', 'masik', null]) {
      pass(MINUTE);
      await page.call(portal.email, { id, email: to === null ? email : `${to}.${email}` });
    }
    pass(MINUTE);
    await refuses(page.call(portal.email, { id, email }), 'RESEND_LIMIT');
    await refuses(page.call(portal.email, { id, email: `harmadik.${email}` }), 'RESEND_LIMIT');
    await refuses(page.call(portal.emailResend, { id }), 'RESEND_LIMIT');
  });

  it.each([
    [-1, null],
    [0, 'CODE_EXPIRED'],
    [1, 'CODE_EXPIRED'],
  ])('6.15 the code for another address lives five days, %i ms after: %s', async (ms, code) => {
    const { page, email } = await registrantAt(world, 'confirmed');
    const wanted = `uj.${email}`;
    await page.call(services.changeEmail, { email: wanted, password: PASSWORD });
    world.clock.set(new Date(Date.parse(daysLater(world.ctx.now(), 5)) + ms));
    await page.call(portal.signIn, { username: email, password: PASSWORD });
    const typed = page.call(services.confirmEmail, { code: lastFive(await nthSecret(world, wanted)) });
    if (code === null) expect(await typed).toEqual({ next: 'me' });
    else await refuses(typed, code);
    expect((await page.call(portal.me, {})).username).toBe(code === null ? wanted : email);
  });

  it('6.15 that code has five tries and the limits of any other; another one voids it and gives fresh tries', async () => {
    const { page, email } = await registrantAt(world, 'confirmed');
    const wanted = `uj.${email}`;
    const ask = () => page.call(services.changeEmail, { email: wanted, password: PASSWORD });
    const type = (code: string) => page.call(services.confirmEmail, { code });
    await ask();
    const first = await nthSecret(world, wanted);
    for (let n = 0; n < 5; n += 1) await refuses(type(otherThan(first)), 'CODE_INCORRECT');
    await refuses(type(lastFive(first)), 'TOO_MANY_ATTEMPTS');
    pass(MINUTE - 1);
    await refuses(ask(), 'RESEND_TOO_SOON');
    pass(1);
    await ask();
    const second = await nthSecret(world, wanted, 2);
    await refuses(type(lastFive(first) === lastFive(second) ? otherThan(second) : lastFive(first)), 'CODE_INCORRECT');
    pass(MINUTE);
    await ask();
    pass(MINUTE);
    await refuses(ask(), 'RESEND_LIMIT');
    expect(await type(lastFive(await nthSecret(world, wanted, 3)))).toEqual({ next: 'me' });
  });

  it('3.4 fresh starts are counted too: five an hour', async () => {
    const client = await newRegistrant(world);
    for (const _ of [1, 2, 3, 4, 5]) await walkTo(world, client, 'sms_sent');
    await refuses(walkTo(world, client, 'sms_sent'), 'RESEND_LIMIT');
    await nthSecret(world, client.mobile, 5);
    pass(HOUR);
    await walkTo(world, client, 'sms_sent');
  });

  it('3.5 a page idle for 30 minutes has to begin again', async () => {
    const client = await registrantAt(world, 'sms_ok');
    pass(30 * MINUTE - 1);
    await client.page.call(portal.email, { id: client.id, email: client.email });
    pass(30 * MINUTE);
    await refuses(client.page.call(portal.declarations, { id: client.id, accepted: [] }), 'SESSION_EXPIRED');
    await refuses(client.page.call(portal.state, { id: client.id }), 'SESSION_EXPIRED');
  });

  it('3.5 a session ends after 30 idle minutes, and after 12 hours at the latest', async () => {
    const client = await registrantAt(world, 'confirmed');
    for (let half = 1; half < 25; half += 1) {
      pass(30 * MINUTE - 1);
      await client.page.call(portal.me, {});
    }
    pass(20 * MINUTE);
    await refuses(client.page.call(portal.me, {}), 'SESSION_EXPIRED');
    await client.page.call(portal.signIn, { username: client.email, password: PASSWORD });
    pass(30 * MINUTE);
    await refuses(client.page.call(portal.me, {}), 'SESSION_EXPIRED');
  });

  it('3.4 an unfinished registration is dropped 30 days after its start', async () => {
    const client = await registrantAt(world, 'finished');
    const end = daysLater(world.ctx.now(), 30);
    world.clock.set(new Date(Date.parse(end) - 1));
    await expireOverdue(world.ctx);
    expect((await account(client)).step).toBe('finished');
    pass(1);
    await Promise.all([expireOverdue(world.ctx), expireOverdue(world.ctx)]);
    expect((await account(client)).step).toBe('not_contacted');
    const dropped = world.ctx.db('portal_event').where({ account_id: client.accountId, kind: 'dropped' });
    expect(await dropped.select<unknown[]>('id')).toHaveLength(1);
    await refuses(client.page.call(portal.signIn, { username: client.email, password: PASSWORD }), 'CREDENTIALS_WRONG');
    await walkTo(world, client, 'sms_sent');
  });

  it.each([
    ['spring', '2013-03-15T09:00:00.000Z', '2013-04-14T08:00:00.000Z'],
    ['autumn', '2013-10-10T09:00:00.000Z', '2013-11-09T10:00:00.000Z'],
  ])('3.4 thirty days are local days where the clocks change in %s', async (_, from, to) => {
    world.clock.set(new Date(from));
    const client = await registrantAt(world, 'sms_sent');
    world.clock.set(new Date(Date.parse(to) - 1));
    await expireOverdue(world.ctx);
    expect((await account(client)).step).toBe('sms_expired');
    pass(1);
    await expireOverdue(world.ctx);
    expect((await account(client)).step).toBe('not_contacted');
  });

  it('3.4 the five days of an activation code are local days too', async () => {
    world.clock.set(new Date('2013-03-29T09:00:00.000Z'));
    const { page, id } = await registrantAt(world, 'code_sent');
    expect((await page.call(portal.state, { id })).code?.expiresAt).toBe('2013-04-03T08:00:00.000Z');
  });

  it.each([
    ['2012-02-20T22:59:59.999Z', 'registered_in_time'],
    ['2012-02-20T23:00:00.000Z', 'registered_late'],
  ])('6.3 confirmed at %s with a deadline of 20 February: %s', async (at, status) => {
    const client = await newRegistrant(world, { deadline: '2012-02-20' });
    world.clock.set(new Date(at));
    await walkTo(world, client, 'confirmed');
    expect(await account(client)).toMatchObject({ status, confirmed_at: at });
  });

  it.each([
    ['2012-10-28T22:59:59.999Z', 'registered_in_time'],
    ['2012-10-28T23:00:00.000Z', 'registered_late'],
  ])('6.3 on the day the clocks go back, confirmed at %s: %s', async (at, status) => {
    const client = await newRegistrant(world, { deadline: '2012-10-28' });
    world.clock.set(new Date(at));
    await walkTo(world, client, 'confirmed');
    expect(await account(client)).toMatchObject({ status });
  });
});
