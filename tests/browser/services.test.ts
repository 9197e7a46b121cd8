import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { insurer } from '#contract/insurer.ts';
import { requests } from '#contract/requests.ts';
import { closeEveryClient } from '../../api/portal/login/client-session.ts';
import { later, lifetimes } from '../../api/portal/limits.ts';
import { launchChromium } from '../support/chromium.ts';
import { openForReader, type Reader } from '../support/client-pages.ts';
import { eventually } from '../support/eventually.ts';
import { newHolder, place } from '../support/mailbox.ts';
import { PASSWORD, registrantAt } from '../support/registering.ts';
import { openWorld, type World } from '../support/world.ts';

const JPEG = Buffer.from(
  'FFD8FFE000104A46494600010100000100010000FFDA0008010100003F00' + '07'.repeat(400) + 'FFD9',
  'hex',
);

describe('services after registration on a telephone, without a mouse', () => {
  let world: World;
  let browser: Browser;
  let reader: Reader;
  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld('sqlite'), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });
  afterEach(() => reader.leave());

  it('are asked for, paid for and answered', async () => {
    const client = await registrantAt(world, 'confirmed');
    const { accountNumber, email } = client;
    const { number } = await newHolder(world, { accountNumber, email: null, annualPremium: 42_000 });
    for (const subject of ['Csekk', 'Őszi levél', 'Cukor', 'Odú']) await place(world, { number }, { subject });
    await world.admin.call(insurer.paymentAccount, {
      beneficiary: 'Minta Biztosító Zrt.',
      iban: 'HU42117730161111101800000000',
      bic: 'OTPVHUHB',
    });
    reader = await openForReader(browser, new URL('log-in', world.running.portalUrl ?? '').href);
    const { page, heading, keys, looked, press, tabTo, type } = reader;
    const sent = async (): Promise<void> => {
      await page.getByText('Megkaptuk. A választ a kéréseinél olvashatja majd.').waitFor();
      await press('Vissza a kezdőlapra');
      await heading('Ügyfélszámlái');
    };
    await type('Felhasználónév (e-mail-cím)', email);
    await type('Jelszó', PASSWORD);
    await keys('Enter');
    await heading('Ügyfélszámlái');
    await looked('services-1-home', 'Ügyfélszámlái');

    await press('Szerződéseim');
    await page.getByText(number).waitFor();
    await looked('services-2-contracts', 'Szerződéseim');
    await page.goBack();
    await heading('Ügyfélszámlái');

    await press('Számlák, kötvények, iratok');
    const subjects = (): Promise<string[]> => page.locator('.accounts a').allTextContents();
    await eventually(async () => expect(await subjects()).toEqual(['Odú', 'Cukor', 'Őszi levél', 'Csekk']));
    await tabTo(page.getByLabel('Sorrend'));
    await keys('T');
    await eventually(async () => expect(await subjects()).toEqual(['Cukor', 'Csekk', 'Odú', 'Őszi levél']));
    await looked('services-2-documents', 'Számlák, kötvények, iratok');
    await press('Vissza a kezdőlapra');

    await press('Díjfizetés');
    await page.getByLabel('Melyik szerződés?').waitFor();
    await type('Összeg (Ft)', '10 500');
    await press('Tovább');
    await heading('Fizesse be a bankjában');
    await page.getByText('HU42 1177 3016').waitFor();
    await looked('services-3-payment', 'Fizesse be a bankjában');
    await press('Vissza a kezdőlapra');

    await press('Kárbejelentés');
    await page.getByLabel('Melyik szerződés?').waitFor();
    // A field for a day takes the day as it is typed part by part.
    await page.getByLabel('Mikor történt?').fill('2012-02-14');
    await type('Hol történt?', 'Győr, Ősz utca');
    await press('Elküldöm');
    await page.getByText('Ezt a mezőt ki kell tölteni.').waitFor();
    await type('Mi történt?', 'Koccanás a parkolóban.');
    const photos = page.getByLabel('Fényképek (nem kötelező)');
    await photos.setInputFiles({ name: 'nem-kep.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('nem kép') });
    await press('Elküldöm');
    await page.getByText('Ez nem fénykép.').waitFor();
    await looked('services-4-claim', 'Kárbejelentés');
    await photos.setInputFiles([
      { name: 'egy.jpg', mimeType: 'image/jpeg', buffer: JPEG },
      { name: 'ketto.jpg', mimeType: 'image/jpeg', buffer: JPEG },
    ]);
    await press('Elküldöm');
    await sent();

    await press('Irat igénylése (pl. zöldkártya)');
    await page.getByLabel('Melyik szerződés?').waitFor();
    await looked('services-5-paper', 'Irat igénylése (pl. zöldkártya)');
    await page.context().setOffline(true);
    await press('Elküldöm');
    await page.getByText('A portál most nem érhető el.').waitFor();
    await page.getByText('Nincs internetkapcsolat.').waitFor();
    await page.context().setOffline(false);
    // A hasty finger asks once.
    await page.getByRole('button', { name: 'Elküldöm' }).evaluate((button: HTMLButtonElement) => {
      button.click();
      button.click();
    });
    await sent();

    const { rows } = await world.admin.call(requests.list, {});
    expect(rows.map((row) => row.kind)).toEqual(['document_request', 'claim', 'payment']);
    const claim = rows[1];
    expect((await world.admin.call(requests.one, { id: claim?.id ?? 0 })).files).toHaveLength(2);
    await world.admin.call(requests.settle, { id: claim?.id ?? 0, as: 'done', answer: 'Szemlére hívjuk.' });
    await press('Kéréseim és a válaszok');
    await page.getByText('Szemlére hívjuk.').waitFor();
    await looked('services-6-requests', 'Kéréseim és a válaszok');
    await press('Vissza a kezdőlapra');

    // The session ends while the papers are open: the link says so, not the browser that a download failed.
    const openPaper = async (): Promise<void> => {
      await press('Számlák, kötvények, iratok');
      await tabTo(page.getByRole('link', { name: 'Odú' }));
      await keys('Enter');
    };
    const [download] = await Promise.all([page.waitForEvent('download'), openPaper()]);
    expect(download.suggestedFilename()).toBe('Odú.pdf');
    await world.ctx.write((tx) => tx.db('portal_session').update({ seen_at: later(world.ctx.now(), -lifetimes.idle) }));
    await keys('Enter');
    await heading('Bejelentkezés');
    await page.getByText('Hosszú ideig nem történt semmi').waitFor();
    await type('Felhasználónév (e-mail-cím)', email);
    await type('Jelszó', PASSWORD);
    await keys('Enter');
    await heading('Ügyfélszámlái');
    await press('Számlák, kötvények, iratok');
    await page.getByRole('link', { name: 'Odú' }).waitFor();
    await world.ctx.write(closeEveryClient);
    await tabTo(page.getByRole('link', { name: 'Odú' }));
    await keys('Enter');
    await page.getByText('Ha eddig be volt jelentkezve, a munkamenete véget ért.').waitFor();
    await looked('services-7-session-over', 'Bejelentkezés');
  });
});
