import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailbox } from '#contract/mailbox.ts';
import { mailboxDay, warningDue } from '../../api/mailbox/mailbox-days.ts';
import { rungOf, signIn } from '../../api/mailbox/mailbox-login.ts';
import { forgot } from '../../api/mailbox/mailbox-password.ts';
import { securityLetter } from '../../api/mailbox/security-letter.ts';
import { oneYearLater } from '../../api/mailbox/one-year-later.ts';
import { tidy } from '../../api/portal/registration/expiries.ts';
import { LOCKED_AT } from '../../api/portal/login/ladder.ts';
import { climb } from '../../api/portal/login/login.sql.ts';
import { eventually } from '../support/eventually.ts';
import { initialTo, linkTo, newHolder, owner, OWN, textsTo, type Holder } from '../support/mailbox.ts';
import { copiedCode, HERE } from '../support/security-code.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NEW = 'UJabb2013';

describe('a year by the calendar', () => {
  it.each([
    ['2012-02-15T09:00:00.000Z', '2013-02-15T09:00:00.000Z'],
    ['2012-02-29T09:00:00.123Z', '2013-02-28T09:00:00.123Z'],
    ['2012-02-29T22:59:59.999Z', '2013-02-28T22:59:59.999Z'],
    // Winter time one year, summer time the other: the clock on the wall shows the same.
    ['2012-03-25T00:30:00.000Z', '2013-03-25T00:30:00.000Z'],
    ['2013-03-31T00:30:00.000Z', '2014-03-30T23:30:00.000Z'],
    ['2012-10-28T12:00:00.000Z', '2013-10-28T12:00:00.000Z'],
    ['2012-12-31T23:30:00.000Z', '2013-12-31T23:30:00.000Z'],
  ])('6.10 after %s ends at %s', (from, to) => expect(oneYearLater(from)).toBe(to));

  it.each([
    ['2013-01-16T06:59:59.999Z', null],
    ['2013-01-16T07:00:00.000Z', 30],
    ['2013-02-08T06:59:59.999Z', 30],
    ['2013-02-08T07:00:00.000Z', 7],
    ['2013-02-14T07:00:00.000Z', 1],
    ['2013-02-15T08:59:59.999Z', 1],
    ['2013-02-15T09:00:00.000Z', null],
  ])('K13 at %s the warning due is the one of %s days, in local time', (now, days) =>
    expect(warningDue('2013-02-15T09:00:00.000Z', now)).toBe(days),
  );
  it('K13 a warning leaves at eight by the clock on the wall also across the change of clocks', () => {
    // Ends on 5 April in summer time; the 30th day before, 6 March, is in winter time.
    expect(warningDue('2013-04-05T09:00:00.000Z', '2013-03-06T06:59:59.999Z')).toBeNull();
    expect(warningDue('2013-04-05T09:00:00.000Z', '2013-03-06T07:00:00.000Z')).toBe(30);
    expect(warningDue('2013-04-05T09:00:00.000Z', '2013-04-04T05:59:59.999Z')).toBe(7);
    expect(warningDue('2013-04-05T09:00:00.000Z', '2013-04-04T06:00:00.000Z')).toBe(1);
  });
});

