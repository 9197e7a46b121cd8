import { describe, expect, test } from 'vitest';
import { settings } from '#contract/settings.ts';
import { users } from '#contract/users.ts';
import { expectAccessible } from '../support/axe.ts';
import { layLine } from '../support/line.ts';
import { at, forgive, inOneWorld, page, signIn, world } from '../support/screen.ts';
import { ADMIN } from '../support/world.ts';

const choose = async (language: 'hu' | 'en', scheme: 'light' | 'dark'): Promise<void> =>
  page.evaluate(
    ([spoken, painted]) => {
      localStorage.setItem('kapocs.language', JSON.stringify(spoken));
      localStorage.setItem('kapocs.scheme', painted);
    },
    [language, scheme] as const,
  );

describe('the frame', () => {
  inOneWorld({}, { pardoned: /401/ });

  test('every screen is accessible in both languages, light and dark', async () => {
    await signIn();
    for (const [language, scheme] of [
      ['hu', 'light'],
      ['en', 'dark'],
    ] as const) {
      await choose(language, scheme);
      await page.goto(at('/settings'));
      await page.getByRole('main').getByRole('link').first().waitFor();
      const paths = await page
        .locator('nav a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '/'));
      expect(paths.length).toBeGreaterThan(4);
      // Sections can be reached from among the settings only, which are the last of the screens.
      for (const path of new Set(paths)) {
        await page.locator(`nav a[href="${path}"]`).first().click();
        await page.locator(`nav a[href="${path}"][aria-current=page]`).first().waitFor();
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
        await expectAccessible(page, `${path} ${language} ${scheme}`);
      }
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
      expect(await page.evaluate(() => document.documentElement.dataset['scheme'])).toBe(scheme);
    }
  });

  test('language and colours are chosen in the menu and remembered', async () => {
    await signIn();
    await page.getByRole('button', { name: 'Teszt Elek' }).click();
    await page.getByRole('menuitemradio', { name: 'sötét' }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    await page.reload();
    await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset['scheme'])).toBe('dark');
  });

  test('Ctrl+K finds a screen by letters without accents, and Enter goes there', async () => {
    await signIn();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Keresés vagy parancs' }).fill('beallit');
    await page.getByRole('option', { name: 'Beállítások' }).waitFor();
    await expectAccessible(page, 'command palette');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Beállítások' }).waitFor();
  });

  test('training mode is said on every screen', async () => {
    await signIn();
    await page.getByText('Gyakorló üzem').waitFor();
  });

  test('a program that does not answer is told, the screen stays, and the line comes back by itself', async () => {
    const line = await layLine(Number(new URL(world.running.url).port));
    await page.goto(line.url);
    await page.getByLabel('Felhasználónév').fill(ADMIN.username);
    await page.getByLabel('Jelszó', { exact: true }).fill(ADMIN.password);
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: 'Élő kapcsolat' }).waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    line.cut();
    await page.getByText('A Kapocs háttérprogramja nem érhető el.').waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectAccessible(page, 'offline');
    line.mend();
    await page.getByText('A Kapocs háttérprogramja nem érhető el.').waitFor({ state: 'hidden' });
    await page.close();
    await line.close();
    forgive(/ERR_/);
  });

  test('a broker sees only what a broker may', async () => {
    const firm = await world.admin.call(settings.addIntermediary, { code: 'A1', name: 'Első Alkusz', kind: 'broker' });
    const password = 'tizenhat betus jelszo';
    await world.admin.call(users.add, {
      username: 'bela',
      displayName: 'Bróker Béla',
      role: 'broker',
      intermediaryId: firm.id,
      password,
    });
    await signIn({ username: 'bela', password });
    await page.goto(at('/settings'));
    await page.getByRole('link', { name: 'Megjelenés' }).waitFor();
    expect(await page.getByRole('link', { name: 'Felhasználók' }).count()).toBe(0);
    await page.goto(at('/imports'));
    await page.getByRole('heading', { name: 'Ez az oldal nem létezik' }).waitFor();
  });

  test('nothing is cut off at twice the size', async () => {
    await page.setViewportSize({ width: 640, height: 360 });
    await signIn();
    for (const path of ['/settings/users', '/settings/insurers', '/settings/account']) {
      await page.goto(at(path));
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      const [content, window] = await page.evaluate(() => [document.body.scrollWidth, innerWidth]);
      expect({ path, content }).toEqual({ path, content: window });
    }
  });

  test('a script smuggled into the page does not run', async () => {
    await signIn();
    const ran = await page.evaluate(async () => {
      const smuggle = (kind: string, name: string, value: string): void => {
        try {
          const element = document.createElement(kind);
          element.setAttribute(name, value);
          element.setAttribute('src', 'data:image/png,x');
          document.body.append(element);
        } catch {
          // Refused on the spot.
        }
      };
      smuggle('script', 'src', 'data:text/javascript,window.smuggled=1');
      smuggle('img', 'onerror', 'window.smuggled=2');
      await new Promise((done) => setTimeout(done, 300));
      return 'smuggled' in window;
    });
    expect(ran).toBe(false);
    forgive(/Content Security Policy|Trusted/);
  });
});
