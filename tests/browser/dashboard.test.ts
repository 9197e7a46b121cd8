import { gzipSync } from 'node:zlib';
import type { Locator } from 'playwright';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accounts as list } from '#contract/accounts.ts';
import { exportsContract } from '#contract/exports.ts';
import { session } from '#contract/session.ts';
import * as accounts from '../../api/accounts/accounts.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Client } from '../support/client.ts';
import { inEveryDress } from '../support/dresses.ts';
import { eventually } from '../support/eventually.ts';
import { at, context, inOneWorld, page, newProfile, session as signInBeside, world } from '../support/screen.ts';

/** What is fetched before the first screen can be read. */
const SCRIPT_BUDGET = 250_000;

let admin: Client;
let person: { username: string; password: string };

inOneWorld({ setUp: false, demo: 600 });
beforeAll(async () => {
  const [, username = '', password = ''] = (world.running.notes[1] ?? '').trim().split(/\s+/);
  person = { username, password };
  admin = world.stranger();
  await admin.call(session.signIn, person);
});
beforeEach(() => signInBeside(person));

const main = (): Locator => page.getByRole('main');
const overview = async (): Promise<void> => {
  await page.goto(at('/'));
  await main().getByRole('heading', { name: 'Hol tartanak' }).waitFor();
};

describe('the overview on the screen', () => {
  /** Every link to a list with the number it shows. */
  const numbers = (): Promise<{ path: string; shown: string }[]> =>
    main()
      .locator('a[href^="/accounts"]:not([aria-hidden])')
      .evaluateAll((links) =>
        links.map((link) => ({
          path: link.getAttribute('href') ?? '',
          shown: /\d[\d\s\u00a0]*/.exec(link.querySelector('strong')?.textContent ?? link.textContent)?.[0] ?? '',
        })),
      );
  /** How many rows the list of an address has. */
  const listed = async (path: string): Promise<number> => {
    const { total } = (await (await context.request.get(at(`/api${path}&limit=1`))).json()) as { total: number };
    return total;
  };

  test('every number is the length of the list it opens', async () => {
    await overview();
    await page.getByRole('button', { name: /^Mind a \d+ megjelenítése$/ }).click();
    await page.getByRole('button', { name: 'Táblázat' }).click();
    const shown = await numbers();
    expect(shown.length).toBeGreaterThan(100);
    const wrong: object[] = [];
    for (const { path, shown: written } of shown) {
      const number = Number(written.replaceAll(/\D/g, ''));
      const rows = await listed(path);
      if (rows !== number) wrong.push({ path, number, rows });
    }
    expect(wrong).toEqual([]);
  });

  test('its scripts are within the budget of a first load, with all it shows', async () => {
    await newProfile();
    await signInBeside(person);
    const scripts: Promise<number>[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.push(response.body().then((body) => gzipSync(body).length));
    });
    await overview();
    const sizes = await Promise.all(scripts);
    const gzip = sizes.reduce((sum, size) => sum + size, 0);
    console.log(JSON.stringify({ overviewScriptsGzip: gzip }));
    expect(gzip).toBeGreaterThan(150_000);
    expect(gzip).toBeLessThanOrEqual(SCRIPT_BUDGET);
    await page.close();
  });

  test('a number opens its rows, and Back returns to it', async () => {
    await overview();
    const late = main()
      .getByRole('link', { name: /^Hátravan/ })
      .first();
    const said = (await late.innerText()).trim();
    await late.click();
    await page.getByText(`${said} ügyfélszámla · `).waitFor();
    await page.goBack();
    await main().getByRole('heading', { name: 'Hol tartanak' }).waitFor();
  });

  test('is walked by keyboard alone: a step of the funnel, the table behind the curve, the order of intermediaries', async () => {
    await overview();
    const tabTo = async (wanted: Locator): Promise<void> => {
      for (let step = 0; step < 120; step += 1) {
        if (await wanted.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`the keyboard never came to ${String(wanted)}`);
    };
    const order = main().getByRole('button', { name: 'Közvetítő', exact: true });
    await tabTo(order);
    await page.keyboard.press('Enter');
    await main().locator('th[aria-sort=ascending]').waitFor();
    await page.reload();
    await tabTo(main().getByRole('button', { name: 'Táblázat' }));
    await page.keyboard.press('Enter');
    await main().getByRole('columnheader', { name: 'Hátravan' }).first().waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(main().getByRole('link', { name: /^értesítést kapott/ }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/step=invited/);
  });

  test('changes by itself when a client registers', async () => {
    await overview();
    const registered = main().getByRole('link', { name: /^Regisztrált: / });
    const before = Number((await registered.innerText()).replaceAll(/\D/g, ''));
    const cohort = /cohort=(\d+)/.exec((await registered.getAttribute('href')) ?? '')?.[1] ?? '';
    const { rows } = await admin.call(list.list, { cohort, status: ['not_started'], limit: 1 });
    await world.ctx.write((tx) => accounts.markRegistered(tx, rows[0]?.id ?? 0, { at: tx.now(), source: 'portal' }));
    await eventually(async () => expect(Number((await registered.innerText()).replaceAll(/\D/g, ''))).toBe(before + 1));
  });

  test('is in order for everybody: both languages, light and dark, drawing and table', async () => {
    await overview();
    const drawn = () => page.locator('svg[role=img]').waitFor();
    await inEveryDress(page, drawn, (dress) => expectAccessible(page, `overview ${dress}`));
    await main().getByRole('button', { name: 'Table' }).click();
    await main()
      .getByRole('region', { name: 'Still open, and registrations a day: Table' })
      .getByRole('table')
      .waitFor();
    await expectAccessible(page, 'overview as a table');
  });

  test('loses nothing at twice the size, and prints on the width of a page', async () => {
    await page.setViewportSize({ width: 640, height: 360 });
    await overview();
    const tooWide = () => page.evaluate(() => document.body.scrollWidth - innerWidth);
    expect(await tooWide()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 718, height: 1000 });
    expect(await tooWide()).toBe(0);
  });
});

