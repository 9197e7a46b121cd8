import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, test } from 'vitest';
import { campaigns } from '#contract/campaigns.ts';
import { gateways } from '#contract/gateways.ts';
import { outbox } from '#contract/outbox.ts';
import { addAccount, addMany } from '../support/accounts.ts';
import { expectAccessible } from '../support/axe.ts';
import { dresses } from '../support/dresses.ts';
import { openMailbox } from '../support/imap.ts';
import { draft, ended, sendThrough, started } from '../support/mailing.ts';
import { at, inOneWorld, page, session, world } from '../support/screen.ts';
import { openBrokenServer, openMailSink } from '../support/smtp.ts';
import { ADMIN } from '../support/world.ts';

/** One program for a group of tests. */
function inWorld(training: boolean): void {
  inOneWorld({ training });
  beforeEach(() => session());
}

const heading = (name: string): Promise<void> => page.getByRole('heading', { name, exact: true }).first().waitFor();
const button = (name: string | RegExp) => page.getByRole('button', { name });
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
/** Moves the focus on with the keyboard until it is on what is looked for. */
async function tabTo(name: string | RegExp, role: 'button' | 'radio' | 'link' = 'button'): Promise<void> {
  const wanted = page.getByRole(role, { name }).first();
  await wanted.waitFor();
  for (let step = 0; step < 60; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await press('Tab');
  }
  throw new Error(`the keyboard never came to ${String(name)}`);
}

async function inAllDresses(screens: Readonly<Record<string, () => Promise<void>>>): Promise<void> {
  await page.goto(at('/'));
  for (const [language, colorScheme] of dresses) {
    await page.evaluate((spoken) => localStorage.setItem('kapocs.language', JSON.stringify(spoken)), language);
    await page.emulateMedia({ colorScheme });
    await page.reload();
    for (const [path, ready] of Object.entries(screens)) {
      // As a link would: nothing is loaded anew, and what is looked at is drawn over what was there before.
      await page.evaluate((to) => {
        history.pushState(null, '', to);
        dispatchEvent(new PopStateEvent('popstate', { state: null }));
      }, path);
      await ready();
      await expectAccessible(page, `${path} ${language} ${colorScheme}`);
    }
  }
}

