import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { insurer } from '#contract/insurer.ts';
import { portal } from '#contract/portal.ts';
import { requests } from '#contract/requests.ts';
import { services } from '#contract/services.ts';
import { session } from '#contract/session.ts';
import { LOCKED_AT, nameHash, unlock, wrongPassword } from '../../api/portal/login/ladder.ts';
import { newToken } from '../../api/portal/bearer.ts';
import { portalRoutes } from '../../api/portal-door.ts';
import { transferCode } from '../../api/portal/services/transfer-code.ts';
import { eventually } from '../support/eventually.ts';
import { awake, linkTo, newHolder, owner, place, textsTo } from '../support/mailbox.ts';
import { intermediary, signInAs } from '../support/people.ts';
import {
  lastFive,
  newRegistrant,
  PASSWORD,
  registrantAt,
  secretsSentTo,
  walkTo,
  type Registrant,
} from '../support/registering.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const JPEG = Buffer.from(
  'FFD8FFE000104A46494600010100000100010000FFDA0008010100003F00' + '07'.repeat(400) + 'FFD9',
  'hex',
);

describe('a transfer as a QR code', () => {
  const transfer = {
    beneficiary: 'Minta Biztosító Zrt.',
    iban: 'HU42117730161111101800000000',
    bic: 'OTPVHUHB',
    amount: 12_500,
    remittance: 'KT-1 KP-AAAA',
    reference: 'KP-AAAA',
  };
  it('4 says HCT in seventeen lines, the end of its time by the clock on the wall', () => {
    const winter = transferCode({ ...transfer, until: '2012-02-15T09:30:00.000Z' });
    expect(winter.split('\n')).toHaveLength(18);
    expect(winter).toBe(
      'HCT\n001\n1\nOTPVHUHB\nMinta Biztosító Zrt.\nHU42117730161111101800000000\nHUF12500\n20120215103000+1\n\nKT-1 KP-AAAA\n\n\n\n\nKP-AAAA\n\n\n',
    );
    expect(transferCode({ ...transfer, until: '2012-07-15T22:30:00.000Z' })).toContain('\n20120716003000+2\n');
  });
});

