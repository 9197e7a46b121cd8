import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { session } from '#contract/session.ts';
import { settings } from '#contract/settings.ts';
import { expectAccessible } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { ADMIN, openWorld, type World } from '../support/world.ts';

describe('backups and history on screen', () => {
  let world: World;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    world = await openWorld('sqlite');
    browser = await launchChromium();
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'hu-HU' });
    page = await context.newPage();
    await context.request.post(new URL('/api/session', world.running.url).href, { data: ADMIN });
    await page.goto(new URL('/settings/backups', world.running.url).href);
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it('a copy is made and restored by keyboard; the way leads to the sign-in', { timeout: 60_000 }, async () => {
    await page.getByRole('button', { name: 'Mentés most' }).press('Enter');
    const restore = page.getByRole('button', { name: /^Visszaállítás: 2012/ });
    await restore.waitFor();
    await world.admin.call(settings.addIntermediary, { code: 'UTÁNA', name: 'Késő Kft.', kind: 'broker' });
    await expectAccessible(page, 'backups');
    await restore.press('Enter');
    const field = page.getByLabel(/írja be a mentés napját/);
    await page.getByText('0 regisztráció').waitFor();
    const act = page.getByRole('dialog').getByRole('button', { name: 'Visszaállítás' });
    expect(await act.isDisabled()).toBe(true);
    await field.fill('2012. 02. 15.');
    await expectAccessible(page, 'restoring');
    await field.press('Enter');
    await page.getByLabel('Felhasználónév').waitFor({ timeout: 45_000 });
    await world.admin.call(session.signIn, ADMIN);
    expect((await world.admin.call(settings.intermediaries, {})).rows).toEqual([]);
  });

  it('the history is read in words and verified', async () => {
    await page.context().request.post(new URL('/api/session', world.running.url).href, { data: ADMIN });
    await page.goto(new URL('/settings/history', world.running.url).href);
    await page.getByRole('cell', { name: 'Mentés visszaállítva' }).waitFor();
    await page.getByRole('button', { name: 'Lánc ellenőrzése' }).press('Enter');
    await page.getByText(/A napló ép/).waitFor();
    await expectAccessible(page, 'history');
  });
});