describe('reminders in training', () => {
  inWorld(true);

  test('from nothing to everybody who is due, by keyboard alone', async () => {
    const { admin } = world;
    await addAccount(world, { holderName: 'Őri Mária', email: 'maria@pelda.test' });
    await addAccount(world, { holderName: 'Sós Elek', email: null });
    await addAccount(world, { holderName: 'Zöld Ágnes', email: 'agnes@pelda.test' });
    await page.goto(at('/reminders'));
    await heading('Még nem ment ki emlékeztető');
    await tabTo('Új emlékeztető', 'link');
    await press('Enter');
    await heading('Kik kapják?');
    await tabTo('Egy héten belül lejár', 'link');
    await press('Enter');
    await page.getByText('3 ügyfélszámla').waitFor();
    await tabTo('Tovább');
    await press('Enter');
    await expect.poll(() => page.locator(':focus').innerText()).toBe('Mit kapjanak?');
    await page.getByText('Tisztelt Őri Mária!').waitFor();
    await tabTo('Következő ügyfél');
    await press('Enter');
    await page.getByText('Tisztelt Zöld Ágnes!').waitFor();
    await page.getByText('Minta: 2 / 2').waitFor();
    await press('Enter');
    await page.getByText('Tisztelt Őri Mária!').waitFor();
    await tabTo('Tovább');
    await press('Enter');
    await expect.poll(() => page.locator(':focus').innerText()).toBe('Minden rendben?');
    await page.getByText('2 üzenet megy ki').waitFor();
    await tabTo('nincs cím: 1');
    await press('Enter');
    await page.getByRole('dialog').getByText('Sós Elek').waitFor();
    await expectAccessible(page, 'who is left out');
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await tabTo('Küldés 2 ügyfélnek');
    await press('Enter');
    await button('próbaküldés: 2').waitFor();
    await page.getByText('kész', { exact: true }).waitFor();
    const { rows } = await admin.call(campaigns.list, {});
    expect(rows).toMatchObject([{ state: 'done', counts: { simulated: 2, skipped: 1 } }]);
    await tabTo('kihagyva: 1');
    await press('Enter');
    await tabTo('nincs cím: 1');
    await press('Enter');
    await page.getByRole('gridcell', { name: 'Sós Elek' }).waitFor();
    await page.getByRole('grid').focus();
    await press('Enter');
    await page.getByRole('dialog', { name: 'Üzenet' }).waitFor();
    await expectAccessible(page, 'a message');
  });

  test('what the client would have read stands in the trial box', async () => {
    await page.goto(at('/reminders/trial'));
    await page.getByText('Tisztelt Őri Mária!').waitFor();
    await page.getByLabel('Cím vagy telefonszám').fill('senki@pelda.test');
    await heading('Még nincs próbaküldés');
  });

  test('a text is written beside its preview, with what is missing and what makes it dear', async () => {
    await page.goto(at('/reminders/templates/new'));
    await page.getByLabel('Név', { exact: true }).fill('Saját szöveg');
    await page.getByRole('combobox', { name: 'Csatorna' }).click();
    await page.getByRole('option', { name: 'SMS' }).click();
    const body = page.getByRole('textbox', { name: 'Szöveg' });
    await body.fill('Kedves ');
    await button('Mező beszúrása').click();
    await page.getByRole('menuitem', { name: 'ügyfél neve' }).click();
    await page.getByText('Kedves Minta Maria').waitFor();
    await page.getByRole('combobox', { name: 'Előnézet mint' }).fill('ori');
    await page.getByRole('option', { name: /Őri Mária/ }).click();
    await page.getByText('Kedves Öri Maria').waitFor();
    await body.fill('Hívjon: {{telefon}} {{nincs}} €');
    await page.getByText('Ennél az ügyfélnél nincs meg: segítő telefonszám').waitFor();
    await page.getByText('Nincs ilyen mező: nincs').waitFor();
    await expectAccessible(page, 'the editor');
    await page.getByLabel('Saját mobilszáma').fill('06 20 123 4567');
    await button('Küldés magamnak').click();
    await page.getByText('A próbaátjáró megtartotta').waitFor();
    await body.fill('Hívjon!');
    await button('Mentés').click();
    await page.getByRole('link', { name: 'Saját szöveg' }).click();
    await button('Törlés').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Törlés' }).click();
    await page.getByText('„Saját szöveg” törölve.').waitFor();
  });

  test('a campaign that waits for the morning says so, pauses and stops', async () => {
    world.clock.set(new Date('2012-02-18T19:30:00Z'));
    await session();
    const client = world.stranger();
    await client.send('POST', '/api/session', ADMIN);
    const id = await started(client, { accountIds: [await addAccount(world)] }, { channel: 'sms' });
    await page.goto(at(`/reminders/campaigns/${id}`));
    await page.getByText('Most nincs küldési idő. Folytatás: 2012. 02. 20. 09:00').waitFor();
    await button('Szünet').click();
    await page.getByText('szünetel', { exact: true }).waitFor();
    await expectAccessible(page, 'a campaign that waits');
    await button('Leállítás').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Leállítás' }).click();
    await page.getByText('leállítva', { exact: true }).waitFor();

    const rushed = await started(client, { accountIds: [await addAccount(world)] }, { channel: 'sms' });
    await page.goto(at(`/reminders/campaigns/${rushed}`));
    await button('Küldés most…').press('Enter');
    const why = page.getByRole('dialog', { name: 'Küldés a küldési időn kívül' }).getByLabel('Miért sürgős?');
    await why.press('Enter');
    await page.getByText('Írja be az okot.').waitFor();
    await expectAccessible(page, 'sending outside the hours');
    await why.fill('ma jár le');
    await why.press('Enter');
    await page.getByText('Küldési időn kívül is megy: ma jár le').waitFor();
    await expect
      .poll(async () => (await client.call(campaigns.see, { id: rushed })).counts, { timeout: 60_000 })
      .toEqual({ simulated: 1 });
  });

  test('the ladder is switched on knowing what would go at once', async () => {
    await page.goto(at('/reminders/ladder'));
    await button('Javasolt létra').click();
    await button('Mentés').click();
    await page.getByText('most 0 ügyfélnek').first().waitFor();
    await button('Bekapcsolás').click();
    await page
      .getByRole('dialog', { name: 'Bekapcsolja a létrát?' })
      .getByText(/Még ma \d+ üzenet indul/)
      .waitFor();
    await expectAccessible(page, 'switching the ladder on');
    await page.getByRole('dialog').getByRole('button', { name: 'Mégse' }).click();
    await heading('Az emlékeztető-létra ki van kapcsolva');
  });

  test('every screen is fit for all, in both languages and both lights', async () => {
    const grid = () => page.getByRole('grid').waitFor();
    const there = (what: string) => () => page.locator(`main ${what}`).first().waitFor();
    await inAllDresses({
      '/reminders': grid,
      '/reminders/new': there('.MuiStepper-root'),
      '/reminders/templates': there('tbody tr'),
      '/reminders/outbox': grid,
      '/reminders/trial': there('input[type=search]'),
      '/reminders/ladder': there('#ladder-now'),
      '/settings/gateways': there('section[aria-label="E-mail"] form'),
      '/settings/hours': there('th[scope=row]'),
      '/settings/suppressions': there('input[placeholder]'),
    });
  });
});

describe('reminders for real', () => {
  inWorld(false);

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
    const id = await started(world.admin, { accountIds: await world.ctx.write(({ db }) => addMany(db, 1)) });
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
    const { rows } = await world.admin.call(outbox.list, { campaignId: id });
    expect(rows).toMatchObject([{ state: 'sent' }]);
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
