import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { insurer } from '#contract/insurer.ts';
import { addDays } from '#contract/local-date.ts';
import { daysLater } from '#contract/local-time.ts';
import { mailKinds } from '#contract/mail-kinds.ts';
import { mailbox, type ItemOrder } from '#contract/mailbox.ts';
import { portal } from '#contract/portal.ts';
import { portalRoutes } from '../../api/portal-door.ts';
import { eventually } from '../support/eventually.ts';
import {
  awake,
  eventId,
  initialTo,
  linkTo,
  moveIn,
  newHolder,
  owner,
  OWN,
  place,
  textsTo,
  type Holder,
} from '../support/mailbox.ts';
import { newRegistrant, PASSWORD, registrantAt, walkTo } from '../support/registering.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const DAY = 86_400_000;

describe.each(dialects)('Küldeményeim on %s', (dialect) => {
  let world: World;
  let day = 0;
  beforeAll(async () => {
    world = await openWorld(dialect, { standing: true });
  });
  afterAll(() => world.close());
  // Each test has a day of its own, so that no limit reaches over.
  beforeEach(() => {
    day += 2;
    world.clock.set(new Date(Date.parse('2012-02-15T09:00:00.000Z') + day * DAY));
  });
  const pass = (ms: number): void => world.clock.set(new Date(world.clock.now().getTime() + ms));
  const refuses = (work: Promise<unknown>, code: string, details: object = {}) =>
    expect(work).rejects.toMatchObject({ code, details });
  const boxes = async (email: string) =>
    (await (await awake(world)).call(insurer.mailboxes, {})).rows.filter((row) => row.email === email);
  const subjects = async (page: { call: World['admin']['call'] }, sort: ItemOrder = '-date') =>
    (await page.call(mailbox.items, { sort })).rows.map((row) => row.subject);

  it('K1 is a mailbox only: it offers no administration of contracts', async () => {
    const { page } = await owner(world);
    const { services } = await page.call(mailbox.me, {});
    expect(services.length).toBeGreaterThan(5);
    expect(services.every((service) => !service.active)).toBe(true);
    const writes = portalRoutes.filter(
      ({ endpoint }) => endpoint.path.startsWith('/portal/api/mailbox') && endpoint.method === 'POST',
    );
    expect(writes.map(({ endpoint }) => endpoint.path.split('/').at(-1)).toSorted()).toEqual(
      [
        'session',
        'restore',
        'replies',
        'password',
        'forgot',
        'letter',
        'reset',
        'deregistrations',
        'upgrade',
      ].toSorted(),
    );
    // A session of the mailbox is none of the Ügyfélportál.
    await refuses(page.call(portal.me, {}), 'SIGN_IN_NEEDED');
  });

  it.each([
    [{ eProduct: true, eCommunication: false }, 'made'],
    [{ eProduct: false, eCommunication: true }, 'made'],
    [{ eProduct: false, eCommunication: false }, 'none'],
    [{ eProduct: true, eCommunication: true, email: null }, 'none'],
  ])('K2 of a contract with %j the mailbox is %s', async (told, expected) => {
    const event = { id: eventId(), number: `K2-${eventId()}`, holderName: 'Ő Ödön', email: `${eventId()}@pelda.test` };
    const answer = await (await awake(world)).call(insurer.contract, { ...event, ...told });
    expect(answer).toMatchObject({ mailbox: expected, repeated: false });
    expect(await (await awake(world)).call(insurer.contract, { ...event, ...told })).toEqual({
      ...answer,
      repeated: true,
    });
  });

  it('K2 one address has one box, however it is written and however many contracts or clients share it', async () => {
    const { email, mobile } = await newHolder(world);
    const told = { number: 'K2-MASIK', email: email.toUpperCase(), holderName: 'Posta Péter', eProduct: true };
    expect(
      await (await awake(world)).call(insurer.contract, { id: eventId(), eCommunication: false, ...told }),
    ).toMatchObject({
      mailbox: 'there',
    });
    expect(await boxes(email)).toMatchObject([{ contracts: 2, state: 'new' }]);
    await initialTo(world, mobile);
    await linkTo(world, email);
    expect((await textsTo(world, email)).filter((text) => text.includes('Postafiókot nyitottunk'))).toHaveLength(1);
  });

  it('K2 of many events at once one makes the box', async () => {
    const email = `egyszerre${day}@pelda.test`;
    const admin = await awake(world);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        admin.call(insurer.contract, {
          id: eventId(),
          number: `K2-EGY-${n}`,
          holderName: 'Posta Pál',
          email,
          eProduct: true,
          eCommunication: true,
        }),
      ),
    );
    expect(answers.filter((answer) => answer.mailbox === 'made')).toHaveLength(1);
    expect(await boxes(email)).toHaveLength(1);
  });

  it('K3 an item goes to the Ügyfélportál of who is active there, else to the mailbox, never both', async () => {
    const active = await registrantAt(world, 'confirmed');
    const waiting = await registrantAt(world, 'finished');
    const common = { eProduct: true, eCommunication: true };
    const one = await newHolder(world, { ...common, accountNumber: active.accountNumber });
    const named = await newHolder(world, { ...common, email: active.email });
    const other = await newHolder(world, { ...common, accountNumber: waiting.accountNumber });
    expect(await place(world, one)).toMatchObject({ place: 'portal' });
    expect(await place(world, named)).toMatchObject({ place: 'portal' });
    expect(await place(world, other)).toMatchObject({ place: 'mailbox' });
    await moveIn(world, one);
    expect(await subjects(one.page)).toEqual([]);
    await walkTo(world, waiting, 'confirmed', 'confirmed');
    expect(await place(world, other)).toMatchObject({ place: 'portal' });
  });

  it('K3 what is by post has no place here', async () => {
    const paper = await newHolder(world, { eProduct: false, eCommunication: false });
    expect(await place(world, paper)).toMatchObject({ place: 'post', itemId: null });
    const later = await newHolder(world);
    const on = addDays(world.ctx.today(), 1);
    await (await awake(world)).call(insurer.toPostal, { id: eventId(), number: later.number, on });
    expect(await place(world, later)).toMatchObject({ place: 'mailbox' });
    pass(DAY);
    expect(await place(world, later)).toMatchObject({ place: 'post' });
    await refuses(place(world, { number: 'NINCS' }), 'CONTRACT_UNKNOWN');
  });

  it('K4 one notification an item, with a link and nothing of what has come; attachments are refused', async () => {
    const holder = await newHolder(world);
    const item = { id: eventId(), subject: 'Titkos tárgy 98765 Ft', text: 'Bizalmas tartalom 12345' };
    await place(world, holder, item);
    await place(world, holder, item);
    await place(world, holder, { subject: 'Másik titkos tárgy' });
    const notices = await eventually(async () => {
      const found = (await textsTo(world, holder.email)).filter((text) => text.includes('Új küldeménye érkezett'));
      expect(found).toHaveLength(2);
      return found;
    });
    for (const text of notices) {
      expect(text).toMatch(/http\S+\/portal\/mailbox\n/);
      for (const word of ['titkos', 'Titkos', '98765', 'Bizalmas', 'casco', 'Kötvény', holder.number])
        expect(text).not.toContain(word);
    }
    const rows = await world.ctx.db('outbox').where('recipient', holder.email).select<{ mime: null }[]>('mime');
    expect(rows.every((row) => row.mime === null)).toBe(true);
    for (const odd of [{ attachments: [{ filename: 'a.pdf' }] }, { notification: { text: 'x' } }])
      expect(
        await (
          await awake(world)
        ).send('POST', insurer.item.path, {
          id: eventId(),
          contractNumber: holder.number,
          subject: 'x',
          text: 'y',
          ...odd,
        }),
      ).toMatchObject({ status: 400, body: { error: { code: 'INPUT_INVALID' } } });
  });

  it('6.13 the subject of a notification is the same whatever has come, in the language of the contract', async () => {
    const hungarian = await newHolder(world, { product: 'casco' });
    const english = await newHolder(world, { product: 'travel', language: 'en' });
    for (const holder of [hungarian, english])
      for (const kind of ['invoice', 'cancellation'] as const)
        await place(world, holder, { kind, subject: '98 765 Ft' });
    const subjectsTo = async (to: string) =>
      new Set(
        (await world.ctx.db('outbox').where('recipient', to).select<{ subject: string }[]>('subject')).map(
          (row) => row.subject,
        ),
      );
    expect(await subjectsTo(hungarian.email)).toEqual(
      new Set(['Küldeményeim: elkészült a postafiókja', 'Küldeményeim: új küldeménye érkezett']),
    );
    const told = [...(await subjectsTo(english.email))];
    expect(told).toHaveLength(2);
    for (const subject of told) expect(subject).not.toMatch(/travel|invoice|98/i);
  });

  it('6.12 one box of several clients says whose each item is, and staff are warned that they read each other’s', async () => {
    const account = await newRegistrant(world);
    const alone = async () => (await (await awake(world)).call(accounts.card, { id: account.accountId })).emailShared;
    const one = await owner(world, { email: account.email, holderName: 'Családi Csaba' });
    expect(await boxes(one.email)).toMatchObject([{ holders: 1 }]);
    expect(await alone()).toBe(false);
    const other = await newHolder(world, { email: account.email, holderName: 'Családi Csilla' });
    for (const holder of [one, other]) await place(world, holder);
    const { rows } = await one.page.call(mailbox.items, { sort: 'date' });
    expect(rows.map(({ holderName }) => holderName)).toEqual(['Családi Csaba', 'Családi Csilla']);
    expect(await one.page.call(mailbox.item, { id: rows[1]?.id ?? 0 })).toMatchObject({ holderName: 'Családi Csilla' });
    expect(await boxes(one.email)).toMatchObject([{ holders: 2, contracts: 2 }]);
    expect(await alone()).toBe(true);
  });

  it('6.14 the end of encrypted attachments is a day of each product; no other product moves with it', async () => {
    const admin = await awake(world);
    const until = world.ctx.today();
    const set = (product: string, day: string) => admin.call(insurer.setLegacyMail, { product, until: day });
    await set('6.14 kgfb', until);
    await set('6.14 utas', until.replace(/^\d+/, '2013'));
    const on = async () =>
      (await (await awake(world)).call(insurer.legacyMail, {})).rows
        .filter(({ product }) => product.startsWith('6.14'))
        .map((row) => row.on);
    expect(await on()).toEqual([true, true]);
    pass(DAY);
    expect(await on()).toEqual([false, true]);
  });

  it('K5 knows the kinds of items, and one for all others', async () => {
    const holder = await owner(world);
    for (const kind of mailKinds) await place(world, holder, { kind, subject: kind });
    const { rows } = await holder.page.call(mailbox.items, { sort: 'kind' });
    expect(rows.map((row) => row.kind)).toEqual([...mailKinds]);
    const odd = place(world, holder, { kind: 'reklám' as never });
    await refuses(odd, 'INPUT_INVALID');
  });

  it('K6 encrypted attachments end for a product on a day and cannot be taken up again', async () => {
    const holder = await newHolder(world, { product: 'lakás' });
    expect(await place(world, holder)).toMatchObject({ legacyMail: false, place: 'mailbox' });
    const until = world.ctx.today();
    expect(await (await awake(world)).call(insurer.setLegacyMail, { product: 'lakás', until })).toMatchObject({
      on: true,
    });
    expect(await place(world, holder)).toMatchObject({ legacyMail: true, place: 'mailbox' });
    pass(DAY);
    expect(await place(world, holder)).toMatchObject({ legacyMail: false });
    await refuses(
      (await awake(world)).call(insurer.setLegacyMail, { product: 'lakás', until: '2030-01-01' }),
      'LEGACY_MAIL_OVER',
    );
    expect((await (await awake(world)).call(insurer.legacyMail, {})).rows).toContainEqual({
      product: 'lakás',
      until,
      on: false,
    });
  });

  it('K7 the first log-in needs both the mailed link and the initial password, which come by different ways', async () => {
    const { page, email, mobile } = await newHolder(world);
    const [link, initial] = [await linkTo(world, email), await initialTo(world, mobile)];
    expect((await textsTo(world, email)).join()).not.toContain(initial);
    expect((await textsTo(world, mobile)).join()).not.toContain(link);
    const tries = (typed: { password: string; link?: string }) =>
      page.call(mailbox.signIn, { username: email, ...typed });
    await refuses(tries({ password: initial }), 'CREDENTIALS_WRONG');
    await refuses(tries({ password: 'rossz', link }), 'CREDENTIALS_WRONG');
    world.clock.set(new Date(world.clock.now().getTime() + 2 * DAY));
    const fresh = await newHolder(world);
    const freshLink = await linkTo(world, fresh.email);
    await refuses(
      fresh.page.call(mailbox.signIn, {
        username: fresh.email,
        password: await initialTo(world, fresh.mobile),
        link,
      }),
      'CREDENTIALS_WRONG',
    );
    expect(
      await fresh.page.call(mailbox.signIn, {
        username: fresh.email.toUpperCase(),
        password: await initialTo(world, fresh.mobile),
        link: freshLink,
      }),
    ).toEqual({ next: 'password' });
  });

  it('6.6 without a mobile the initial password comes in a second letter; it is good once, for 30 days', async () => {
    const { email, page } = await newHolder(world, { mobile: null });
    const [link, password] = [await linkTo(world, email), await initialTo(world, email)];
    const texts = await textsTo(world, email);
    expect(texts.some((text) => text.includes(link) && text.includes(password))).toBe(false);
    const tries = () => page.call(mailbox.signIn, { username: email, password, link });
    expect(await tries()).toEqual({ next: 'password' });
    await refuses(tries(), 'PASSWORD_EXPIRED');

    const [last, late] = [await newHolder(world), await newHolder(world)];
    const both = async ({ email: username, mobile }: Holder) => ({
      username,
      password: await initialTo(world, mobile),
      link: await linkTo(world, username),
    });
    const [inTime, typed] = [await both(last), await both(late)];
    const end = Date.parse(daysLater(world.ctx.now(), 30));
    world.clock.set(new Date(end - 1));
    expect(await last.page.call(mailbox.signIn, inTime)).toEqual({ next: 'password' });
    world.clock.set(new Date(end));
    await refuses(late.page.call(mailbox.signIn, typed), 'PASSWORD_EXPIRED');
    // Asking for a new password sends both anew, each by its own way.
    await late.page.call(mailbox.forgot, { username: late.email });
    const [link2, initial2] = [await linkTo(world, late.email, 2), await initialTo(world, late.mobile, 2)];
    await refuses(late.page.call(mailbox.signIn, typed), 'CREDENTIALS_WRONG');
    const again = { username: late.email, password: initial2, link: link2 };
    expect(await late.page.call(mailbox.signIn, again)).toEqual({ next: 'password' });
  });

  it('K8 before the initial password is changed nothing else can be done, and it cannot be kept', async () => {
    const holder = await newHolder(world);
    const { page, email, mobile } = holder;
    await place(world, holder);
    const initial = await initialTo(world, mobile);
    await page.call(mailbox.signIn, { username: email, password: initial, link: await linkTo(world, email) });
    expect(await page.call(mailbox.me, {})).toMatchObject({ mustChange: true, unread: 0, passwordExpiresAt: null });
    for (const shut of [
      () => page.call(mailbox.items, {}),
      () => page.call(mailbox.item, { id: 1 }),
      () => page.call(mailbox.upgrade, {}),
    ])
      await refuses(shut(), 'MUST_CHANGE');
    await refuses(page.call(mailbox.changePassword, { password: initial, passwordAgain: initial }), 'PASSWORD_SAME');
    const before = page.cookie;
    expect(await page.call(mailbox.changePassword, { password: OWN, passwordAgain: OWN })).toEqual({ next: 'items' });
    expect(page.cookie).not.toBe(before);
    expect(await subjects(page)).toEqual(['Kötvény']);
    const link = await linkTo(world, email);
    await refuses(
      world.visitor().call(mailbox.signIn, { username: email, password: initial, link }),
      'CREDENTIALS_WRONG',
    );
  });

  it('K18 is given back only when every contract has ended or is by post, with the password asked for again', async () => {
    const holder = await owner(world);
    const second = await newHolder(world, { email: holder.email });
    await place(world, holder);
    const leave = (password = OWN) => world.visitor().call(mailbox.deregister, { username: holder.email, password });
    await refuses(leave('rossz'), 'CREDENTIALS_WRONG');
    await refuses(leave(), 'DEREG_NOT_ALLOWED', { contracts: [holder.number, second.number] });
    const today = world.ctx.today();
    const tomorrow = addDays(today, 1);
    const ends = async (on: string) =>
      (await awake(world)).call(insurer.terminate, { id: eventId(), number: holder.number, on });
    await ends(tomorrow);
    await refuses(leave(), 'DEREG_NOT_ALLOWED', { contracts: [holder.number, second.number] });
    await ends(today);
    await refuses(leave(), 'DEREG_NOT_ALLOWED', { contracts: [second.number] });
    await (await awake(world)).call(insurer.toPostal, { id: eventId(), number: second.number, on: tomorrow });
    await refuses(leave(), 'DEREG_NOT_ALLOWED', { contracts: [second.number] });
    pass(DAY);
    await leave();
    await refuses(leave(), 'CREDENTIALS_WRONG');
    await refuses(holder.page.call(mailbox.items, {}), 'SIGN_IN_NEEDED');
    expect(await boxes(holder.email)).toMatchObject([{ state: 'closed', items: 0 }]);
    expect(await place(world, holder)).toMatchObject({ place: 'post' });
    // Another electronic contract later makes another box.
    await newHolder(world, { email: holder.email });
    expect((await boxes(holder.email)).map((row) => row.state)).toEqual(['new', 'closed']);
  });

  it('K19 one button begins the registration; once active, new items go there and the old ones stay readable', async () => {
    const client = await newRegistrant(world);
    // The account has another address and the contract names no account: only the button joins them.
    const holder = await owner(world);
    await place(world, holder, { subject: 'Régi' });
    expect((await holder.page.call(mailbox.me, {})).upgradable).toBe(true);
    const { next, upgrade } = await holder.page.call(mailbox.upgrade, {});
    expect(next).toBe('registrations');
    const { accountNumber, mobile } = client;
    client.id = (await client.page.call(portal.start, { accountNumber, mobile, upgrade })).id;
    const bound = () =>
      world.ctx.db('mailbox_upgrade').where('account_id', client.accountId).select<unknown[]>('mailbox_id');
    // Knowing a number and a mobile proves nothing yet.
    expect(await bound()).toEqual([]);
    await walkTo(world, client, 'sms_ok', 'sms_ok');
    expect(await bound()).toHaveLength(1);
    await walkTo(world, client, 'finished', 'code_sent');
    expect(await place(world, holder)).toMatchObject({ place: 'mailbox' });
    await walkTo(world, client, 'confirmed', 'confirmed');
    expect(await place(world, holder, { subject: 'Új' })).toMatchObject({ place: 'portal' });
    expect(await subjects(holder.page)).toEqual(['Kötvény', 'Régi']);
    expect((await holder.page.call(mailbox.me, {})).upgradable).toBe(false);
    await refuses(world.visitor().call(mailbox.upgrade, {}), 'SIGN_IN_NEEDED');
    expect(PASSWORD).not.toBe(OWN);
  });
});
