import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insurer } from '#contract/insurer.ts';
import { requests } from '#contract/requests.ts';
import { expectAccessible } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { newHolder, place } from '../support/mailbox.ts';
import { PASSWORD, registrantAt } from '../support/registering.ts';
import { openWorld, type World } from '../support/world.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'hu-HU' };
const JPEG = Buffer.from(
  'FFD8FFE000104A46494600010100000100010000FFDA0008010100003F00' + '07'.repeat(400) + 'FFD9',
  'hex',
);

describe('services after registration on a telephone', () => {
  let world: World;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    world = await openWorld('sqlite');
    browser = await launchChromium();
    page = await (await browser.newContext(phone)).newPage();
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });
  const heading = (name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const answer = (label: string, text: string): Promise<void> => page.getByLabel(label, { exact: true }).fill(text);
  const looked = async (name: string): Promise<void> => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page, `${name} ${colorScheme}`);
    }
    const folder = process.env['KAPOCS_PICTURES'];
    if (folder) await page.screenshot({ path: `${folder}/services-${name}.png`, fullPage: true });
  };
  const sent = async (): Promise<void> => {
    await page.getByText('Megkaptuk. A választ a kéréseinél olvashatja majd.').waitFor();
    await press('Vissza a kezdőlapra');
    await heading('Ügyfélszámlái');
  };

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
    await page.goto(new URL('log-in', world.running.portalUrl ?? '').href);
    await answer('Felhasználónév (e-mail-cím)', email);
    await answer('Jelszó', PASSWORD);
    await press('Belépés');
    await heading('Ügyfélszámlái');
    await looked('1-home');

    await press('Szerződéseim');
    await page.getByText(number).waitFor();
    await looked('2-contracts');
    await press('Vissza a kezdőlapra');

    await press('Számlák, kötvények, iratok');
    const subjects = (): Promise<string[]> => page.locator('.accounts a').allTextContents();
    await eventually(async () => expect(await subjects()).toEqual(['Odú', 'Cukor', 'Őszi levél', 'Csekk']));
    await page.getByLabel('Sorrend').focus();
    await page.keyboard.press('T');
    await eventually(async () => expect(await subjects()).toEqual(['Cukor', 'Csekk', 'Odú', 'Őszi levél']));
    await looked('2-documents');
    await press('Vissza a kezdőlapra');

    await press('Díjfizetés');
    await page.getByLabel('Melyik szerződés?').waitFor();
    await answer('Összeg (Ft)', '10 500');
    await press('Tovább');
    await heading('Fizesse be a bankjában');
    await page.getByText('HU42 1177 3016').waitFor();
    await looked('3-payment');
    await press('Vissza a kezdőlapra');

    await press('Kárbejelentés');
    await page.getByLabel('Melyik szerződés?').waitFor();
    await answer('Mikor történt?', '2012-02-14');
    await answer('Hol történt?', 'Győr, Ősz utca');
    await press('Elküldöm');
    await page.getByText('Ezt a mezőt ki kell tölteni.').waitFor();
    await answer('Mi történt?', 'Koccanás a parkolóban.');
    const photos = page.getByLabel('Fényképek (nem kötelező)');
    await photos.setInputFiles({ name: 'nem-kep.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('nem kép') });
    await press('Elküldöm');
    await page.getByText('Ez nem fénykép.').waitFor();
    await looked('4-claim');
    await photos.setInputFiles([
      { name: 'egy.jpg', mimeType: 'image/jpeg', buffer: JPEG },
      { name: 'ketto.jpg', mimeType: 'image/jpeg', buffer: JPEG },
    ]);
    await press('Elküldöm');
    await sent();

    await press('Irat igénylése (pl. zöldkártya)');
    await page.getByLabel('Melyik szerződés?').waitFor();
    await looked('5-paper');
    await press('Elküldöm');
    await sent();

    const { rows } = await world.admin.call(requests.list, {});
    expect(rows.map((row) => row.kind)).toEqual(['document_request', 'claim', 'payment']);
    const claim = rows[1];
    expect((await world.admin.call(requests.one, { id: claim?.id ?? 0 })).files).toHaveLength(2);
    await world.admin.call(requests.settle, { id: claim?.id ?? 0, as: 'done', answer: 'Szemlére hívjuk.' });
    await press('Kéréseim és a válaszok');
    await page.getByText('Szemlére hívjuk.').waitFor();
    await looked('6-requests');
  });
});
