import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { session } from '../../contract/session.ts';
import { settings } from '../../contract/settings.ts';
import { users } from '../../contract/users.ts';
import { expectAccessible } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { layLine } from '../support/line.ts';
import { ADMIN, openWorld, type World } from '../support/world.ts';

const SCRIPT_BUDGET = 250_000;

let browser: Browser;
let world: World;
let context: BrowserContext;
let page: Page;
/** What the browser complained of; a refused sign-in is no complaint. */
let complaints: string[];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => browser.close());

/** One program for a group of tests, a fresh browser profile for each test. */
function inOneWorld(setUp: boolean): void {
  beforeAll(async () => {
    world = await openWorld('sqlite', { setUp });
  });
  afterAll(async () => world.close());
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    page = await context.newPage();
    complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text());
    });
  });
  afterEach(async () => {
    await context.close();
    if (complaints.length > 0) throw new Error(`the browser complained: ${complaints.join(' | ')}`);
  });
}

const at = (path: string): string => new URL(path, world.running.url).href;

async function signIn(who: { username: string; password: string } = ADMIN): Promise<void> {
  await context.request.post(at('/api/session'), { data: who });
  await page.goto(at('/'));
  await page.getByRole('navigation', { name: 'Fő menü' }).waitFor();
}

const choose = async (language: 'hu' | 'en', scheme: 'light' | 'dark'): Promise<void> =>
  page.evaluate(
    ([spoken, painted]) => {
      localStorage.setItem('kapocs.language', JSON.stringify(spoken));
      localStorage.setItem('kapocs.scheme', painted);
    },
    [language, scheme] as const,
  );

describe('the first start', () => {
  inOneWorld(false);

  test('three screens make the first administrator, by keyboard alone', async () => {
    await page.goto(at('/'));
    await page.getByRole('heading', { name: 'Ki fogja kezelni a programot?' }).waitFor();
    await expectAccessible(page, 'first screen');
    const { keyboard } = page;
    await keyboard.type('Próba Petra');
    await keyboard.press('Tab');
    await keyboard.type('petra');
    await keyboard.press('Tab');
    await keyboard.type('rövid');
    await keyboard.press('Enter');
    await page.getByText('Még legalább 10 karakter kell.').waitFor();
    // The keyboard already stands where the fault is.
    await page.locator('input[name=password]:focus').waitFor();
    await keyboard.press('End');
    await expectAccessible(page, 'first screen with faults');
    await keyboard.type(' de már elég hosszú');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.type('rövid de már elég hosszú');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Melyik biztosító, melyik határidő?' }).waitFor();
    await keyboard.type('Minta Biztosító');
    await keyboard.press('Tab');
    await keyboard.type('2012. évi megújítás');
    await page.getByLabel('Regisztrációs határidő').fill('2012-03-15');
    await expectAccessible(page, 'second screen');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Kész, kezdhetjük' }).waitFor();
    await expectAccessible(page, 'third screen');
    await page.getByRole('button', { name: 'Előbb körülnézek' }).click();
    await page.getByRole('button', { name: /29 nap van hátra/ }).waitFor();
  });
});

describe('the first start, in a hurry', () => {
  inOneWorld(false);

  test('the period can be left for later, and the program says what is missing', async () => {
    await page.goto(at('/'));
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByLabel('Full name').fill('Próba Petra');
    await page.getByLabel('User name').fill('petra');
    await page.getByLabel('Password', { exact: true }).fill('long enough a sentence');
    await page.getByLabel('Password again').fill('long enough a sentence');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Skip, I will add it later' }).click();
    await page.getByRole('button', { name: 'Look around first' }).click();
    await page.goto(at('/settings/insurers'));
    await page.getByText('No period yet.').waitFor();
  });
});

