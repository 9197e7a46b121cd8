import type { Browser } from 'playwright';
import type { Email } from 'postal-mime';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { insurer } from '#contract/insurer.ts';
import { mailbox } from '#contract/mailbox.ts';
import { requests } from '#contract/requests.ts';
import { launchChromium } from '../support/chromium.ts';
import { openForReader, type Reader } from '../support/client-pages.ts';
import { eventually } from '../support/eventually.ts';
import { eventId, newHolder, OWN, passwordIn, place } from '../support/mailbox.ts';
import { linkIn, openPosted, type Posted } from '../support/posted.ts';
import { lastFive, newRegistrant, secretIn } from '../support/registering.ts';
import type { World } from '../support/world.ts';

const NEW = 'UJabb2013';
const USERNAME = 'Felhasználónév (e-mail-cím)';
const WRONG = 'A felhasználónév vagy a jelszó nem jó.';
/** What those type who cannot see the picture. */
const codeIn = ({ text = '' }: Email): string => /biztonsági kód: (\w{6})/.exec(text)?.[1] ?? '';

describe('the mailbox on a telephone, without a mouse', () => {
  let posted: Posted;
  let world: World;
  let browser: Browser;
  let reader: Reader;
  beforeAll(async () => {
    [posted, browser] = await Promise.all([openPosted(), launchChromium()]);
    ({ world } = posted);
  });
  afterAll(async () => {
    await browser.close();
    await posted.close();
  });
  afterEach(() => reader.leave());

  const said = (text: string): Promise<void> => reader.page.getByText(text).first().waitFor();
  const logIn = async (username: string, password: string): Promise<void> => {
    await reader.type(USERNAME, username);
    await reader.type('Jelszó', password);
    await reader.keys('Enter');
  };
  const initial = async (mobile: string): Promise<string> => passwordIn(await posted.text(mobile))[0] ?? '';

  it('leads from the notification to the reply, through a lock and its end, to the other portal', async () => {
    const holder = await newHolder(world);
    const { email, mobile } = holder;
    const [, link = ''] = linkIn(await posted.letter(email, /first#/)).split('#');
    await holder.page.call(mailbox.signIn, { username: email, password: await initial(mobile), link });
    await holder.page.call(mailbox.changePassword, { password: OWN, passwordAgain: OWN });
    await place(world, holder, { subject: 'Őszi kötvény', text: 'Kedves Ügyfelünk!\n\nItt a kötvénye.' });
    await place(world, holder, { subject: 'Ajánlat', kind: 'offer' });
    const notification = await posted.letter(email, /új küldeménye érkezett/);
    expect({ files: notification.attachments, text: notification.text }).toEqual({
      files: [],
      text: expect.not.stringMatching(/kötvény|Ajánlat/) as string,
    });

    reader = await openForReader(browser, linkIn(notification));
    const { page, heading, keys, looked, press, tabTo, type } = reader;
    await heading('Bejelentkezés a postafiókba');
    await looked('mailbox-1-log-in', 'Bejelentkezés a postafiókba');
    await logIn(email, OWN);
    await heading('Küldemények');
    await said('2 olvasatlan küldeménye van.');
    await looked('mailbox-2-letters', 'Küldemények');
    await tabTo(page.getByLabel('Sorrend'));
    await keys('T');
    const sorted = () =>
      eventually(async () =>
        expect(await page.locator('.items strong').allTextContents()).toEqual(['Ajánlat', 'Őszi kötvény']),
      );
    await sorted();
    await press(/Őszi kötvény/);
    await heading('Őszi kötvény');
    // Back leads to the list as it was, not out of the mailbox.
    await page.goBack();
    await heading('Küldemények');
    await sorted();
    await press(/Őszi kötvény/);
    await heading('Őszi kötvény');
    await tabTo(page.getByRole('link', { name: /^Letöltés/ }));
    const [download] = await Promise.all([page.waitForEvent('download'), keys('Enter')]);
    expect(download.suggestedFilename()).toBe('Őszi kötvény.pdf');
    await type('Válaszüzenet a biztosítónak', 'Köszönöm, megkaptam.');
    await press('Elküldöm');
    await said('Az üzenetét elküldtük.');
    await looked('mailbox-3-letter', 'Őszi kötvény');
    const [reply] = (await world.admin.call(requests.list, { kind: ['reply'] })).rows;
    expect(reply).toMatchObject({ details: { text: 'Köszönöm, megkaptam.' }, clientName: email });
    await press('Törlés');
    await said('1 olvasatlan küldeménye van.');
    await press('Lomtár');
    await press(/Őszi kötvény/);
    await press('Visszaállítás a lomtárból');
    await press('Kijelentkezés');

    await heading('Bejelentkezés a postafiókba');
    for (const wrong of ['egy', 'ketto', 'harom']) {
      await logIn(email, wrong);
      await said(WRONG);
    }
    await press('Nem látom a képet: kérem e-mailben');
    await page.locator('.question').waitFor();
    await looked('mailbox-4-security-code', 'Bejelentkezés a postafiókba');
    let [former, code] = ['', ''];
    const asked = page.locator('input[name="securityId"]');
    for (let failures = 3; failures < 10; failures += 1) {
      // Another code for each try: one the page knows of, and its letter.
      await eventually(async () => expect(await asked.inputValue()).not.toBe(former), 60_000);
      former = await asked.inputValue();
      code = await eventually(async () => {
        const found = codeIn(await posted.letter(email, /biztonsági kód: /));
        expect(found).not.toBe(code);
        return found;
      }, 60_000);
      await type('Biztonsági kód', code);
      await logIn(email, `rossz${failures}`);
    }
    await said('A belépés le van tiltva');
    await type('Biztonsági kód', code);
    await logIn(email, OWN);
    await said('A belépés le van tiltva');
    await looked('mailbox-5-locked', 'Bejelentkezés a postafiókba');

    await press('Elfelejtettem a jelszavam');
    await heading('Elfelejtett jelszó');
    await type(USERNAME, email);
    await keys('Enter');
    await heading('Nézze meg az e-mailjeit');
    await page.goto(linkIn(await posted.letter(email, /new-password#/)));
    await heading('Adjon meg új jelszót');
    await type('Új jelszó', NEW);
    await type('Az új jelszó még egyszer', NEW);
    await keys('Enter');
    await said('Az új jelszavát elmentettük.');
    await logIn(email, NEW);
    await heading('Küldemények');

    const client = await newRegistrant(world);
    await press('Regisztrálok az Ügyfélportálra');
    await heading('Melyik ügyfélszámlát regisztrálja?');
    await type('Ügyfélszámlaszám', client.accountNumber);
    await type('Mobiltelefonszám', client.mobile);
    await keys('Enter');
    await heading('Írja be az SMS-jelszó végét');
    await type('Ellenőrző kód', lastFive(secretIn(await posted.text(client.mobile))));
    await keys('Enter');
    await heading('Mi az e-mail-címe?');
    const bound = await world.ctx.db('mailbox_upgrade').select<{ account_id: number }[]>('account_id');
    expect(bound).toEqual([{ account_id: client.accountId }]);
  });

  it('is opened by the invitation and closed on a page of its own, in English, once no contract stands against it', async () => {
    const holder = await newHolder(world);
    const { email, mobile, number } = holder;
    reader = await openForReader(browser, linkIn(await posted.letter(email, /first#/)));
    const { page, heading, keys, looked, press, speak, type } = reader;
    await speak('en');
    await heading('First log-in');
    expect(page.url()).not.toContain('#');
    await looked('mailbox-6-first', 'First log-in');
    await type('User name (e-mail address)', email);
    await type('Initial password', await initial(mobile));
    await keys('Enter');

    await heading('Choose a password of your own');
    await looked('mailbox-7-own-password', 'Choose a password of your own');
    await type('New password', OWN);
    await type('The new password once more', OWN);
    await keys('Enter');
    await heading('Letters');
    await page.goto(new URL('mailbox/closing', world.running.portalUrl ?? '').href);
    await heading('Close the mailbox');
    await type('User name (e-mail address)', email);
    await type('Password', OWN);
    await keys('Enter');
    await said(`These contracts are alive and their papers come here: ${number}.`);
    await looked('mailbox-8-closing', 'Close the mailbox');
    await world.admin.call(insurer.terminate, { id: eventId(), number, on: world.ctx.today() });
    await press('Close it');
    await said('Your mailbox has been closed.');
    await looked('mailbox-9-closed', 'Log in to the mailbox');
  });
});
