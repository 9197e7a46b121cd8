import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insurer } from '#contract/insurer.ts';
import { mailbox } from '#contract/mailbox.ts';
import { requests } from '#contract/requests.ts';
import { expectAccessible } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { owner, place } from '../support/mailbox.ts';
import { signInAs } from '../support/people.ts';
import { ADMIN, openWorld, type World } from '../support/world.ts';

describe('the screen of what clients ask for', () => {
  let world: World;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    world = await openWorld('sqlite');
    await signInAs(world, 'agent');
    browser = await launchChromium();
    const context = await browser.newContext({
      viewport: { width: 1280, height: 720 },
      locale: 'hu-HU',
      reducedMotion: 'reduce',
    });
    page = await context.newPage();
    await context.request.post(new URL('/api/session', world.running.url).href, { data: ADMIN });
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });
  const looked = async (name: string): Promise<void> => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page, `${name} ${colorScheme}`);
      const folder = process.env['KAPOCS_PICTURES'];
      if (folder) await page.screenshot({ path: `${folder}/requests-${name}-${colorScheme}.png` });
    }
  };

  it('shows a request as it comes, takes it on and answers it; the mailboxes stand beside', async () => {
    await page.goto(new URL('/portal/requests', world.running.url).href);
    await page.getByText('Most nincs ilyen kérés').waitFor();
    const holder = await owner(world);
    const { itemId } = await place(world, holder, { subject: 'Őszi kötvény' });
    await holder.page.call(mailbox.reply, { id: itemId ?? 0, text: 'Hibás a nevem a kötvényen.' });
    const line = page.getByRole('row').filter({ hasText: holder.email });
    await line.getByText('válaszüzenet').waitFor();
    await looked('1-list');
    await line.click();
    await page.getByText('Hibás a nevem a kötvényen.').waitFor();
    await page.getByRole('button', { name: 'Átveszem' }).click();
    await page.getByRole('dialog').getByText('Teszt Elek').waitFor();
    await page.getByLabel('Rábízom valakire').press('Enter');
    await page.getByRole('option', { name: 'Minta agent' }).press('Enter');
    await page.getByRole('dialog').getByText('Minta agent').waitFor();
    await looked('2-one');
    await page.getByLabel('Válasz', { exact: true }).fill('Kijavítottuk, újra elküldjük.');
    await page.getByRole('button', { name: 'Elintézve' }).click();
    await line.getByText('elintézve').waitFor();
    const [row] = (await world.admin.call(requests.list, {})).rows;
    expect(row).toMatchObject({ state: 'done', assignedTo: 'Minta agent' });
    await page.getByRole('link', { name: 'Postafiókok' }).click();
    await page.getByRole('row').filter({ hasText: holder.email }).getByText('használja').waitFor();
    await looked('3-mailboxes');
  });

  it('takes the insurer’s events from a file: looked at first, then loaded, the second time nothing happens', async () => {
    const { email, number } = await owner(world);
    const told = { event: 'item', contractNumber: number, subject: 'Csekk', text: 'Itt a csekk.' };
    const lines = [
      { ...told, id: 'F-1' },
      { ...told, id: 'F-2', contractNumber: 'NINCS-1' },
      { event: 'terminate', id: 'F-3', number, on: '2012-12-31' },
      { event: 'item', id: 'F-4', contractNumber: number },
    ];
    const buffer = Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n'));
    const choose = async (): Promise<void> => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Állomány kiválasztása' }).press('Enter');
      await (await chooser).setFiles({ name: 'esemenyek.jsonl', mimeType: 'text/plain', buffer });
      await page.getByRole('row', { name: 'hibás sor 1' }).waitFor();
    };
    await page.getByRole('link', { name: 'Biztosító állománya' }).press('Enter');
    await page.getByText('Húzza ide a biztosító állományát').waitFor();
    await looked('4-feed');
    await choose();
    await page.getByText('Hiányzik vagy nem jó: subject, text.').waitFor();
    await looked('5-feed-preview');
    await page.getByRole('button', { name: 'Betöltés (3 esemény)' }).press('Enter');
    await page.getByText('Betöltve: 2. Már korábban megérkezett: 0. Nem tölthető be: 2.').waitFor();
    await page.getByRole('row', { name: /^2 F-2 Nincs ilyen számú szerződés/ }).waitFor();
    await looked('6-feed-result');
    const { rows } = await world.admin.call(insurer.mailboxes, {});
    expect(rows.find((row) => row.email === email)).toMatchObject({ items: 1, unread: 1 });
    await page.getByRole('button', { name: 'Másik állomány' }).press('Enter');
    await choose();
    await page.getByRole('button', { name: 'Betöltés (3 esemény)' }).press('Enter');
    await page.getByText('Betöltve: 0. Már korábban megérkezett: 2. Nem tölthető be: 2.').waitFor();
  });
});
