import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import xlsx from 'xlsx';
import { expectAccessible } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { listFile } from '../support/imports.ts';
import { line, listText } from '../support/list-text.ts';
import { lastFive, PASSWORD } from '../support/registering.ts';
import { openSmsProvider, type SmsProvider } from '../support/sms-provider.ts';
import { openMailSink, type MailSink } from '../support/smtp.ts';
import { openWorld, type World } from '../support/world.ts';

/*
 * The main job as people do it, through the screens alone: list in → who has not registered → reminder out → a client
 * registers on a telephone → the screens change by themselves → Excel out. Live mode, real SMTP, real HTTP to the SMS
 * provider. Every test goes on where the one before ended.
 */
const OWN = { number: '0599000001', name: 'Őszi Sára', mobile: '+36 30 299 0001', email: 'sara@pelda.test' };
const PASSPHRASE = 'egy elég hosszú mondat';

describe('the main job through the screens', () => {
  let world: World;
  let browser: Browser;
  let mail: MailSink;
  let sms: SmsProvider;
  let staff: BrowserContext;
  /** where the work is done, and a second window that is only looked at */
  let page: Page;
  let overview: Page;
  let letters: number;
  let link: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    // Wednesday, ten in the morning in Budapest: inside the hours of e-mail.
    [world, browser, mail, sms] = await Promise.all([
      openWorld('sqlite', { training: false, setUp: false, at: '2012-02-15T09:00:00.000Z' }),
      launchChromium(),
      openMailSink(),
      openSmsProvider(),
    ]);
    staff = await browser.newContext({
      viewport: { width: 1280, height: 720 },
      locale: 'hu-HU',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    page = await watched(staff);
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([world.close(), mail.close(), sms.close()]);
  });

  const watched = async (context: BrowserContext): Promise<Page> => {
    const opened = await context.newPage();
    opened.on('pageerror', (error) => complaints.push(error.message));
    return opened;
  };
  const at = (path: string): string => new URL(path, world.running.url).href;
  const count = (n: number): Promise<void> => page.getByText(`${n} ügyfélszámla · `).waitFor();
  const counts = (): Promise<string[]> =>
    page.getByRole('group', { name: 'Szűrők' }).getByRole('button').allInnerTexts();
  const number = (name: string): Locator =>
    overview.getByRole('main').getByRole('link', { name: new RegExp(`^${name}: `) });
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Moves the focus on with the keyboard until it is on what is looked for. */
  const tabTo = async (wanted: Locator): Promise<void> => {
    await wanted.waitFor();
    for (let step = 0; step < 80; step += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await press('Tab');
    }
    throw new Error(`the keyboard never came to ${String(wanted)}`);
  };
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });

  test('the first start leads to the insurer’s list, which is looked at before anything changes', async () => {
    await page.goto(at('/'));
    await page.getByLabel('Teljes név').fill('Teszt Elek');
    await page.getByLabel('Felhasználónév').fill('elek');
    await page.getByLabel('Jelszó', { exact: true }).fill(PASSPHRASE);
    await page.getByLabel('Jelszó még egyszer').fill(PASSPHRASE);
    await button('Tovább').click();
    await page.getByLabel('Biztosító neve').fill('Minta Biztosító');
    await page.getByLabel('Megújítási időszak neve').fill('2012. évi megújítás');
    await page.getByLabel('Regisztrációs határidő').fill('2012-02-20');
    await button('Létrehozás').click();
    await button(/^Lista betöltése/).click();

    await page.getByRole('heading', { name: 'Húzza ide a biztosító listáját' }).waitFor();
    const dropped = await page.evaluateHandle(
      (content) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(content)], 'minta-lista.xlsx'));
        return transfer;
      },
      [...listFile('minta-lista.xlsx')],
    );
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: dropped });
    await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
    await button('Jóváhagyás és alkalmazás').waitFor();
    expect(await counts()).toEqual([
      '285\nÚj',
      '0\nVáltozott',
      '0\nVáltozatlan',
      '15\nHibás',
      '0\nHiányzik a listából',
    ]);
    expect(await world.ctx.db('account').first('id')).toBeUndefined();
    await button('Jóváhagyás és alkalmazás').click();
    await button('Alkalmazás (285 ügyfélszámla)').click();
    await page.getByRole('link', { name: 'Ügyfélszámlák megnyitása' }).click();
    await count(285);
  });

  test('a list of one’s own comes in by the keyboard', async () => {
    await page.getByRole('link', { name: 'Listák' }).focus();
    await press('Enter');
    const chooser = page.waitForEvent('filechooser');
    await tabTo(button('Fájl kiválasztása'));
    await press('Enter');
    const buffer = listText([line(OWN), line({ name: 'Elérhetetlen Elek', email: '', mobile: '+36 30 299 0002' })]);
    await (await chooser).setFiles({ name: 'saját lista.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('heading', { name: 'saját lista.csv' }).waitFor();
    await button('Jóváhagyás és alkalmazás').waitFor();
    expect((await counts())[0]).toBe('2\nÚj');
    await tabTo(button('Jóváhagyás és alkalmazás'));
    await press('Enter');
    await page.getByRole('dialog', { name: 'Alkalmazza a listát?' }).waitFor();
    await press('Enter');
    const open = page.getByRole('link', { name: 'Ügyfélszámlák megnyitása' });
    await tabTo(open);
    await press('Enter');
    await count(287);
  });

  test('gateways and the clients’ address are set on the screen, and tried', async () => {
    await page.goto(at('/settings/gateways'));
    const email = page.getByRole('region', { name: 'E-mail' });
    await email.getByRole('radio', { name: 'levelezőkiszolgáló (SMTP)' }).check();
    await email.getByRole('textbox', { name: 'Kiszolgáló' }).fill('127.0.0.1');
    await email.getByLabel('Port').fill(String(mail.port));
    await email.getByRole('combobox', { name: 'Kapcsolat' }).click();
    await page.getByRole('option', { name: 'titkosítás nélkül' }).click();
    await email.getByLabel('Feladó címe').fill('iroda@pelda.test');
    await email.getByLabel('Feladó neve').fill('Minta Iroda');
    await email.getByRole('button', { name: 'Mentés' }).click();
    await page.getByText('Az átjáró beállítva.').first().waitFor();
    await email.getByLabel('Saját e-mail-címe').fill('elek@pelda.test');
    await email.getByRole('button', { name: 'Próbaüzenet küldése' }).click();
    await email.getByText('Az átjáró átvette a próbaüzenetet.').waitFor();
    expect(mail.received.splice(0)).toMatchObject([{ to: 'elek@pelda.test' }]);

    const texts = page.getByRole('region', { name: 'SMS' });
    await texts.getByRole('radio', { name: 'SMS-szolgáltató (HTTP)' }).check();
    await texts.getByRole('textbox', { name: 'Cím', exact: true }).fill(sms.url);
    await texts.getByLabel('A törzs szövege').fill('{"to":"{{to}}","text":"{{text}}","reference":"{{reference}}"}');
    await texts.getByLabel('Sikeres válasz mintája').fill('^OK');
    await texts.getByLabel('Azonosító mintája').fill('^OK:(\\d+)');
    await texts.getByRole('button', { name: 'Mentés' }).click();
    await texts.getByText('működik').waitFor();

    await page.goto(at('/settings/insurers'));
    await button('Minta Biztosító módosítása').click();
    await page.getByLabel('Ügyfélportál címe').fill(world.running.portalUrl ?? '');
    await button('Mentés').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('who is due is reminded, by keyboard alone from the list to the last letter', async () => {
    await page.goto(at('/'));
    await page.getByRole('link', { name: /^nem kezdte el: / }).waitFor();
    await tabTo(page.getByRole('link', { name: /^nem kezdte el: / }).first());
    await press('Enter');
    await page.waitForURL(/status=not_started/);
    await page.locator('.rows-line').first().waitFor();
    const total = Number((await page.getByText(/^\d+ ügyfélszámla · /).innerText()).split(' ')[0]);
    await tabTo(page.getByRole('grid'));
    await press('Control+a');
    await page.getByRole('status').getByText(`Minden sor kijelölve (${total})`).waitFor();
    await tabTo(button('Emlékeztető…'));
    await press('Enter');
    await page.getByText(`${total} ügyfélszámla`).waitFor();
    await tabTo(button('Tovább'));
    await press('Enter');
    await page
      .getByText(/^Tisztelt /)
      .first()
      .waitFor();
    await tabTo(button('Tovább'));
    await press('Enter');
    const promised = await page.getByText(/^\d+ üzenet megy ki$/).innerText();
    letters = Number(promised.split(' ')[0]);
    await page.getByText(new RegExp(world.running.portalUrl ?? '-')).waitFor();
    await tabTo(button(`Küldés ${letters} ügyfélnek`));
    await press('Enter');
    await button(`átadva: ${letters}`).waitFor({ timeout: 60_000 });
    await page.getByText('kész', { exact: true }).waitFor();
    expect(letters).toBeGreaterThan(100);
    expect(mail.received).toHaveLength(letters);
    expect([...mail.accepted().values()].every((times) => times === 1)).toBe(true);
    const letter = readable(mail.received.find(({ to }) => to === OWN.email)?.raw ?? '');
    expect(letter).toContain(`Tisztelt ${OWN.name}!`);
    expect(letter).toContain(OWN.number);
    link = /https?:\/\/[^\s<"]+/.exec(letter)?.[0] ?? '';
    expect(link).toBe(world.running.portalUrl);
  });

  test('the client registers on a telephone; the office sees it without touching anything', async () => {
    overview = await watched(staff);
    await overview.goto(at('/'));
    await number('Regisztrált').waitFor();
    const before = await number('Regisztrált').innerText();
    await page.goto(at(`/accounts?q=${OWN.number}&sort=status`));
    const row = page.getByRole('row').filter({ hasText: OWN.name });
    await row.getByText('nem kezdte el').waitFor();
    const marked = [page, overview].map((each) => each.evaluate(() => Object.assign(window, { untouched: true })));
    await Promise.all(marked);

    const phone = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      locale: 'hu-HU',
    });
    const client = await watched(phone);
    const fill = (label: string, text: string): Promise<void> => client.getByLabel(label, { exact: true }).fill(text);
    const go = (name: string): Promise<void> => client.getByRole('button', { name, exact: true }).tap();
    await client.goto(link);
    await go('Regisztráció');
    await fill('Ügyfélszámlaszám', OWN.number);
    await fill('Mobiltelefonszám', OWN.mobile);
    await go('Tovább');
    await client.getByRole('heading', { name: 'Írja be az SMS-jelszó végét' }).waitFor();
    await row.getByText('folyamatban').waitFor();
    const texted = await eventually(async () => {
      expect(sms.received).toHaveLength(1);
      return secretIn(sms.received[0]?.text ?? '');
    });
    expect(sms.received[0]?.to.replaceAll(/\D/g, '')).toBe(OWN.mobile.replaceAll(/\D/g, ''));
    await fill('Ellenőrző kód', lastFive(texted));
    await go('Tovább');
    await fill('E-mail-cím', 'sara.uj@pelda.test');
    await go('Tovább');
    await client.getByRole('checkbox').first().waitFor();
    for (const box of await client.getByRole('checkbox').all()) await box.check();
    await go('Tovább');
    await fill('Jelszó', PASSWORD);
    await fill('A jelszó még egyszer', PASSWORD);
    await go('Tovább');
    await go('Befejezés');
    await fill('Felhasználónév (e-mail-cím)', 'sara.uj@pelda.test');
    await fill('Jelszó', PASSWORD);
    await go('Belépés');
    await client.getByRole('heading', { name: 'Írja be az aktiváló kód végét' }).waitFor();
    const mailed = await eventually(async () => {
      const got = mail.received.filter(({ to }) => to === 'sara.uj@pelda.test');
      expect(got).toHaveLength(1);
      return secretIn(readable(got[0]?.raw ?? ''));
    });
    await fill('Aktiváló kód', lastFive(mailed));
    await go('Tovább');
    await client.getByRole('heading', { name: 'Sikerült, regisztrálva van' }).waitFor();
    await phone.close();

    await row.getByText('időben regisztrált').waitFor();
    await eventually(async () => expect(await number('Regisztrált').innerText()).toBe(String(Number(before) + 1)));
    for (const each of [page, overview]) expect(await each.evaluate(() => 'untouched' in window)).toBe(true);
    await overview.close();
  });

  test('who has registered gets no second reminder, and the card tells the whole story', async () => {
    await page.getByRole('grid').focus();
    await press('Enter');
    const card = page.getByRole('dialog');
    await card.getByRole('heading', { name: OWN.name }).waitFor();
    await card.getByRole('button', { name: /^Mind a \d+ megjelenítése$/ }).click();
    for (const told of ['Felvétel listából', 'E-mail', 'SMS', 'Regisztráció'])
      await card.getByRole('listitem').filter({ hasText: told }).first().waitFor();
    await expectAccessible(page, 'card of who has registered');
    expect(await card.getByRole('button', { name: 'Emlékeztető…' }).count()).toBe(0);
    await press('Escape');
    await page.getByRole('grid').focus();
    await press('Space');
    await button('Emlékeztető…').click();
    await button('Tovább').click();
    await page
      .getByText(/^Tisztelt /)
      .first()
      .waitFor();
    await button('Tovább').click();
    await page.getByText('0 üzenet megy ki').waitFor();
    expect(await button('Küldés 0 ügyfélnek').isDisabled()).toBe(true);
  });

  test('the report is made, fetched and opened', async () => {
    await page.goto(at('/accounts?status=registered_in_time&status=registered_late'));
    const shown = page.getByText(/^\d+ ügyfélszámla · /);
    await shown.waitFor();
    const total = Number((await shown.innerText()).split(' ')[0]);
    await button('Excel…').click();
    const asking = page.getByRole('dialog', { name: 'Új riport' });
    await asking.getByText(`${total} ügyfélszámla`).waitFor();
    await asking.getByRole('radio', { name: /^Minden oszlop/ }).check();
    await asking.getByLabel('Indok').fill('havi jelentés');
    await asking.getByRole('button', { name: 'Elkészítés' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Letöltés: / }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
    const book = xlsx.read(readFileSync(await file.path()));
    const rows = xlsx.utils.sheet_to_json<Record<string, unknown>>(book.Sheets[book.SheetNames[0] ?? ''] ?? {});
    expect(rows).toHaveLength(total);
    expect(rows.find((row) => row['Ügyfélszámlaszám'] === OWN.number)).toMatchObject({
      'Ügyfél neve': OWN.name,
      Állapot: 'időben regisztrált',
    });
    expect(complaints).toEqual([]);
  });

  test('the history proves who did what', async () => {
    const verified = await staff.request.get(at('/api/history/verify'));
    expect(await verified.json()).toMatchObject({ intact: true });
    const { rows } = (await (await staff.request.get(at('/api/history?limit=500'))).json()) as {
      rows: { action: string; actorName: string | null }[];
    };
    const who = new Map(rows.map(({ action, actorName }) => [action, actorName]));
    for (const action of ['import.applying', 'gateway.set', 'campaign.started', 'export.taken'])
      expect({ action, who: who.get(action) }).toEqual({ action, who: 'Teszt Elek' });
    expect(who.get('registration.confirmed')).toBeNull();
  });
});

const secretIn = (text: string): string => /\b[A-HJKMNP-Z2-9]{10}\b/.exec(text)?.[0] ?? 'none';

/** The mail as a person reads it: quoted-printable or base64 undone. */
function readable(raw: string): string {
  const base64 = /content-transfer-encoding: base64\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/i.exec(raw)?.[1];
  if (base64) return Buffer.from(base64, 'base64').toString();
  const bytes = raw
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