describe('signing in', () => {
  inOneWorld(true);

  test('a wrong password is told in words, and typing goes on', async () => {
    await page.goto(at('/'));
    await page.getByLabel('Felhasználónév').fill(ADMIN.username);
    await page.getByLabel('Jelszó', { exact: true }).fill('valami egészen más');
    await page.getByRole('button', { name: 'Bejelentkezés' }).click();
    await page.getByRole('alert').getByText('A felhasználónév vagy a jelszó nem jó.').waitFor();
    await expectAccessible(page, 'refused sign-in');
    await page.locator('input[name=password]:focus').waitFor();
    await page.keyboard.type(ADMIN.password);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Fő menü' }).waitFor();
  });

  test('a session that ended locks the screen where it is, and the password opens it there', async () => {
    await signIn();
    await page.goto(at('/settings/insurers'));
    await page.getByRole('button', { name: 'Új biztosító' }).click();
    await page.getByLabel('Biztosító neve').fill('Félig beírt');
    await context.request.delete(at('/api/session'), { data: {} });
    await page.getByRole('button', { name: 'Mentés' }).click();
    await page.getByRole('heading', { name: 'A képernyő zárolva' }).waitFor();
    expect(await page.getByText('Minta Biztosító').isVisible()).toBe(false);
    await expectAccessible(page, 'locked');
    await page.getByLabel('Jelszó', { exact: true }).fill(ADMIN.password);
    await page.getByRole('button', { name: 'Feloldás' }).click();
    expect(await page.getByLabel('Biztosító neve').inputValue()).toBe('Félig beírt');
    await page.getByRole('button', { name: 'Mentés' }).click();
    await page.getByRole('heading', { name: 'Félig beírt' }).waitFor();
  });

  test('a screen nobody touches locks itself, and the session ends with it', async () => {
    await page.clock.install();
    await signIn();
    await page.clock.fastForward('14:00');
    await page.mouse.move(300, 300);
    await page.clock.fastForward('14:00');
    expect(await page.getByRole('heading', { name: 'A képernyő zárolva' }).count()).toBe(0);
    await page.clock.fastForward('02:00');
    await page.getByRole('heading', { name: 'A képernyő zárolva' }).waitFor();
    await expect.poll(async () => (await context.request.get(at('/api/session'))).status()).toBe(401);
  });

  test('signing out ends the session on the server too', async () => {
    await signIn();
    await page.getByRole('button', { name: 'Teszt Elek' }).click();
    await page.getByRole('menuitem', { name: 'Kijelentkezés' }).waitFor();
    await expectAccessible(page, 'user menu');
    await page.getByRole('menuitem', { name: 'Kijelentkezés' }).click();
    await page.getByRole('heading', { name: 'Bejelentkezés' }).waitFor();
    expect((await context.request.get(at('/api/session'))).status()).toBe(401);
  });

  test('the first scripts stay within the budget, and those of the first screen are told', async () => {
    let size = 0;
    page.on('response', (response) => {
      if (response.url().endsWith('.js')) void response.body().then((body) => (size += gzipSync(body).length));
    });
    await page.goto(at('/'), { waitUntil: 'networkidle' });
    await page.getByLabel('Felhasználónév').waitFor();
    const first = size;
    await context.request.post(at('/api/session'), { data: ADMIN });
    size = 0;
    await page.goto(at('/'));
    await page.getByRole('heading', { level: 1 }).waitFor();
    console.log(JSON.stringify({ signInScriptsGzip: first, firstScreenScriptsGzip: size }));
    expect(first).toBeGreaterThan(50_000);
    expect(first).toBeLessThanOrEqual(SCRIPT_BUDGET);
  });
});

describe('the frame', () => {
  inOneWorld(true);

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
      for (const path of new Set(paths)) {
        await page.goto(at(path));
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
    complaints = complaints.filter((text) => !text.includes('ERR_'));
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
    complaints = complaints.filter((text) => !/Content Security Policy|Trusted/.test(text));
  });
});

describe('settings', () => {
  inOneWorld(true);

  test('an administrator adds a user, who can sign in; the last administrator cannot be switched off', async () => {
    await signIn();
    await page.goto(at('/settings/users'));
    await page.getByRole('button', { name: 'Új felhasználó' }).click();
    await page.getByLabel('Teljes név').fill('Ügynök Ági');
    await page.getByLabel('Felhasználónév').fill('agi');
    await page.getByLabel('Jelszó', { exact: true }).fill('tizenhat betus jelszo');
    await expectAccessible(page, 'new user');
    await page.getByRole('button', { name: 'Mentés' }).click();
    await page.getByRole('status').getByText('Ügynök Ági felvéve.').waitFor();
    await page.getByRole('button', { name: 'Teszt Elek módosítása' }).click();
    expect(await page.getByRole('switch').isDisabled()).toBe(true);
    await page.getByText('Legalább egy bekapcsolt adminisztrátornak maradnia kell.').waitFor();
    const stranger = world.stranger();
    const { user } = await stranger.call(session.signIn, { username: 'agi', password: 'tizenhat betus jelszo' });
    expect(user.role).toBe('agent');
  });

  test('a new deadline says how many accounts it moves before it does', async () => {
    await signIn();
    await page.goto(at('/settings/insurers'));
    await page.getByRole('button', { name: '2012. évi megújítás módosítása' }).click();
    await page.getByLabel('Regisztrációs határidő').fill('2012-03-15');
    await page.getByRole('button', { name: 'Mentés' }).click();
    await page.getByText('A határidő 2012. február 20. helyett 2012. március 15. lesz.').waitFor();
    await page.getByText('Az új határidő 0 ügyfélszámlára vonatkozik majd.').waitFor();
    await expectAccessible(page, 'new deadline');
    await page.getByRole('button', { name: 'Határidő módosítása' }).click();
    await page.getByText('A határidő módosult 0 ügyfélszámlán.').waitFor();
    await page.getByRole('button', { name: /29 nap van hátra/ }).waitFor();
  });

  test('the deadline counts down by the program’s clock and moves by itself when somebody changes it', async () => {
    await signIn();
    await page.getByRole('button', { name: /29 nap van hátra/ }).waitFor();
    await page.getByRole('img', { name: 'Élő kapcsolat' }).waitFor();
    const { rows } = await world.admin.call(settings.cohorts, {});
    await world.admin.call(settings.changeCohort, { id: rows[0]?.id ?? 0, deadline: '2012-02-14' });
    await page.getByRole('button', { name: /1 napja lejárt/ }).waitFor();
  });

  test('what the API refuses is told in the form', async () => {
    await signIn();
    await page.goto(at('/settings/account'));
    await page.getByLabel('Jelenlegi jelszó').fill('nem ez a jelszó');
    await page.getByLabel('Új jelszó').fill('egy teljesen új mondat');
    await page.getByLabel('Jelszó még egyszer').fill('egy teljesen új mondat');
    await page.getByRole('button', { name: 'Jelszó módosítása' }).click();
    await page.getByRole('alert').getByText('A felhasználónév vagy a jelszó nem jó.').waitFor();
  });
});
