import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { insurer } from '#contract/insurer.ts';
import { requests } from '#contract/requests.ts';
import { rungOf } from '../../api/mailbox/mailbox-login.ts';
import { LOCKED_AT } from '../../api/portal/ladder.ts';
import { climb } from '../../api/portal/login.sql.ts';
import { expectAccessible } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { eventId, initialTo, newHolder, OWN, place, textsTo } from '../support/mailbox.ts';
import { lastFive, newRegistrant, nthSecret } from '../support/registering.ts';
import { openWorld, type World } from '../support/world.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'hu-HU' };
const NEW = 'UJabb2013';

describe('the mailbox on a telephone', () => {
  let world: World;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];
  beforeAll(async () => {
    world = await openWorld('sqlite');
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
  const open = async (place: string): Promise<void> => {
    const context = await browser.newContext(phone);
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        faults.push(message.text());
    });
    await page.goto(new URL(place, world.running.portalUrl ?? '').href);
  };
  const heading = (name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();
  const looked = async (name: string): Promise<void> => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page, `${name} ${colorScheme}`);
    }
    const folder = process.env['KAPOCS_PICTURES'];
    if (folder) await page.screenshot({ path: `${folder}/mailbox-${name}.png`, fullPage: true });
  };
  const answer = (label: string, text: string): Promise<void> => page.getByLabel(label, { exact: true }).fill(text);
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const linkIn = (pattern: RegExp, to: string): Promise<string> =>
    eventually(async () => {
      const found = (await textsTo(world, to)).flatMap((text) => pattern.exec(text)?.[0] ?? [])[0];
      if (found === undefined) throw new Error('the letter has not come');
      return found;
    });
  const logIn = async (username: string, password: string): Promise<void> => {
    await answer('Felhasználónév (e-mail-cím)', username);
    await answer('Jelszó', password);
    await press('Belépés');
  };

  it('leads from the notification to the reply, through a lock and its end, to the other portal', async () => {
    const holder = await newHolder(world);
    const { email, mobile } = holder;
    await place(world, holder, { subject: 'Őszi kötvény', text: 'Kedves Ügyfelünk!\n\nItt a kötvénye.' });
    await place(world, holder, { subject: 'Ajánlat', kind: 'offer' });

    await open(await linkIn(/http\S+first#\S+/, email));
    await heading('Első belépés');
    expect(page.url()).not.toContain('#');
    await looked('1-first');
    await answer('Felhasználónév (e-mail-cím)', email);
    await answer('Kezdeti jelszó', await initialTo(world, mobile));
    await press('Belépés');
    await heading('Válasszon saját jelszót');
    await looked('2-own-password');
    await answer('Jelszó', OWN);
    await answer('A jelszó még egyszer', OWN);
    await press('Mentés');

    await heading('Küldemények');
    await page.getByText('2 olvasatlan küldeménye van.').waitFor();
    await looked('3-letters');
    await page.getByLabel('Sorrend').selectOption('subject');
    await eventually(async () =>
      expect(await page.locator('.items strong').allTextContents()).toEqual(['Ajánlat', 'Őszi kötvény']),
    );
    await page.getByRole('button', { name: /Őszi kötvény/ }).click();
    await heading('Őszi kötvény');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Letöltés/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Őszi kötvény.pdf');
    await answer('Válaszüzenet a biztosítónak', 'Köszönöm, megkaptam.');
    await press('Elküldöm');
    await page.getByText('Az üzenetét elküldtük.').waitFor();
    await looked('4-letter');
    const [reply] = (await world.admin.call(requests.list, { kind: ['reply'] })).rows;
    expect(reply).toMatchObject({ details: { text: 'Köszönöm, megkaptam.' }, clientName: email });
    await press('Törlés');
    await page.getByText('1 olvasatlan küldeménye van.').waitFor();
    await press('Lomtár');
    await page.getByRole('button', { name: /Őszi kötvény/ }).click();
    await press('Visszaállítás a lomtárból');
    await press('Kijelentkezés');

    await heading('Bejelentkezés a postafiókba');
    for (const wrong of ['egy', 'ketto', 'harom']) {
      await logIn(email, wrong);
      await page.getByText('A felhasználónév vagy a jelszó nem jó.').waitFor();
    }
    await press('Nem látom a képet: kérem szövegben');
    const words = await page.locator('.question').textContent();
    const names = ['nulla', 'egy', 'kettő', 'három', 'négy', 'öt', 'hat', 'hét', 'nyolc', 'kilenc'];
    const digits = (words ?? '').match(/\p{L}+/gu)?.flatMap((word) => {
      const digit = names.indexOf(word);
      return digit < 0 ? [] : [digit];
    });
    await looked('5-security-code');
    await answer('Biztonsági kód', (digits ?? []).join(''));
    await logIn(email, 'negyedik');
    await page.getByText('A felhasználónév vagy a jelszó nem jó.').waitFor();
    await world.ctx.write(async (tx) => {
      for (let n = 4; n < LOCKED_AT; n += 1)
        await climb(tx.db, { nameHash: rungOf(world.ctx, email), at: tx.now(), most: LOCKED_AT });
    });
    await logIn(email, OWN);
    await page.getByText('A belépés le van tiltva').waitFor();
    await looked('6-locked');

    await press('Elfelejtettem a jelszavam');
    await answer('Felhasználónév (e-mail-cím)', email);
    await press('Kérem a hivatkozást');
    await heading('Nézze meg az e-mailjeit');
    await page.goto(await linkIn(/http\S+new-password#\S+/, email));
    await heading('Adjon meg új jelszót');
    await answer('Jelszó', NEW);
    await answer('A jelszó még egyszer', NEW);
    await press('Mentés');
    await page.getByText('Az új jelszavát elmentettük.').waitFor();
    await logIn(email, NEW);
    await heading('Küldemények');

    const client = await newRegistrant(world);
    await press('Regisztrálok az Ügyfélportálra');
    await heading('Melyik ügyfélszámlát regisztrálja?');
    await answer('Ügyfélszámlaszám', client.accountNumber);
    await answer('Mobiltelefonszám', client.mobile);
    await press('Tovább');
    await answer('Ellenőrző kód', lastFive(await nthSecret(world, client.mobile)));
    await press('Tovább');
    await heading('Mi az e-mail-címe?');
    const bound = await world.ctx.db('mailbox_upgrade').select<{ account_id: number }[]>('account_id');
    expect(bound).toEqual([{ account_id: client.accountId }]);
  });

  it('is closed on a page of its own, in English with the keyboard alone, once no contract stands against it', async () => {
    const holder = await newHolder(world);
    const { email, mobile, number } = holder;
    await open(await linkIn(/http\S+first#\S+/, email));
    await heading('Első belépés');
    await page.getByRole('button', { name: 'English' }).focus();
    await page.keyboard.press('Enter');
    await heading('First log-in');
    await page.evaluate(() => document.querySelector('h1')?.focus());
    const type = async (...parts: string[]): Promise<void> => {
      for (const part of parts)
        await (['Tab', 'Enter'].includes(part) ? page.keyboard.press(part) : page.keyboard.type(part));
    };
    await type('Tab', email, 'Tab', await initialTo(world, mobile), 'Enter');
    await heading('Choose a password of your own');
    await type('Tab', OWN, 'Tab', OWN, 'Enter');
    await heading('Letters');
    await page.goto(new URL('mailbox/closing', world.running.portalUrl ?? '').href);
    await heading('Close the mailbox');
    await type('Tab', email, 'Tab', OWN, 'Enter');
    await page.getByText(`These contracts are alive and their papers come here: ${number}.`).waitFor();
    await looked('7-closing');
    await world.admin.call(insurer.terminate, { id: eventId(), number, on: world.ctx.today() });
    await page.getByRole('button', { name: 'Close it' }).focus();
    await type('Enter');
    await page.getByText('Your mailbox has been closed.').waitFor();
    await looked('8-closed');
  });
});
