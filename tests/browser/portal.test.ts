import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { campaigns } from '#contract/campaigns.ts';
import { templates } from '#contract/templates.ts';
import * as accounts from '../../api/accounts/accounts.ts';
import { launchChromium } from '../support/chromium.ts';
import { openForReader, type Reader } from '../support/client-pages.ts';
import { eventually } from '../support/eventually.ts';
import { newHolder, place } from '../support/mailbox.ts';
import { linkIn, openPosted, type Posted } from '../support/posted.ts';
import { lastFive, newRegistrant, otherThan, PASSWORD, type Registrant, secretIn } from '../support/registering.ts';
import type { World } from '../support/world.ts';

const NEW = 'XYzw9876';
const USERNAME = 'Felhasználónév (e-mail-cím)';

/** A story on a telephone without a mouse; letters come by SMTP, the SMS by the provider. Each goes on from the last. */
describe('the client’s pages on a telephone', () => {
  let posted: Posted;
  let world: World;
  let browser: Browser;
  let reader: Reader;
  let client: Registrant;

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
  const field = (): Promise<string> =>
    reader.page.evaluate(() => (document.activeElement instanceof HTMLInputElement ? document.activeElement.name : ''));
  const next = (): Promise<void> => reader.press('Tovább');

  it('lead from the reminder in the mail to the first document, by keyboard alone', async () => {
    client = await newRegistrant(world);
    const { accountNumber, mobile, email } = client;
    const { rows } = await world.admin.call(templates.list, {});
    const own = rows.find(({ channel, language }) => channel === 'email' && language === 'hu');
    const { id } = await world.admin.call(campaigns.add, {
      name: 'Emlékeztető',
      channel: 'email',
      templateId: own?.id ?? 0,
      audience: { accountIds: [client.accountId] },
    });
    await world.admin.call(campaigns.start, { id });
    const reminder = await posted.letter(email, new RegExp(accountNumber));

    reader = await openForReader(browser, linkIn(reminder));
    const { page, heading, keys, looked, press, type } = reader;
    await heading('Üdvözöljük!');
    await looked('portal-01-welcome', 'Üdvözöljük!');
    await press('Regisztráció');

    await heading('Melyik ügyfélszámlát regisztrálja?');
    await next();
    await said('Ezt a mezőt ki kell tölteni.');
    await eventually(async () => expect(await field()).toBe('accountNumber'));
    await looked('portal-02-account', 'Melyik ügyfélszámlát regisztrálja?');
    await type('Ügyfélszámlaszám', accountNumber);
    await type('Mobiltelefonszám', '06 30 000 0000');
    await keys('Enter');
    await said('Ezzel az ügyfélszámlaszámmal és mobilszámmal nem indítható regisztráció.');
    await type('Mobiltelefonszám', mobile.replace('+36', '06 '));
    await keys('Enter');

    await heading('Írja be az SMS-jelszó végét');
    const code = secretIn(await posted.text(mobile));
    await type('Ellenőrző kód', code);
    await keys('Enter');
    await said('Csak az utolsó 5 karaktert írja be.');
    await type('Ellenőrző kód', otherThan(code));
    await keys('Enter');
    await said('Még 4 próbálkozása van.');
    await looked('portal-03-sms-code', 'Írja be az SMS-jelszó végét');
    await page.reload();
    await type('Ellenőrző kód', lastFive(code).toLowerCase());
    await keys('Enter');

    await heading('Mi az e-mail-címe?');
    await type('E-mail-cím', 'nem cím');
    await keys('Enter');
    await said('Ez nem e-mail-cím.');
    await looked('portal-04-email', 'Mi az e-mail-címe?');
    await type('E-mail-cím', email);
    await keys('Enter');

    await heading('Olvassa el és fogadja el a nyilatkozatokat');
    await page.getByRole('checkbox').first().waitFor();
    await next();
    await said('Ezt el kell fogadni a folytatáshoz.');
    await looked('portal-05-declarations', 'Olvassa el és fogadja el a nyilatkozatokat');
    for (const box of await page.getByRole('checkbox').all()) {
      await reader.tabTo(box);
      await keys('Space');
    }
    await next();

    await heading('Találjon ki egy jelszót');
    await type('Jelszó', 'abcd1234');
    await type('A jelszó még egyszer', 'abcd1234');
    await keys('Enter');
    await said('A jelszó nem felel meg a szabályoknak.');
    await looked('portal-06-password', 'Találjon ki egy jelszót');
    await type('Jelszó', PASSWORD);
    await type('A jelszó még egyszer', NEW);
    await keys('Enter');
    await said('A két jelszó nem egyezik.');
    await eventually(async () => expect(await field()).toBe('passwordAgain'));
    await type('A jelszó még egyszer', PASSWORD);
    await keys('Enter');

    await heading('Majdnem kész');
    await looked('portal-07-finish', 'Majdnem kész');
    await press('Befejezés');

    await heading('Bejelentkezés');
    await said('A jelszavát elmentettük.');
    await looked('portal-08-log-in', 'Bejelentkezés');
    await type(USERNAME, email.toUpperCase());
    await type('Jelszó', PASSWORD);
    await keys('Enter');

    await heading('Írja be az aktiváló kód végét');
    await looked('portal-09-confirm', 'Írja be az aktiváló kód végét');
    expect(await accounts.find(world.ctx, client.accountId)).toMatchObject({ step: 'finished', confirmed_at: null });
    const activation = await posted.letter(email, /aktiváló kódja/);
    await type('Aktiváló kód', ` ${lastFive(secretIn(activation.text ?? ''))} `);
    await keys('Enter');

    await heading('Sikerült, regisztrálva van');
    await said(accountNumber);
    await looked('portal-10-done', 'Sikerült, regisztrálva van');
    expect(await accounts.find(world.ctx, client.accountId)).toMatchObject({ status: 'registered_in_time' });

    await place(world, await newHolder(world, { accountNumber, email: null }), {
      kind: 'invoice',
      subject: 'Számla – ősz',
    });
    await press('Számlák, kötvények, iratok');
    const paper = page.getByRole('link', { name: 'Számla – ősz' });
    await paper.waitFor();
    await looked('portal-11-documents', 'Számlák, kötvények, iratok');
    await reader.tabTo(paper);
    const [download] = await Promise.all([page.waitForEvent('download'), keys('Enter')]);
    expect(download.suggestedFilename()).toBe('Számla – ősz.pdf');
    const pdf = readFileSync(await download.path());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const index = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1'))?.[1]);
    expect(pdf.subarray(index, index + 4).toString()).toBe('xref');
    expect(pdf.includes(Buffer.from('Számla – ősz', 'utf16le').swap16())).toBe(true);
    await press('Vissza a kezdőlapra');
    await press('Kijelentkezés');
    await heading('Üdvözöljük!');
    await press('Regisztráció');
    await type('Ügyfélszámlaszám', accountNumber);
    await type('Mobiltelefonszám', mobile);
    await keys('Enter');
    await said('Ezt az ügyfélszámlát már regisztrálták.');
    await looked('portal-14-registered-already', 'Melyik ügyfélszámlát regisztrálja?');
    await press('Elfelejtettem a jelszavam');
    await heading('Elfelejtett jelszó');
  });

  it('ask for a picture to be copied after three wrong passwords, give a new password by link, and add a further account', async () => {
    const { accountNumber, email } = client;
    reader = await openForReader(browser, new URL('log-in', world.running.portalUrl ?? '').href);
    const { page, heading, keys, looked, press, type } = reader;
    for (const wrong of ['első', 'második', 'harmadik']) {
      await type(USERNAME, email);
      await type('Jelszó', wrong);
      await keys('Enter');
      await said('A felhasználónév vagy a jelszó nem jó.');
    }
    await page.getByRole('img', { name: /biztonsági kód/ }).waitFor();
    await looked('portal-12-security-code', 'Bejelentkezés');
    await type('Biztonsági kód', 'ROSSZ');
    await keys('Enter');
    await said('Nem ez volt a biztonsági kód.');

    await press('Elfelejtettem a jelszavam');
    await heading('Elfelejtett jelszó');
    await looked('portal-13-forgotten', 'Elfelejtett jelszó');
    await type(USERNAME, email);
    await keys('Enter');
    await heading('Nézze meg az e-mailjeit');

    await page.goto(linkIn(await posted.letter(email, /#[\w-]{43}/)));
    await heading('Adjon meg új jelszót');
    expect(page.url()).not.toContain('#');
    await type('Új jelszó', NEW);
    await type('Az új jelszó még egyszer', NEW);
    await keys('Enter');
    await said('Az új jelszavát elmentettük.');
    await type(USERNAME, email);
    await type('Jelszó', NEW);
    await keys('Enter');

    await heading('Ügyfélszámlái');
    const further = await newRegistrant(world);
    await press('Másik ügyfélszámla hozzáadása');
    await heading('Melyik ügyfélszámlát kapcsolja még hozzá?');
    await type('Ügyfélszámlaszám', further.accountNumber);
    await type('Mobiltelefonszám', further.mobile);
    await keys('Enter');
    await heading('Írja be az SMS-jelszó végét');
    await type('Ellenőrző kód', lastFive(secretIn(await posted.text(further.mobile))));
    await keys('Enter');
    await said(further.accountNumber);
    await said(accountNumber);
  });
});