describe.each(dialects)('services after registration on %s', (dialect) => {
  let world: World;
  let client: Registrant;
  let number: string;
  beforeAll(async () => {
    world = await openWorld(dialect, { standing: true });
    client = await registrantAt(world, 'confirmed');
    const { accountNumber } = client;
    const told = { accountNumber, email: null, annualPremium: 42_000, startedOn: '2011-05-01' };
    number = (await newHolder(world, told)).number;
  });
  afterAll(() => world.close());
  let hour = 0;
  beforeEach(async () => {
    hour += 1;
    world.clock.set(new Date(Date.parse('2012-02-16T09:00:00.000Z') + hour * 3_600_000));
    await client.page.call(portal.signIn, { username: client.email, password: PASSWORD });
  });
  const refuses = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });

  it('4 all need a confirmed registration', async () => {
    const waiting = await registrantAt(world, 'finished');
    await waiting.page.call(portal.signIn, { username: waiting.email, password: PASSWORD });
    for (const [page, code] of [
      [waiting.page, 'NOT_ACTIVE'],
      [world.visitor(), 'SIGN_IN_NEEDED'],
    ] as const) {
      await refuses(page.call(services.contracts, {}), code);
      await refuses(page.call(services.documents, {}), code);
      await refuses(page.call(services.requests, {}), code);
      await refuses(page.call(services.pay, { contractNumber: number, amount: 1 }), code);
      await refuses(page.call(services.photo, { id: 1, filename: 'x' }, JPEG), code);
      await refuses(page.call(services.changeEmail, { email: 'x@pelda.test', password: PASSWORD }), code);
      expect((await page.download('/portal/api/documents/1/file')).status).toBeGreaterThan(400);
    }
  });

  it('4 VIEW_CONTRACTS shows what the insurer told and what its list says, and nobody else’s', async () => {
    const other = await newHolder(world, { accountNumber: (await newRegistrant(world)).accountNumber });
    await world.ctx.write((tx) =>
      tx
        .db('account')
        .where('id', client.accountId)
        .update({ policy_numbers: `${number}, LISTA-77` }),
    );
    const { rows } = await client.page.call(services.contracts, {});
    expect(rows.map((row) => row.number)).toEqual([number, 'LISTA-77']);
    expect(rows[0]).toMatchObject({ annualPremium: 42_000, startedOn: '2011-05-01', product: 'casco' });
    for (const foreign of [other.number, 'NINCS'])
      await refuses(client.page.call(services.pay, { contractNumber: foreign, amount: 100 }), 'NOT_FOUND');
  });

  it('4 DOWNLOAD_DOC gives real PDFs of what was placed, to their owner alone', async () => {
    const { itemId } = await place(world, { number }, { kind: 'invoice', subject: 'Számla – őszi díj' });
    const { rows } = await client.page.call(services.documents, {});
    expect(rows[0]).toMatchObject({ id: itemId, kind: 'invoice', subject: 'Számla – őszi díj' });
    const path = services.documentFile.path.replace(':id', `${itemId}`);
    const pdf = await client.page.download(path);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.bytes.toString('latin1')).toContain('SourceSans3');
    const stranger = await registrantAt(world, 'confirmed');
    expect((await stranger.page.download(path)).status).toBe(404);
  });

  it('4 REPORT_CHANGE, STOCK_CHANGE, REQUEST_DOC arrive on the staff’s screen, are taken, answered and seen', async () => {
    const { page, accountNumber } = client;
    await page.call(services.change, { accountNumber, field: 'address', value: '1111 Budapest, Ősz utca 3.' });
    await page.call(services.stockChange, { contractNumber: number, action: 'suspension', on: '2012-03-01' });
    const { id } = await page.call(services.documentRequest, { contractNumber: number, paper: 'green_card' });
    await refuses(page.call(services.change, { accountNumber: 'P-1', field: 'name', value: 'x' }), 'NOT_FOUND');
    await refuses(
      page.call(services.stockChange, { contractNumber: number, action: 'theft' as never, on: '2012-03-01' }),
      'INPUT_INVALID',
    );
    const admin = await awake(world);
    const { rows } = await admin.call(requests.list, { state: ['received'] });
    expect(rows.slice(0, 3).map((row) => row.kind)).toEqual(['document_request', 'stock_change', 'data_change']);
    expect(rows[0]).toMatchObject({ accountNumber, contractNumber: number, details: { paper: 'green_card' } });
    const taken = await admin.call(requests.take, { id });
    expect(taken).toMatchObject({ state: 'in_progress', assignedTo: 'Teszt Elek' });
    await admin.call(requests.settle, { id, as: 'done', answer: 'Postáztuk a zöldkártyát.' });
    await refuses(admin.call(requests.take, { id }), 'STATE_WRONG');
    await refuses(admin.call(requests.settle, { id, as: 'rejected', answer: 'x' }), 'STATE_WRONG');
    const own = (await page.call(services.requests, {})).rows;
    expect(own[0]).toMatchObject({ id, state: 'done', answer: 'Postáztuk a zöldkártyát.' });
    const { timeline } = await admin.call(accounts.card, { id: client.accountId });
    expect(timeline.filter((entry) => entry.kind === 'request').map((entry) => entry.data['request'])).toEqual(
      expect.arrayContaining(['data_change', 'stock_change', 'document_request']),
    );
  });

  it('4 PAY_PREMIUM is a payment order with a reference of its own and a QR code; no card is asked for', async () => {
    const before = await client.page.call(services.pay, { contractNumber: number, amount: 21_000 });
    expect(before).toMatchObject({ iban: null, qr: null, amount: 21_000 });
    const account = {
      beneficiary: 'Minta Biztosító Zrt.',
      iban: 'HU42 1177 3016 1111 1018 0000 0000',
      bic: 'OTPVHUHB',
    };
    const admin = await awake(world);
    await refuses(
      admin.call(insurer.paymentAccount, { ...account, iban: 'HU43117730161111101800000000' }),
      'INPUT_INVALID',
    );
    await admin.call(insurer.paymentAccount, account);
    const order = await client.page.call(services.pay, { contractNumber: number, amount: 21_000 });
    expect(order.reference).toMatch(/^KP-[A-HJKMNP-Z2-9]{10}$/);
    expect(order.reference).not.toBe(before.reference);
    expect(order).toMatchObject({ iban: 'HU42117730161111101800000000', beneficiary: 'Minta Biztosító Zrt.' });
    expect(order.qr).toMatch(/^data:image\/svg\+xml;base64,/);
    const paper = await client.page.download(services.paymentFile.path.replace(':id', `${order.id}`));
    expect(paper.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(Object.keys(services.pay.input.shape).join()).not.toMatch(/card|cvc|pan/i);
  });

  it('4 REPORT_CLAIM takes photos by what they are, not by what they are called, ten at most, while it is open', async () => {
    const { page } = client;
    const claim = {
      contractNumber: number,
      happenedOn: '2012-02-14',
      place: 'Győr, Ősz utca',
      description: 'Koccanás.',
    };
    await refuses(page.call(services.claim, { ...claim, happenedOn: '2012-03-14' }), 'INPUT_INVALID');
    const { id } = await page.call(services.claim, claim);
    const send = (file: Buffer, filename = 'kép ő.jpg', to = id) =>
      page.call(services.photo, { id: to, filename }, file);
    await refuses(send(Buffer.from('%PDF-1.4 nem kép')), 'FILE_NOT_PHOTO');
    await refuses(send(Buffer.from('<svg onload="x"></svg>'), 'ártatlan.png'), 'FILE_NOT_PHOTO');
    await refuses(send(Buffer.alloc(0)), 'FILE_EMPTY');
    await refuses(send(Buffer.concat([JPEG, Buffer.alloc(8 * 1024 * 1024)])), 'FILE_TOO_LARGE');
    await refuses(send(JPEG, 'x.jpg', id + 1000), 'NOT_FOUND');
    const noClaim = await page.call(services.documentRequest, { contractNumber: number, paper: 'green_card' });
    await refuses(send(JPEG, 'x.jpg', noClaim.id), 'NOT_FOUND');
    for (let n = 1; n <= 10; n += 1) expect(await send(JPEG)).toEqual({ files: n });
    await refuses(send(JPEG), 'TOO_MANY_FILES');
    const admin = await awake(world);
    const { files } = await admin.call(requests.one, { id });
    expect(files).toHaveLength(10);
    const path = requests.file.path.replace(':id', `${id}`).replace(':file', `${files[0]?.id}`);
    const kept = await admin.download(path);
    expect(kept.bytes.equals(JPEG)).toBe(true);
    expect(kept.headers.get('content-disposition')).toContain('attachment');
    const other = await page.call(services.claim, claim);
    await admin.call(requests.settle, { id: other.id, as: 'rejected', answer: 'Már bejelentette.' });
    await refuses(send(JPEG, 'x.jpg', other.id), 'TOO_MANY_FILES');
  });

  it('8 what one client asks for is bounded, an hour and a day, and so are photos', async () => {
    const { page, accountNumber } = await registrantAt(world, 'confirmed');
    const ask = () => page.call(services.change, { accountNumber, field: 'other', value: 'x' });
    for (let n = 0; n < 20; n += 1) await ask();
    await refuses(ask(), 'TOO_MANY_REQUESTS');
    const first = await page.call(services.requests, { limit: 15 });
    expect(first).toMatchObject({ total: 20, rows: { length: 15 } });
    const rest = await page.call(services.requests, { limit: 15, after: first.next ?? '' });
    expect(rest).toMatchObject({ next: null, rows: { length: 5 } });
    expect(new Set([...first.rows, ...rest.rows].map((row) => row.id)).size).toBe(20);
    await refuses(page.call(services.requests, { after: 'x' }), 'CURSOR_INVALID');
    const claim = { contractNumber: number, happenedOn: '2012-02-14', place: 'Győr', description: 'Koccanás.' };
    const { id } = await client.page.call(services.claim, claim);
    const login = await world.ctx.db('portal_login').where('username', client.email).first<{ id: number }>('id');
    const now = world.ctx.now();
    await world.ctx.write((tx) =>
      tx.db('portal_use').insert(Array.from({ length: 30 }, () => ({ subject: `photo:login:${login.id}`, at: now }))),
    );
    await refuses(client.page.call(services.photo, { id, filename: 'x.jpg' }, JPEG), 'TOO_MANY_REQUESTS');
    await world.ctx.write((tx) => tx.db('portal_use').where('subject', `photo:login:${login.id}`).delete());
  });

  it('4 a request is given to anybody who may answer it, and to nobody else', async () => {
    const { id } = await client.page.call(services.documentRequest, { contractNumber: number, paper: 'green_card' });
    const admin = await awake(world);
    const agent = await signInAs(world, 'agent');
    const broker = await signInAs(world, 'broker', 'kioszto');
    const [of, ofBroker] = [(await agent.call(session.whoAmI, {})).user, (await broker.call(session.whoAmI, {})).user];
    const { rows } = await admin.call(requests.assignees, {});
    expect(rows).toContainEqual({ id: of.id, displayName: of.displayName });
    expect(rows.map((row) => row.id)).not.toContain(ofBroker.id);
    const given = await admin.call(requests.assign, { id, to: of.id });
    expect(given).toMatchObject({ state: 'in_progress', assignedTo: of.displayName });
    await refuses(admin.call(requests.assign, { id, to: ofBroker.id }), 'INPUT_INVALID');
    await refuses(broker.call(requests.assign, { id, to: of.id }), 'NOT_ALLOWED');
    await admin.call(requests.settle, { id, as: 'done', answer: 'Kész.' });
    await refuses(admin.call(requests.assign, { id, to: of.id }), 'STATE_WRONG');
  });

  it('a broker sees the requests of its own clients only and settles none', async () => {
    await awake(world);
    const broker = await signInAs(world, 'broker');
    const firm = { intermediary_id: await intermediary(world, 'K0001') };
    const own = await walkTo(world, await newRegistrant(world, firm), 'confirmed');
    const asked = { field: 'other', value: 'x' } as const;
    const { id } = await own.page.call(services.change, { accountNumber: own.accountNumber, ...asked });
    const foreign = await client.page.call(services.change, { accountNumber: client.accountNumber, ...asked });
    const { rows, total } = await broker.call(requests.list, {});
    expect({ ids: rows.map((row) => row.id), total }).toEqual({ ids: [id], total: 1 });
    expect(await broker.call(requests.one, { id })).toMatchObject({ id, state: 'received' });
    await refuses(broker.call(requests.one, { id: foreign.id }), 'NOT_FOUND');
    for (const any of [id, foreign.id]) await refuses(broker.call(requests.take, { id: any }), 'NOT_ALLOWED');
  });

  it('8 what belongs to another client is found at no address of the client door', async () => {
    const stranger = await registrantAt(world, 'confirmed');
    const [box, foreignBox] = [await owner(world), await owner(world)];
    const paper = await place(world, { number });
    const item = await place(world, foreignBox);
    const { id: order } = await client.page.call(services.pay, { contractNumber: number, amount: 100 });
    const claim = { contractNumber: number, happenedOn: '2012-02-14', place: 'Győr', description: 'Koccanás.' };
    const { id: claimed } = await client.page.call(services.claim, claim);
    const theirs = { documents: paper.itemId, payments: order, claims: claimed, items: item.itemId } as const;
    const asked: string[] = [];
    for (const { endpoint } of portalRoutes) {
      const { method, path, body } = endpoint;
      const [, whose] = /\/(\w+)\/:id/.exec(path) ?? [];
      const id = whose === 'registrations' ? newToken() : theirs[whose as keyof typeof theirs];
      if (whose === undefined) continue;
      const typed = { code: 'AAAAA', email: 'x@pelda.test', accepted: [], password: PASSWORD, passwordAgain: PASSWORD };
      const { page } = whose === 'items' ? box : stranger;
      const sent = body === 'file' ? JPEG : { ...typed, unread: true, text: 'x' };
      const to = `${path.replace(':id', String(id))}${body === 'file' ? '?filename=x.jpg' : ''}`;
      const { status } = await page.send(method, to, method === 'GET' || method === 'DELETE' ? undefined : sent);
      asked.push(`${status} ${method} ${path}`);
    }
    expect(asked.filter((each) => !each.startsWith('404 '))).toEqual([]);
    expect(asked.length).toBeGreaterThan(15);
    const bodies = {
      accountNumber: client.accountNumber,
      amount: 100,
      field: 'other',
      value: 'x',
      action: 'sale',
      on: '2012-03-01',
      paper: 'green_card',
      ...claim,
    };
    for (const { path } of [
      services.change,
      services.stockChange,
      services.documentRequest,
      services.pay,
      services.claim,
    ])
      expect({ path, status: (await stranger.page.send('POST', path, bodies)).status }).toEqual({ path, status: 404 });
  });

  it('6.15 another e-mail address becomes the user name once its code is typed; the old one is told and opens nothing', async () => {
    const mover = await registrantAt(world, 'confirmed');
    const { page, email } = mover;
    const wanted = `uj${hour}.${dialect}@pelda.test`;
    const ask = (to: string, password = PASSWORD) => page.call(services.changeEmail, { email: to, password });
    await refuses(ask(wanted, 'rossz'), 'CREDENTIALS_WRONG');
    await refuses(ask('nem cím'), 'EMAIL_INVALID');
    await refuses(ask(client.email.toUpperCase()), 'EMAIL_TAKEN');
    expect(await ask(wanted)).toEqual({ next: 'email/confirm' });
    const secret = await eventually(async () => {
      const [found] = await secretsSentTo(world, wanted);
      if (found === undefined) throw new Error('the code has not come');
      return found;
    });
    await refuses(page.call(services.confirmEmail, { code: secret }), 'CODE_LENGTH');
    await refuses(page.call(services.confirmEmail, { code: '22222' }), 'CODE_INCORRECT');
    expect((await page.call(portal.me, {})).username).toBe(email);
    const other = world.visitor();
    await other.call(portal.signIn, { username: email, password: PASSWORD });
    const rung = nameHash(world.ctx, email.toLowerCase());
    for (let n = 0; n < LOCKED_AT; n += 1) await world.ctx.write((tx) => wrongPassword(tx, { rung, coded: true }));
    await refuses(page.call(services.confirmEmail, { code: lastFive(secret) }), 'LOCKED');
    await world.ctx.write((tx) => unlock(tx, rung));
    // A link that went to the old address, and what strangers tried under the new one, end with the change.
    await other.call(portal.forgotPassword, { username: email });
    const token = await linkTo(world, email);
    for (let n = 0; n < 3; n += 1)
      await refuses(world.visitor().call(portal.signIn, { username: wanted, password: 'rossz' }), 'CREDENTIALS_WRONG');
    expect(await page.call(services.confirmEmail, { code: lastFive(secret) })).toEqual({ next: 'me' });
    expect((await page.call(portal.me, {})).username).toBe(wanted);
    const card = await (await awake(world)).call(accounts.card, { id: mover.accountId });
    expect(card).toMatchObject({ emailDiffers: true });
    await refuses(other.call(portal.me, {}), 'SIGN_IN_NEEDED');
    const reset = { token, password: 'XYzw9876', passwordAgain: 'XYzw9876' };
    await refuses(other.call(portal.resetPassword, reset), 'LINK_INVALID');
    await refuses(other.call(portal.signIn, { username: email, password: PASSWORD }), 'CREDENTIALS_WRONG');
    expect(await other.call(portal.signIn, { username: wanted.toUpperCase(), password: PASSWORD })).toEqual({
      next: 'me',
    });
    await refuses(page.call(services.confirmEmail, { code: lastFive(secret) }), 'STEP_OUT_OF_ORDER');
    await eventually(async () => expect((await textsTo(world, email))[0]).toContain('másik e-mail-címmel'));
    await refuses(walkTo(world, mover, 'sms_sent'), 'ALREADY_REGISTERED');
  });
});
