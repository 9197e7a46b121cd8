import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailbox } from '#contract/mailbox.ts';
import { requests } from '#contract/requests.ts';
import { expectAccessible } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { owner, place } from '../support/mailbox.ts';
import { ADMIN, openWorld, type World } from '../support/world.ts';

describe('the screen of what clients ask for', () => {
  let world: World;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    world = await openWorld('sqlite');
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
    await looked('2-one');
    await page.getByLabel('Válasz', { exact: true }).fill('Kijavítottuk, újra elküldjük.');
    await page.getByRole('button', { name: 'Elintézve' }).click();
    await line.getByText('elintézve').waitFor();
    const [row] = (await world.admin.call(requests.list, {})).rows;
    expect(row).toMatchObject({ state: 'done', assignedTo: 'Teszt Elek' });
    await page.getByRole('link', { name: 'Postafiókok' }).click();
    await page.getByRole('row').filter({ hasText: holder.email }).getByText('használja').waitFor();
    await looked('3-mailboxes');
  });
});