describe('reports on the screen', () => {
  test('a file is asked for from the overview by keyboard, followed, fetched and removed', async () => {
    await page.goto(at('/exports'));
    await page.getByRole('heading', { name: 'Itt lesznek az elkészült fájlok' }).waitFor();
    await expectAccessible(page, 'no reports yet');
    await overview();
    await main().getByRole('link', { name: 'Excel…' }).focus();
    await page.keyboard.press('Enter');
    const asking = page.getByRole('dialog', { name: 'Új riport' });
    await asking.getByRole('radio', { name: 'Közvetítők összesítője', checked: true }).waitFor();
    await page.locator('input[name=reason]:focus').waitFor();
    await page.keyboard.press('Enter');
    await asking.getByText('Írja be, miért kell a fájl.').waitFor();
    await expectAccessible(page, 'a report without a reason');
    await page.keyboard.type('heti értekezlet');
    await page.keyboard.press('Enter');
    const line = page.getByRole('row').filter({ hasText: 'heti értekezlet' });
    await line.getByText('kész', { exact: true }).waitFor();
    const download = page.waitForEvent('download');
    await line.getByRole('button', { name: /^Letöltés: / }).focus();
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
    const { rows } = await admin.call(exportsContract.list, {});
    expect(rows).toMatchObject([{ kind: 'intermediaries', state: 'ready', reason: 'heti értekezlet' }]);
    await inEveryDress(
      page,
      () => line.waitFor(),
      (dress) => expectAccessible(page, `reports ${dress}`),
    );
    await page.goto(at('/exports/new'));
    await page.getByRole('dialog').getByText(/600/).waitFor();
    await expectAccessible(page, 'a new report');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.evaluate(() => localStorage.setItem('kapocs.language', '"hu"'));
    await page.reload();
    await line.getByRole('button', { name: /^Törlés: / }).click();
    await page.getByRole('dialog', { name: 'Törli a fájlt?' }).getByRole('button', { name: 'Törlés' }).click();
    await page.getByRole('heading', { name: 'Itt lesznek az elkészült fájlok' }).waitFor();
  });
});
