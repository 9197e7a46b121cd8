import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientPages, type Declaration } from '#contract/client-pages.ts';
import { insurer } from '#contract/insurer.ts';
import { portal } from '#contract/portal.ts';
import { settings } from '#contract/settings.ts';
import { Client } from '../support/client.ts';
import { awake } from '../support/mailbox.ts';
import { signInAs } from '../support/people.ts';
import { newRegistrant, registrantAt } from '../support/registering.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const DAY = 86_400_000;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p9mN2QAAAABJRU5ErkJggg==',
  'base64',
);
const words = { titleHu: 'Új cím', textHu: 'Új szöveg.', titleEn: 'New title', textEn: 'New text.', mandatory: true };

describe.each(dialects)('what clients see of the insurer on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect, { standing: true });
  });
  afterAll(() => world.close());
  const refuses = (work: Promise<unknown>, code: string, details: object = {}) =>
    expect(work).rejects.toMatchObject({ code, details });
  const states = (rows: readonly Declaration[], name: string) =>
    rows.filter((row) => row.name === name).map(({ version, state }) => `${version} ${state}`);
  const asked = async () =>
    (await world.visitor().call(portal.declarationTexts, {})).rows.map(({ name, version }) => `${name} ${version}`);
  const deeds = async (object: string) =>
    (await world.ctx.db('history').where({ object }).orderBy('seq').select<{ action: string }[]>('action')).map(
      ({ action }) => action,
    );

  it('a new wording is a new version; who had accepted keeps the old one, who had read it reads again', async () => {
    const reader = await registrantAt(world, 'code_sent');
    const { rows: read } = await reader.page.call(portal.declarationTexts, {});
    const before = await world.admin.call(clientPages.declarations, {});
    expect(before.rows.map(({ version, state }) => `${version} ${state}`)).toEqual(['1 valid', '1 valid', '1 valid']);
    await registrantAt(world, 'declared');
    const { rows } = await world.admin.call(clientPages.writeDeclaration, { name: 'terms', ...words });
    expect(states(rows, 'terms')).toEqual(['2 valid', '1 over']);
    expect(rows.find((row) => row.name === 'terms' && row.version === 1)).toMatchObject({ accepted: 1 });
    expect(new Set(rows.map((row) => row.hash)).size).toBe(4);
    expect(await asked()).toContain('terms 2');
    const changed = rows.find((row) => row.state === 'valid' && row.name === 'terms')?.id ?? 0;
    const accepted = read.map(({ id }) => id);
    await refuses(reader.page.call(portal.declarations, { id: reader.id, accepted }), 'DECLARATION_REQUIRED', {
      missing: [changed],
    });
    await reader.page.call(portal.declarations, { id: reader.id, accepted: [...accepted, changed] });
    expect(await deeds(`declaration:${changed}`)).toEqual(['declaration.written']);
  });

  it('a wording may wait for its day, and be replaced before it; another text has a name of its own', async () => {
    const today = world.ctx.today();
    const write = (validFrom: string) =>
      world.admin.call(clientPages.writeDeclaration, { name: 'data_protection', ...words, validFrom });
    await refuses(write('2012-02-14'), 'INPUT_INVALID', { fields: ['validFrom'] });
    await write('2012-02-18');
    const { rows } = await write('2012-02-17');
    expect(states(rows, 'data_protection')).toEqual(['3 coming', '2 dropped', '1 valid']);
    expect(await asked()).toContain('data_protection 1');
    world.clock.set(new Date('2012-02-16T22:59:59.999Z'));
    expect(await asked()).toContain('data_protection 1');
    world.clock.set(new Date('2012-02-16T23:00:00.000Z'));
    expect((await asked()).filter((each) => each.startsWith('data'))).toEqual(['data_protection 3']);
    const admin = await awake(world);
    const { rows: more } = await admin.call(clientPages.writeDeclaration, { ...words, mandatory: false });
    const added = more.find((row) => !before.has(row.name));
    expect(added).toMatchObject({ version: 1, state: 'valid', mandatory: false });
    expect(today).toBe('2012-02-15');
    await refuses(admin.call(clientPages.writeDeclaration, { name: 'nincs', ...words }), 'NOT_FOUND');
    await refuses(admin.call(clientPages.writeDeclaration, { ...words, textEn: ' ' }), 'INPUT_INVALID');
  });
  const before = new Set(['terms', 'electronic_delivery', 'data_protection']);

  it('a text can be withdrawn, the last mandatory one not', async () => {
    const admin = await awake(world);
    const withdraw = (name: string) => admin.call(clientPages.withdrawDeclaration, { name });
    const { rows } = await withdraw('terms');
    await refuses(withdraw('terms'), 'NOT_FOUND');
    await withdraw('electronic_delivery');
    await refuses(withdraw('data_protection'), 'LAST_DECLARATION');
    const optional = { name: 'data_protection', ...words, mandatory: false };
    await refuses(admin.call(clientPages.writeDeclaration, optional), 'LAST_DECLARATION');
    expect((await asked()).filter((each) => each.startsWith('data'))).toEqual(['data_protection 3']);
    const [newest] = rows.filter((row) => row.name === 'terms');
    expect(await deeds(`declaration:${newest?.id}`)).toContain('declaration.withdrawn');
  });

  it('of two new wordings at once each is a version of its own, and one is valid', async () => {
    const admin = await awake(world);
    const write = (titleHu: string) =>
      admin.call(clientPages.writeDeclaration, { name: 'data_protection', ...words, titleHu });
    const tried = await Promise.allSettled(['egy', 'kettő', 'három'].map(write));
    expect(tried.some(({ status }) => status === 'fulfilled')).toBe(true);
    for (const each of tried) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'CONFLICT' });
    const { rows } = await admin.call(clientPages.declarations, {});
    expect(states(rows, 'data_protection').filter((each) => each.endsWith('valid'))).toHaveLength(1);
  });

  it('the logo is a picture by what it is, shown as such and taken down again', async () => {
    const admin = await awake(world);
    const [{ id } = { id: 0 }] = (await admin.call(settings.insurers, {})).rows;
    const page = world.visitor();
    const put = (file: Buffer) => admin.call(clientPages.setLogo, { id }, file);
    expect(await page.call(portal.insurer, {})).toMatchObject({ logo: null });
    await refuses(page.call(portal.logo, {}), 'NOT_FOUND');
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    await refuses(put(drawing), 'FILE_NOT_PHOTO');
    await refuses(put(Buffer.concat([PNG, Buffer.alloc(200 * 1024)])), 'FILE_TOO_LARGE');
    await refuses(put(Buffer.alloc(0)), 'FILE_EMPTY');
    await put(PNG);
    expect(await page.call(portal.insurer, {})).toMatchObject({ logo: world.ctx.now() });
    const shown = await fetch(`${page.base}${portal.logo.path}`);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(PNG);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    await admin.call(clientPages.removeLogo, { id });
    await refuses(page.call(portal.logo, {}), 'NOT_FOUND');
    expect((await deeds(`insurer:${id}`)).filter((deed) => deed === 'insurer.changed')).toHaveLength(2);
  });

  it('the payment account is checked to the last digit, read back, and written down', async () => {
    const admin = await awake(world);
    const account = {
      beneficiary: 'Minta Biztosító Zrt.',
      iban: 'HU42 1177 3016 1111 1018 0000 0000',
      bic: 'OTPVHUHB',
    };
    expect(await admin.call(insurer.seePaymentAccount, {})).toEqual({ account: null });
    for (const wrong of [{ iban: account.iban.replace('42', '43') }, { bic: 'OTP' }, { beneficiary: '' }])
      await refuses(admin.call(insurer.paymentAccount, { ...account, ...wrong }), 'INPUT_INVALID');
    await admin.call(insurer.paymentAccount, account);
    expect(await admin.call(insurer.seePaymentAccount, {})).toEqual({
      account: { ...account, iban: account.iban.replaceAll(' ', '') },
    });
    expect(await deeds('insurer:1')).toContain('insurer.payment_account');
  });

  it('is the administrator’s to change', async () => {
    world.clock.set(new Date(world.clock.now().getTime() + DAY));
    await awake(world);
    const agent = await signInAs(world, 'agent');
    for (const work of [
      () => agent.call(clientPages.writeDeclaration, words),
      () => agent.call(clientPages.withdrawDeclaration, { name: 'terms' }),
      () => agent.call(clientPages.setLogo, { id: 1 }, PNG),
      () => agent.call(insurer.seePaymentAccount, {}),
    ])
      await refuses(work(), 'NOT_ALLOWED');
  });

  it('of several insurers the one is shown, and registered with, whose portal address was called', async () => {
    const admin = await awake(world);
    const [first] = (await admin.call(settings.insurers, {})).rows;
    const here = world.running.portalUrl ?? '';
    const there = here.replace('127.0.0.1', 'localhost');
    const nameAt = async (address: string) => (await new Client(new URL(address).origin).call(portal.insurer, {})).name;
    const other = await admin.call(settings.addInsurer, { name: 'Másik Biztosító' });
    expect([await nameAt(here), await nameAt(there)]).toEqual(['Minta Biztosító', 'Minta Biztosító']);
    await admin.call(settings.changeInsurer, { id: other.id, portalUrl: there });
    await admin.call(settings.changeInsurer, { id: first?.id ?? 0, portalUrl: here });
    expect([await nameAt(here), await nameAt(there)]).toEqual(['Minta Biztosító', 'Másik Biztosító']);
    const { accountNumber, mobile, accountId } = await newRegistrant(world);
    const twin = await newRegistrant(world, { insurer_id: other.id });
    const { account_number, account_key } = await world.ctx
      .db('account')
      .where({ id: accountId })
      .first<{ account_number: string; account_key: string }>('account_number', 'account_key');
    await world.ctx.write((tx) =>
      tx.db('account').where({ id: twin.accountId }).update({ account_number, account_key }),
    );
    const begin = (address: string, typed: string) =>
      new Client(new URL(address).origin).call(portal.start, { accountNumber, mobile: typed });
    await refuses(begin(there, mobile), 'ACCOUNT_OR_MOBILE_MISMATCH');
    await refuses(begin(here, twin.mobile), 'ACCOUNT_OR_MOBILE_MISMATCH');
    await begin(there, twin.mobile);
    await begin(here, mobile);
  });
});
