import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, test } from 'vitest';
import { campaigns } from '#contract/campaigns.ts';
import { gateways } from '#contract/gateways.ts';
import { outbox } from '#contract/outbox.ts';
import { addAccount, addMany } from '../support/accounts.ts';
import { expectAccessible } from '../support/axe.ts';
import { openMailbox } from '../support/imap.ts';
import { press, tabTo } from '../support/keyboard.ts';
import { draft, ended, sendThrough, started } from '../support/mailing.ts';
import { at, inOneWorld, page, session, world } from '../support/screen.ts';
import { openBrokenServer, openMailSink } from '../support/smtp.ts';

const button = (name: string | RegExp) => page.getByRole('button', { name });

describe('sending for real', () => {
  inOneWorld({ training: false });
  beforeEach(() => session());

  test('a gateway is set and tried; what is wrong is said in words; nothing is lost', async () => {
    const sink = await openMailSink({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, done) =>
        password === 'jó jelszó' ? done(null, { user: 'iroda' }) : done(new Error('no')),
    });
    await page.goto(at('/settings/gateways'));
    const sms = page.getByRole('region', { name: 'SMS' });
    await sms.getByRole('radio', { name: 'SMS-szolgáltató (HTTP)' }).check();
    await sms.getByRole('combobox', { name: 'Szolgáltató' }).click();
    await page.getByRole('option', { name: 'Twilio' }).click();
    await sms.getByLabel('Fiók azonosítója (Account SID)').waitFor();
    const address = sms.getByRole('textbox', { name: 'Cím', exact: true });
    expect(await address.count()).toBe(0);
    await sms.getByRole('button', { name: 'A kérés és a válasz részletei' }).click();
    expect(await address.inputValue()).toContain('api.twilio.com');
    const email = page.getByRole('region', { name: 'E-mail' });
    await email.getByRole('radio', { name: 'levelezőkiszolgáló (SMTP)' }).check();
    await email.getByRole('textbox', { name: 'Kiszolgáló' }).fill('127.0.0.1');
    await email.getByLabel('Port').fill(String(sink.port));
    await email.getByRole('combobox', { name: 'Kapcsolat' }).click();
    await page.getByRole('option', { name: 'titkosítás nélkül' }).click();
    await email.getByLabel('Felhasználó').fill('iroda');
    await email.getByLabel('Jelszó vagy kulcs').fill('rossz jelszó');
    await email.getByLabel('Feladó címe').fill('iroda@iroda.test');
    await email.getByRole('button', { name: 'Mentés' }).click();
    await page.getByText('Az átjáró beállítva.').first().waitFor();
    await email.getByLabel('Saját e-mail-címe').fill('en@iroda.test');
    await email.getByRole('button', { name: 'Próbaüzenet küldése' }).click();
    await email.getByText('Nem sikerült: az átjáró nem fogadta el a belépést. A kiszolgáló válasza: 535').waitFor();

    const id = await started(world.admin, { accountIds: await world.ctx.write(({ db }) => addMany(db, 3)) });
    await email.getByText('megállt').waitFor();
    await expectAccessible(page, 'a gateway in trouble');
    await page.goto(at(`/reminders/campaigns/${id}`));
    await page.getByText('A küldés megállt: az átjáró nem fogadta el a belépést.').waitFor();
    await page.getByRole('link', { name: 'Átjáró megnyitása' }).click();
    await email.getByLabel('Jelszó vagy kulcs').fill('jó jelszó');
    await email.getByRole('button', { name: 'Mentés' }).click();
    expect((await ended(world.admin, id)).counts).toEqual({ sent: 3 });
    await sink.close();
  });

  test('what is left with the provider is asked for, warned of, and told before a campaign', async () => {
    let answer = 'maradt: 1200';
    const provider = createServer((_request, response) => void response.end(answer));
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    await page.goto(at('/settings/gateways'));
    const sms = page.getByRole('region', { name: 'SMS' });
    await sms.getByRole('radio', { name: 'SMS-szolgáltató (HTTP)' }).check();
    await sms
      .getByRole('textbox', { name: 'Cím', exact: true })
      .fill(`http://127.0.0.1:${(provider.address() as AddressInfo).port}/send`);
    await sms.getByLabel('Egy rész ára (Ft)').fill('700,5');
    await sms.getByLabel('Az egyenleg címe').fill('/left');
    await sms.getByLabel('Figyelmeztetés ez alatt').fill('5000');
    await sms.getByRole('button', { name: 'Mentés' }).click();
    await sms.getByText('Ez így nem használható.').waitFor();
    await sms.getByLabel('Összeg mintája').fill('maradt: ([0-9]+)');
    await sms.getByLabel('Pénznem vagy egység').fill('HUF');
    await sms.getByRole('button', { name: 'Mentés' }).click();
    await sms.getByText('Egyenleg: még nem kérdeztük meg.').waitFor();
    await sms.getByRole('button', { name: 'Egyenleg frissítése' }).press('Enter');
    await sms.getByText(/^Egyenleg: 1[\s.]?200\sFt \(20/).waitFor();
    await sms.getByText(/^Alacsony egyenleg: kevesebb, mint 5[\s.]?000\sFt/).waitFor();
    await expectAccessible(page, 'a low balance');
    answer = 'karbantartás';
    world.clock.set(new Date(world.clock.now().getTime() + 61_000));
    await sms.getByRole('button', { name: 'Egyenleg frissítése' }).click();
    await sms.getByText('Az egyenleget most nem sikerült megtudni: ').waitFor();
    await sms.getByText(/^Egyenleg: 1[\s.]?200\sFt/).waitFor();
    const accountIds = [await addAccount(world), await addAccount(world)];
    const id = await draft(world.admin, { accountIds }, { channel: 'sms' });
    await page.goto(at(`/reminders/new?draft=${id}`));
    await page.getByText('Ez többe kerül, mint amennyi a szolgáltatónál van.').waitFor();
    await page.getByText(/^Egyenleg: 1[\s.]?200\sFt/).waitFor();
    await expectAccessible(page, 'a campaign that costs more than is left');
    await world.admin.call(gateways.set, { channel: 'sms', kind: 'trial' });
    provider.close();
  });

  test('a message in doubt is settled by a person', async () => {
    const dropping = await openBrokenServer({ body: 'drop' });
    await sendThrough(world.admin, dropping.port, { connections: 1 });
    const id = await started(world.admin, { accountIds: await world.ctx.write(({ db }) => addMany(db, 3)) });
    await ended(world.admin, id);
    await dropping.close();
    await page.goto(at('/reminders/outbox?state=unknown'));
    await page.locator('.rows-line').first().click();
    await page.getByText('Nem tudni, kiment-e').waitFor();
    await expectAccessible(page, 'a doubt');
    await button('Küldje újra').click();
    await page.getByRole('dialog', { name: 'Elküldi még egyszer?' }).getByRole('button', { name: 'Mégse' }).click();
    await button('Kiment').click();
    await page.getByText('Elrendezve.').waitFor();
    // the other two at once, with one reason
    await page.getByLabel('Minden sor kijelölése').first().click();
    // by keyboard: what was said of the first lies over the button for a while
    await button('Kiment').press('Enter');
    const several = page.getByRole('dialog', { name: '2 kétes üzenet elküldöttnek vétele' });
    await several.getByRole('button', { name: 'Kiment: 2' }).click();
    await several.getByText('Írja be az okot.').waitFor();
    await several.getByLabel('Miből tudja?').fill('a szolgáltató naplója szerint');
    await expectAccessible(page, 'several doubts');
    await several.getByLabel('Miből tudja?').press('Enter');
    await page.getByText('Elrendezve: 2.').waitFor();
    const { rows } = await world.admin.call(outbox.list, { campaignId: id });
    expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
  });

  test('a sender is added, signed and chosen; returned letters are read; no secret is shown again', async () => {
    const mailbox = await openMailbox('postafiok');
    await page.goto(at('/settings/gateways'));
    await button('Új feladó').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Feladó címe').fill('kapcsolat@masik.test');
    await dialog.getByLabel('Feladó neve').fill('Másik Iroda');
    await dialog.getByRole('button', { name: 'Mentés' }).click();
    await button(/kapcsolat@masik.test aláírása/).click();
    await dialog.getByRole('button', { name: 'Kulcs készítése' }).click();
    const record = (name: string) => dialog.getByRole('textbox', { name }).inputValue();
    expect(await record('A bejegyzés neve')).toBe('kapocs._domainkey.masik.test');
    expect(await record('A bejegyzés szövege')).toMatch(/^v=DKIM1; k=rsa; p=/);
    await dialog.getByRole('button', { name: 'Aláírás nélkül' }).click();
    await dialog.getByText(/^A kulcs elvész/).waitFor();
    await expectAccessible(page, 'the signature of a domain');
    await dialog.getByRole('button', { name: 'Bezárás' }).click();

    const returned = page.getByRole('region', { name: 'Visszapattanó levelek postafiókja' });
    await returned.getByLabel('IMAP-kiszolgáló').fill('127.0.0.1');
    await returned.getByLabel('Port').fill(String(mailbox.port));
    await returned.getByRole('combobox', { name: 'Kapcsolat' }).click();
    await page.getByRole('option', { name: 'titkosítás nélkül' }).click();
    await returned.getByLabel('Felhasználó').fill('bounce');
    await returned.getByLabel('Jelszó vagy kulcs').fill('rossz jelszó');
    await returned.getByRole('button', { name: 'Mentés' }).click();
    await returned.getByRole('button', { name: 'Kiolvasás most' }).click();
    await returned.getByText('Nem olvasható: a postafiók nem fogadta el a belépést.').waitFor();
    await returned.getByLabel('Jelszó vagy kulcs').fill('postafiok');
    await returned.getByRole('button', { name: 'Mentés' }).click();
    await expect.poll(() => returned.getByLabel('Jelszó vagy kulcs').inputValue()).toBe('');
    await returned.getByRole('button', { name: 'Kiolvasás most' }).click();
    await returned.getByText('A postafiók olvasható. Új levél: 0, ebből jelentett valamit: 0.').waitFor();
    await returned.getByText('utoljára olvasva:').waitFor();
    await expectAccessible(page, 'the mailbox of returned letters');

    const email = page.getByRole('region', { name: 'E-mail' });
    await email.getByRole('radio', { name: 'levelezőkiszolgáló (SMTP)' }).check();
    await email.getByRole('button', { name: 'Microsoft 365' }).click();
    await email.getByLabel('Felhasználó').fill('iroda@iroda.test');
    await email.getByLabel('Feladó címe').fill('iroda@iroda.test');
    await email.getByLabel('Alkalmazás azonosítója (client ID)').fill('kapocs');
    await email.getByRole('button', { name: 'Mentés' }).click();
    await email.getByText('Ki kell tölteni.').waitFor();
    await email.getByLabel('Frissítő token').fill('m'.repeat(2000));
    await email.getByRole('button', { name: 'Mentés' }).click();
    await page.getByText('Az átjáró beállítva.').first().waitFor();
    expect(await world.admin.call(gateways.see, { channel: 'email' })).toMatchObject({
      kind: 'smtp',
      secretSet: true,
      settings: { host: 'smtp.office365.com', oauth: { clientId: 'kapocs' } },
    });
    await page.reload();
    await returned.getByText('Már meg van adva.').waitFor();
    const filled = await page
      .locator('input[type=password]')
      .evaluateAll((all: HTMLInputElement[]) => all.map(({ value }) => value).join(''));
    expect(filled).toBe('');
    expect(await page.content()).not.toMatch(/mmmm|postafiok/);
    await mailbox.close();
    await world.admin.call(gateways.set, { channel: 'email', kind: 'trial' });

    await addAccount(world, { holderName: 'Feladós Ferenc' });
    await page.goto(at('/reminders/new?q=ferenc'));
    await button('Tovább').click();
    await page.getByRole('combobox', { name: 'Feladó' }).click();
    await page.getByRole('option', { name: 'Másik Iroda <kapcsolat@masik.test>' }).click();
    await button('Tovább').click();
    await page.getByText(/üzenet megy ki/).waitFor();
    const { rows } = await world.admin.call(campaigns.list, { state: 'draft' });
    await page.goto(at(`/reminders/campaigns/${rows[0]?.id ?? 0}`));
    await page.getByText('feladó: Másik Iroda <kapcsolat@masik.test>').waitFor();
  });

  test('what makes an SMS dear is marked while it is typed, and softened by one click that can be taken back', async () => {
    const request = { method: 'GET', url: 'https://sms.pelda.test/?t={{text}}', user: '', sender: '' } as const;
    await world.admin.call(gateways.set, { channel: 'sms', kind: 'http', settings: { ...request, pricePerPart: 20 } });
    await page.goto(at('/reminders/templates/new'));
    await page.getByRole('combobox', { name: 'Csatorna' }).click();
    await page.getByRole('option', { name: 'SMS' }).click();
    const body = page.getByRole('textbox', { name: 'Szöveg' });
    await body.fill(`${'a'.repeat(80)} hívjon – ma {{nev}}`);
    await page.getByRole('group', { name: 'Ezek lágyítva mennek ki:' }).waitFor();
    await page.getByText('1 SMS (GSM-7)').waitFor();
    await page.getByText('20 Ft egy ügyfélnek').waitFor();
    await page.getByRole('combobox', { name: 'Ékezetek' }).click();
    await page.getByRole('option', { name: 'pontosan így' }).click();
    await page.getByText('2 SMS (Unicode)').waitFor();
    await page.getByText('40 Ft egy ügyfélnek').waitFor();
    expect(await page.locator('mark[data-mark=dear]').allTextContents()).toEqual(['í', '–']);
    await button('–, 1 helyen: megmutatás a szövegben').click();
    expect(await body.evaluate((area: HTMLTextAreaElement) => area.value[area.selectionStart])).toBe('–');
    await page.getByText('2 rész helyett 1').waitFor();
    await expectAccessible(page, 'a dear SMS');
    await tabTo('Ékezetek lágyítása');
    await press('Enter');
    await page.getByText('1 SMS (GSM-7)').waitFor();
    expect(await body.inputValue()).toBe(`${'a'.repeat(80)} hivjon - ma {{nev}}`);
    await tabTo('Visszavonás');
    await press('Enter');
    await page.getByText('2 SMS (Unicode)').waitFor();
    expect(await body.inputValue()).toBe(`${'a'.repeat(80)} hívjon – ma {{nev}}`);
    await world.admin.call(gateways.set, { channel: 'sms', kind: 'trial' });
  });
});