describe.each(dialects)('passwords of the mailbox on %s', (dialect) => {
  let world: World;
  let day = 0;
  beforeAll(async () => {
    world = await openWorld(dialect, { standing: true });
  });
  afterAll(() => world.close());
  beforeEach(() => {
    day += 800;
    world.clock.set(new Date(Date.parse('2012-02-15T09:00:00.000Z') + day * DAY));
  });
  const pass = (ms: number): void => world.clock.set(new Date(world.clock.now().getTime() + ms));
  const refuses = (work: Promise<unknown>, code: string, details: object = {}) =>
    expect(work).rejects.toMatchObject({ code, details });
  /** Past the door's own limit; with `code` the picture is copied as it should be. */
  const enter = async (username: string, password: string, code = false) => {
    const securityCode = code ? copiedCode(world.ctx) : undefined;
    return (await signIn(world.ctx, { username, password, securityCode, address: HERE })).next;
  };
  const failed = (username: string, times: number) =>
    world.ctx.write(async (tx) => {
      for (let n = 0; n < times; n += 1)
        await climb(tx.db, { nameHash: rungOf(world.ctx, username), at: tx.now(), most: LOCKED_AT });
    });
  const forget = (username: string) => world.visitor().call(mailbox.forgot, { username });
  const reset = (token: string, password = NEW) =>
    world.visitor().call(mailbox.reset, { token, password, passwordAgain: password });
  const boxOf = async ({ email }: Holder) =>
    world.ctx.db('mailbox').where('email_key', email).first<{ expires_at: string } | undefined>('expires_at');
  const warnings = async ({ email }: Holder): Promise<number> =>
    (await world.ctx.db('outbox').where('recipient', email).select<{ subject: string }[]>('subject')).filter((row) =>
      row.subject.includes('hamarosan lejár'),
    ).length;

  it('K12 a mailed link sets a new password once, within sixty minutes; sessions end and the owner is told', async () => {
    const { page, email } = await owner(world);
    expect(await forget(email.toUpperCase())).toEqual({});
    const token = await linkTo(world, email, 2);
    await refuses(reset(token, 'abcd1234'), 'PASSWORD_POLICY', { rules: ['UPPER'] });
    await refuses(reset(token, OWN), 'PASSWORD_SAME');
    expect(await reset(token)).toEqual({ next: 'session' });
    await refuses(reset(token, 'HArom3333'), 'LINK_INVALID');
    await refuses(page.call(mailbox.me, {}), 'SIGN_IN_NEEDED');
    await refuses(enter(email, OWN), 'CREDENTIALS_WRONG');
    expect(await enter(email, NEW)).toBe('items');
    await eventually(async () => expect((await textsTo(world, email))[0]).toContain('megváltozott'));
    pass(HOUR);
    await forget(email);
    const late = await linkTo(world, email, 3);
    pass(HOUR);
    await refuses(reset(late, OWN), 'LINK_INVALID');
  });

  it('K12 the newest link wins, three an hour, and the answer is the same for every name', async () => {
    const { email } = await owner(world);
    const tokens: string[] = [];
    for (let n = 2; n < 5; n += 1) {
      await forget(email);
      tokens.push(await linkTo(world, email, n));
    }
    await forget(email);
    const [first = '', , third = ''] = tokens;
    await refuses(reset(first), 'LINK_INVALID');
    expect(await reset(third)).toEqual({ next: 'session' });
    for (const name of ['senki@pelda.test', 'nem cím', '']) expect(await forget(name)).toEqual({});
    expect(await textsTo(world, 'senki@pelda.test')).toEqual([]);
    const links = (await textsTo(world, email)).filter((text) => text.includes('new-password#'));
    expect(links).toHaveLength(3);
    await forgot(world.ctx, { username: email, language: 'en' });
  });

  it('3.4 the initial password leaves by SMS five times a day at most, whoever keeps asking for it', async () => {
    const { email, mobile } = await newHolder(world);
    const ask = () => forgot(world.ctx, { username: email, language: 'hu' });
    const sent = async () => (await world.ctx.db('outbox').where('recipient', mobile).select<unknown[]>('id')).length;
    for (let hour = 0; hour < 6; hour += 1) {
      for (let n = 0; n < 4; n += 1) await ask();
      expect(await sent()).toBe(hour === 0 ? 4 : 6);
      pass(HOUR);
    }
    pass(DAY);
    await ask();
    expect(await sent()).toBe(7);
  });

  it.each([
    [-1, 'items'],
    [0, 'PASSWORD_EXPIRED'],
    [1, 'PASSWORD_EXPIRED'],
  ])(
    'K14 a year after it was set (K13), %i ms after: %s; a wrong password tells nothing of it',
    async (ms, outcome) => {
      const holder = await owner(world);
      const { email } = holder;
      const end = Date.parse((await boxOf(holder))?.expires_at ?? '');
      expect(new Date(end).toISOString()).toBe(oneYearLater(world.ctx.now()));
      world.clock.set(new Date(end + ms));
      if (ms < 0) return expect(await enter(email, OWN)).toBe(outcome);
      await refuses(enter(email, 'rossz'), 'CREDENTIALS_WRONG');
      await refuses(enter(email, OWN), outcome);
      await refuses(enter(email, OWN), outcome);
      await forget(email);
      await reset(await linkTo(world, email, 2));
      expect(await enter(email, NEW)).toBe('items');
    },
  );

  it('K13 renewing in time counts the year anew and asks for the present password; another device is logged out', async () => {
    const holder = await owner(world);
    const { page, email } = holder;
    const other = world.visitor();
    await other.call(mailbox.signIn, { username: email, password: OWN });
    pass(60_000);
    const change = (current: string, password: string) =>
      page.call(mailbox.changePassword, { current, password, passwordAgain: password });
    await refuses(change('rossz', NEW), 'CREDENTIALS_WRONG');
    await refuses(change(OWN, OWN), 'PASSWORD_SAME');
    await refuses(change(OWN, 'rövid'), 'PASSWORD_POLICY');
    expect(await change(OWN, NEW)).toEqual({ next: 'items' });
    expect((await boxOf(holder))?.expires_at).toBe(oneYearLater(world.ctx.now()));
    expect((await page.call(mailbox.me, {})).passwordDaysLeft).toBeGreaterThan(360);
    await refuses(other.call(mailbox.me, {}), 'SIGN_IN_NEEDED');
  });

  it('K8 of two passwords chosen at once one counts', async () => {
    const { page, email, mobile } = await newHolder(world);
    const [link, password] = [await linkTo(world, email), await initialTo(world, mobile)];
    await page.call(mailbox.signIn, { username: email, password, link });
    const chosen = [OWN, NEW];
    const both = await Promise.allSettled(
      chosen.map((own) => page.call(mailbox.changePassword, { password: own, passwordAgain: own })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const first = both.findIndex(({ status }) => status === 'fulfilled');
    expect(await enter(email, chosen[first] ?? '')).toBe('items');
    await refuses(enter(email, chosen[1 - first] ?? ''), 'CREDENTIALS_WRONG');
  });

  it('K13 warns 30, 7 and 1 days before, each once, the most urgent only after a long rest', async () => {
    const one = await owner(world);
    const end = Date.parse((await boxOf(one))?.expires_at ?? '');
    for (const [days, expected] of [
      [31, 0],
      [29, 1],
      [28, 1],
      [6.9, 2],
      [6, 2],
      [0.9, 3],
      [0.1, 3],
      [-1, 3],
    ] as const) {
      world.clock.set(new Date(end - days * DAY));
      // Two servers look at once, and one of them again.
      await Promise.all([mailboxDay(world.ctx), mailboxDay(world.ctx)]);
      await mailboxDay(world.ctx);
      expect({ days, warned: await warnings(one) }).toEqual({ days, warned: expected });
    }
    const rested = await owner(world);
    world.clock.set(new Date(Date.parse((await boxOf(rested))?.expires_at ?? '') - DAY / 2));
    await mailboxDay(world.ctx);
    expect(await warnings(rested)).toBe(1);
    // The next year has warnings of its own.
    await rested.page.call(mailbox.signIn, { username: rested.email, password: OWN });
    await rested.page.call(mailbox.changePassword, { current: OWN, password: NEW, passwordAgain: NEW });
    world.clock.set(new Date(Date.parse((await boxOf(rested))?.expires_at ?? '') - 29 * DAY));
    await mailboxDay(world.ctx);
    expect(await warnings(rested)).toBe(2);
  });

  it('K15 from the third failure on the password is not even looked at without the security code', async () => {
    const { email } = await owner(world);
    await refuses(enter(email, 'rossz'), 'CREDENTIALS_WRONG', { securityCodeNeeded: false });
    await refuses(enter(email, 'rossz'), 'CREDENTIALS_WRONG', { securityCodeNeeded: false });
    await refuses(enter(email, 'rossz'), 'CREDENTIALS_WRONG', { securityCodeNeeded: true });
    await refuses(enter(email, OWN), 'SECURITY_CODE_NEEDED');
    expect(await enter(email, OWN, true)).toBe('items');
    await refuses(enter(email, 'rossz'), 'CREDENTIALS_WRONG', { securityCodeNeeded: false });
  });

  it('K15 renewing in a session asks the same ladder, and a renewal forgets the failures', async () => {
    const { page, email } = await owner(world);
    const renew = (current: string, password: string, coded = false) =>
      page.call(mailbox.changePassword, {
        current,
        password,
        passwordAgain: password,
        ...(coded ? { securityCode: copiedCode(world.ctx) } : {}),
      });
    for (let n = 0; n < 3; n += 1) await refuses(renew('rossz', NEW), 'CREDENTIALS_WRONG');
    await refuses(renew(OWN, NEW), 'SECURITY_CODE_NEEDED');
    expect(await renew(OWN, NEW, true)).toEqual({ next: 'items' });
    await refuses(enter(email, 'rossz'), 'CREDENTIALS_WRONG', { securityCodeNeeded: false });
    await failed(email, 8);
    await refuses(renew('rossz', OWN, true), 'LOCKED');
    const [box] = await world.ctx.db('mailbox').where('email_key', email).select<{ id: number }[]>('id');
    const deeds = await world.ctx.db('history').where({ object: `mailbox:${box?.id}`, action: 'mailbox.locked' });
    expect(deeds).toHaveLength(1);
  });

  it('K15 who cannot see the picture gets the code of the mailbox by letter', async () => {
    const { page, email } = await owner(world);
    await failed(email, 3);
    const { id } = await page.call(mailbox.securityLetter, { username: email });
    const text = await eventually(async () => {
      const [found = ''] = await textsTo(world, email);
      expect(found).toMatch(/biztonsági kód: \w{6}/);
      return /biztonsági kód: (\w{6})/.exec(found)?.[1] ?? '';
    });
    const typed = { username: email, password: OWN, securityCode: { id, text } };
    expect(await page.call(mailbox.signIn, typed)).toEqual({ next: 'items' });
  });

  it('K15 by letter ten codes an hour go at most, and none once the box is locked', async () => {
    const { email } = await owner(world);
    const ask = () => securityLetter(world.ctx, { username: email, language: 'hu' });
    const sent = async (): Promise<number> =>
      (await world.ctx.db('outbox').where('recipient', email).whereLike('subject', '%biztonsági kód').select('id'))
        .length;
    await failed(email, 3);
    for (let n = 0; n < 12; n += 1) await ask();
    expect(await sent()).toBe(10);
    await failed(email, 6);
    await refuses(enter(email, 'rossz', true), 'LOCKED');
    pass(HOUR);
    await ask();
    expect(await sent()).toBe(10);
  });

  it('K14 a session from before the end of the year cannot renew after it', async () => {
    const holder = await owner(world);
    world.clock.set(new Date(Date.parse((await boxOf(holder))?.expires_at ?? '') - 60_000));
    await holder.page.call(mailbox.signIn, { username: holder.email, password: OWN });
    pass(60_000);
    const typed = { current: OWN, password: NEW, passwordAgain: NEW };
    await refuses(holder.page.call(mailbox.changePassword, typed), 'PASSWORD_EXPIRED');
  });

  it('K16 the tenth failure locks for everybody and for good; only the mailed link opens again', async () => {
    const { email } = await owner(world);
    await failed(email, 9);
    await refuses(enter(email, 'rossz', true), 'LOCKED');
    for (const password of ['rossz', OWN]) await refuses(enter(email, password, true), 'LOCKED');
    pass(300 * DAY);
    await refuses(enter(email, OWN, true), 'LOCKED');
    await refuses(world.visitor().call(mailbox.deregister, { username: email, password: OWN }), 'LOCKED');
    await forget(email);
    await reset(await linkTo(world, email, 2));
    expect(await enter(email, NEW)).toBe('items');
  });

  it('6.9 a session from before the lock cannot unlock by changing the password', async () => {
    const { page, email } = await owner(world);
    await failed(email, 9);
    await refuses(enter(email, 'rossz', true), 'LOCKED');
    const typed = { current: OWN, password: NEW, passwordAgain: NEW };
    await refuses(page.call(mailbox.changePassword, typed), 'LOCKED');
    await refuses(enter(email, OWN, true), 'LOCKED');
  });

  it('K16 a box locked before it was ever opened opens by its mailed link and initial password alone', async () => {
    const { page, email, mobile } = await newHolder(world);
    await failed(email, 9);
    await refuses(enter(email, 'rossz', true), 'LOCKED');
    const [link, password] = [await linkTo(world, email), await initialTo(world, mobile)];
    const tries = (typed: { password: string; link?: string }) =>
      page.call(mailbox.signIn, { username: email, ...typed });
    await refuses(tries({ password }), 'LOCKED');
    await refuses(tries({ password: 'rossz', link }), 'LOCKED');
    expect(await tries({ password, link })).toEqual({ next: 'password' });
    await refuses(enter(email, 'rossz', true), 'LOCKED');
    await page.call(mailbox.changePassword, { password: OWN, passwordAgain: OWN });
    expect(await enter(email, OWN)).toBe('items');
  });

  it('K16 what strangers tried before there was a box counts for it and is not dropped with their names', async () => {
    const email = `elore${day}.${dialect}@pelda.test`;
    for (let n = 0; n < 3; n += 1) await refuses(enter(email, 'rossz'), 'CREDENTIALS_WRONG');
    await newHolder(world, { email });
    await tidy(world.ctx, 0);
    await refuses(enter(email, 'rossz'), 'SECURITY_CODE_NEEDED');
  });

  it('K16 of two wrong log-ins at once after nine failures one locks, and the history says so once', async () => {
    const { email } = await owner(world);
    await failed(email, 9);
    const both = await Promise.allSettled([1, 2].map(() => enter(email, 'rossz', true)));
    expect(both.every((each) => each.status === 'rejected')).toBe(true);
    const [box] = await world.ctx.db('mailbox').where('email_key', email).select<{ id: number }[]>('id');
    const deeds = await world.ctx
      .db('history')
      .where({ object: `mailbox:${box?.id}`, action: 'mailbox.locked' })
      .select<unknown[]>('seq');
    expect(deeds).toHaveLength(1);
  });

  it('6.16 a name nobody has, a box not opened yet and a real one climb alike', async () => {
    const [{ email }, fresh] = [await owner(world), await newHolder(world)];
    const climbing = async (username: string): Promise<unknown[]> => {
      const answers: unknown[] = [];
      for (let n = 0; n < 11; n += 1)
        answers.push(
          await enter(username, 'rossz', n !== 5).catch(({ code, details }: { code: string; details: object }) => ({
            code,
            details,
          })),
        );
      return answers;
    };
    const real = await climbing(email);
    expect(real.at(-1)).toMatchObject({ code: 'LOCKED' });
    expect(await climbing('senki2@pelda.test')).toEqual(real);
    expect(await climbing(fresh.email)).toEqual(real);
  });

  it('7 decides in the order of the rule: lock, security code, password, end of the year, initial password', async () => {
    const holder = await owner(world);
    const { email } = holder;
    const end = Date.parse((await boxOf(holder))?.expires_at ?? '');
    world.clock.set(new Date(end));
    await failed(email, 3);
    await refuses(enter(email, OWN), 'SECURITY_CODE_NEEDED');
    await refuses(enter(email, 'rossz', true), 'CREDENTIALS_WRONG');
    await refuses(enter(email, OWN, true), 'PASSWORD_EXPIRED');
    await failed(email, 5);
    await refuses(enter(email, 'rossz', true), 'LOCKED');
    await refuses(enter(email, OWN), 'LOCKED');
  });

  it('K20 the rules of a password hold here too', async () => {
    const { page } = await owner(world);
    const change = (password: string) =>
      page.call(mailbox.changePassword, { current: OWN, password, passwordAgain: password });
    await refuses(change('ABcd-12ef'), 'PASSWORD_POLICY', { rules: ['CHARSET'] });
    await refuses(change('ABcd12ef\n'), 'PASSWORD_POLICY', { rules: ['CHARSET'] });
    await refuses(change('ABcd12e'), 'PASSWORD_POLICY', { rules: ['TOO_SHORT'] });
    const other = { current: OWN, password: NEW, passwordAgain: `${NEW}x` };
    await refuses(page.call(mailbox.changePassword, other), 'PASSWORDS_DIFFER');
  });
});
