import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { settings } from '#contract/settings.ts';
import * as accounts from '../../api/accounts/accounts.ts';
import { trialBox } from '../../api/outbox/trial-box.ts';
import { expectAccessible } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { newHolder, place } from '../support/mailbox.ts';
import { lastFive, newRegistrant, nthSecret, otherThan, PASSWORD, walkTo } from '../support/registering.ts';
import { openWorld, type World } from '../support/world.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'hu-HU' };

describe('the client’s pages on a telephone', () => {
  let world: World;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    world = await openWorld('sqlite');
    const [insurer] = (await world.admin.call(settings.insurers, {})).rows;
    await world.admin.call(settings.changeInsurer, { id: insurer?.id ?? 0, helpPhone: '+36 1 555 0100' });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });
  afterEach(async () => {
    await page.context().close();
    const found = faults.splice(0);
    if (found.length > 0) throw new Error(found.join('\n'));
  });

  const open = async (place = ''): Promise<void> => {
    const context = await browser.newContext(phone);
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      // The browser notes every refusal; what the page makes of it is what the story tells.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        faults.push(message.text());
    });
    await page.goto(new URL(place, world.running.portalUrl ?? '').href);
  };
  const heading = (name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();
  const accessible = async (): Promise<void> => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page, `${await page.title()} ${colorScheme}`);
    }
  };
  const picture = async (name: string): Promise<void> => {
    const folder = process.env['KAPOCS_PICTURES'];
    if (folder) await page.screenshot({ path: `${folder}/portal-${name}.png`, fullPage: true });
  };
  const answer = async (label: string, text: string): Promise<void> => {
    await page.getByLabel(label, { exact: true }).fill(text);
  };
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

  it('lead through the whole registration, in Hungarian, and the staff sees the result', async () => {
    const client = await newRegistrant(world);
    await open();
    await heading('Üdvözöljük!');
    await accessible();
    await picture('1-welcome');
    await press('Regisztráció');

    await heading('Melyik ügyfélszámlát regisztrálja?');
    await press('Tovább');
    await page.getByText('Ezt a mezőt ki kell tölteni.').first().waitFor();
    await accessible();
    await picture('2-account-missing');
    await answer('Ügyfélszámlaszám', client.accountNumber);
    await answer('Mobiltelefonszám', '06 30 000 0000');
    await press('Tovább');
    await page.getByText('Ezzel az ügyfélszámlaszámmal és mobilszámmal nem indítható regisztráció.').waitFor();
    await picture('3-account-mismatch');
    await answer('Mobiltelefonszám', client.mobile.replace('+36', '06 '));
    await press('Tovább');

    await heading('Írja be az SMS-jelszó végét');
    const sms = await nthSecret(world, client.mobile);
    await answer('Ellenőrző kód', sms);
    await press('Tovább');
    await page.getByText('Csak az utolsó 5 karaktert írja be.').waitFor();
    await answer('Ellenőrző kód', otherThan(sms));
    await press('Tovább');
    await page.getByText('Még 4 próbálkozása van.').waitFor();
    await accessible();
    await picture('4-sms-code');
    await page.reload();
    await heading('Írja be az SMS-jelszó végét');
    await answer('Ellenőrző kód', lastFive(sms).toLowerCase());
    await press('Tovább');

    await heading('Mi az e-mail-címe?');
    await answer('E-mail-cím', 'nem cím');
    await press('Tovább');
    await page.getByText('Ez nem e-mail-cím.').waitFor();
    await accessible();
    await answer('E-mail-cím', client.email);
    await press('Tovább');

    await heading('Olvassa el és fogadja el a nyilatkozatokat');
    await page.getByLabel('Elfogadom: Felhasználási feltételek').check();
    await press('Tovább');
    await page.getByText('Minden nyilatkozatot el kell fogadni.').waitFor();
    await accessible();
    await picture('5-declarations');
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await press('Tovább');

    await heading('Találjon ki egy jelszót');
    await answer('Jelszó', 'abcd1234');
    await answer('A jelszó még egyszer', 'abcd1234');
    await press('Tovább');
    await page.getByText('A jelszó nem felel meg a szabályoknak.').waitFor();
    await accessible();
    await picture('6-password');
    await answer('Jelszó', PASSWORD);
    await answer('A jelszó még egyszer', PASSWORD);
    await press('Tovább');

    await heading('Majdnem kész');
    await accessible();
    await picture('7-finish');
    await press('Befejezés');

    await heading('Bejelentkezés');
    await page.getByText('A jelszavát elmentettük.').waitFor();
    await accessible();
    await picture('8-log-in');
    await answer('Felhasználónév (e-mail-cím)', client.email.toUpperCase());
    await answer('Jelszó', PASSWORD);
    await press('Belépés');

    await heading('Írja be az aktiváló kód végét');
    await accessible();
    await picture('9-confirm');
    expect(await accounts.find(world.ctx, client.accountId)).toMatchObject({ step: 'finished', confirmed_at: null });
    await answer('Aktiváló kód', ` ${lastFive(await nthSecret(world, client.email))} `);
    await press('Tovább');

    await heading('Sikerült, regisztrálva van');
    await page.getByText(client.accountNumber).waitFor();
    await accessible();
    await picture('10-done');
    expect(await accounts.find(world.ctx, client.accountId)).toMatchObject({ status: 'registered_in_time' });

    const { accountNumber } = client;
    const contract = await newHolder(world, { accountNumber, email: null });
    await place(world, contract, { kind: 'invoice', subject: 'Számla – ősz' });
    await press('Számlák, kötvények, iratok');
    await heading('Számlák, kötvények, iratok');
    await accessible();
    await picture('13-documents');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Számla – ősz' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Számla – ősz.pdf');
    await press('Vissza a kezdőlapra');
    await heading('Ügyfélszámlái');
    await press('Kijelentkezés');
    await heading('Üdvözöljük!');
  });

  it('work in English with the keyboard alone, the focus leading the way', async () => {
    const client = await newRegistrant(world);
    await open();
    const focused = (): Promise<string> =>
      page.evaluate(
        () => document.activeElement?.closest('label')?.textContent ?? document.activeElement?.textContent ?? '',
      );
    const type = async (...parts: string[]): Promise<void> => {
      for (const part of parts)
        await (part.length > 1 && /^[A-Z]/.test(part) && part in keys
          ? page.keyboard.press(part)
          : page.keyboard.type(part));
    };
    const keys = { Tab: true, Enter: true, Space: true };
    await heading('Üdvözöljük!');
    await page.getByRole('button', { name: 'English' }).focus();
    await page.keyboard.press('Enter');
    await heading('Welcome!');
    await page.evaluate(() => document.querySelector('h1')?.focus());
    await type('Tab');
    expect(await focused()).toBe('Register');
    await type('Enter');

    await heading('Which client account are you registering?');
    expect(await focused()).toBe('Which client account are you registering?');
    await type('Tab', client.accountNumber, 'Tab', client.mobile, 'Enter');

    await heading('Type the end of the SMS password');
    await type('Tab', lastFive(await nthSecret(world, client.mobile)), 'Enter');
    await heading('What is your e-mail address?');
    await type('Tab', client.email, 'Enter');
    await heading('Read and accept the declarations');
    await page.getByRole('checkbox').first().waitFor();
    await type('Tab', 'Tab', 'Space', 'Tab', 'Space', 'Tab', 'Space', 'Tab', 'Enter');
    await heading('Choose a password');
    await type('Tab', PASSWORD, 'Tab', 'ABcd12eg', 'Enter');
    await page.getByText('The two passwords differ.').waitFor();
    await eventually(async () =>
      expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('passwordAgain'),
    );
    await page.keyboard.press('Control+A');
    await type(PASSWORD, 'Enter');
    await heading('Almost done');
    await accessible();
    await type('Tab', 'Enter');
    await heading('Log in');
    await type('Tab', client.email, 'Tab', PASSWORD, 'Enter');
    await heading('Type the end of the activation code');
    await type('Tab', lastFive(await nthSecret(world, client.email)), 'Enter');
    await heading('Done, you are registered');
    await accessible();
    await picture('11-done-en');
  });

  it('ask for a picture to be copied after three wrong passwords, give a new password by link, and add a further account', async () => {
    const client = await walkTo(world, await newRegistrant(world), 'confirmed');
    await open('log-in');
    await heading('Bejelentkezés');
    for (const wrong of ['első', 'második', 'harmadik']) {
      await answer('Felhasználónév (e-mail-cím)', client.email);
      await answer('Jelszó', wrong);
      await press('Belépés');
      await page.getByText('A felhasználónév vagy a jelszó nem jó.').waitFor();
    }
    await page.getByRole('img', { name: /biztonsági kód/ }).waitFor();
    await accessible();
    await picture('12-security-code');
    await answer('Biztonsági kód', 'ROSSZ');
    await press('Belépés');
    await page.getByText('A biztonsági kód nem az, ami a képen van.').waitFor();

    await press('Elfelejtettem a jelszavam');
    await heading('Elfelejtett jelszó');
    await accessible();
    await answer('Felhasználónév (e-mail-cím)', client.email);
    await press('Kérem a hivatkozást');
    await heading('Nézze meg az e-mailjeit');
    await accessible();

    const link = await eventually(async () => {
      const { rows } = await trialBox(world.ctx, { to: client.email, limit: 1 });
      const found = /http\S+#\S+/.exec(rows[0]?.text ?? '')?.[0];
      if (found === undefined) throw new Error('the link has not come');
      return found;
    });
    await page.goto(link);
    await heading('Adjon meg új jelszót');
    await accessible();
    expect(page.url()).not.toContain('#');
    await answer('Jelszó', 'XYzw9876');
    await answer('A jelszó még egyszer', 'XYzw9876');
    await press('Mentés');
    await page.getByText('Az új jelszavát elmentettük.').waitFor();
    await answer('Felhasználónév (e-mail-cím)', client.email);
    await answer('Jelszó', 'XYzw9876');
    await press('Belépés');

    await heading('Ügyfélszámlái');
    const further = await newRegistrant(world);
    await press('Másik ügyfélszámla hozzáadása');
    await heading('Melyik ügyfélszámlát kapcsolja még hozzá?');
    await answer('Ügyfélszámlaszám', further.accountNumber);
    await answer('Mobiltelefonszám', further.mobile);
    await press('Tovább');
    await heading('Írja be az SMS-jelszó végét');
    await answer('Ellenőrző kód', lastFive(await nthSecret(world, further.mobile)));
    await press('Tovább');
    await page.getByText(further.accountNumber).waitFor();
    await page.getByText(client.accountNumber).waitFor();
  });
});
