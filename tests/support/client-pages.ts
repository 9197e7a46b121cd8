import type { Browser, Locator, Page } from 'playwright';
import { expect } from 'vitest';
import { expectAccessible } from './axe.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'hu-HU' };
const MOST_STOPS = 80;
const names = { hu: 'Magyar', en: 'English' };
type Language = keyof typeof names;

/** Somebody at the client pages, on a telephone, with the keyboard alone. */
export type Reader = {
  page: Page;
  heading: (name: string) => Promise<void>;
  /** moves the focus on until it is there */
  tabTo: (wanted: Locator) => Promise<void>;
  /** into a field, instead of what stands in it */
  type: (label: string, text: string) => Promise<void>;
  press: (name: string | RegExp) => Promise<void>;
  keys: (...keys: string[]) => Promise<void>;
  speak: (language: Language) => Promise<void>;
  /** axe in both languages, one dark and one light; then the page is as it was, its heading focused */
  looked: (name: string, title: string) => Promise<void>;
  /** leaves; throws what the pages complained of */
  leave: () => Promise<void>;
};

/** Opens the client pages at a place for somebody without a mouse. */
export async function openForReader(browser: Browser, address: string): Promise<Reader> {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // The browser notes every refusal; what the page makes of it is what the story tells.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  await page.goto(address);

  const heading = (name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();
  const keys = async (...pressed: string[]): Promise<void> => {
    for (const key of pressed) await page.keyboard.press(key);
  };
  const tabTo = async (wanted: Locator): Promise<void> => {
    await wanted.waitFor();
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard never came to ${String(wanted)}`);
  };
  const speak = async (language: Language): Promise<void> => {
    await page.getByRole('button', { name: names[language], exact: true }).press('Enter');
    await page.locator(`html[lang="${language}"]`).waitFor();
  };
  const picture = async (name: string): Promise<void> => {
    const folder = process.env['KAPOCS_PICTURES'];
    if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };
  const looked = async (name: string, title: string): Promise<void> => {
    const own = (await page.locator('html').getAttribute('lang')) === 'en' ? 'en' : 'hu';
    const other = own === 'hu' ? 'en' : 'hu';
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page, `${name} ${own} dark`);
    await picture(`${name}-${own}-dark`);
    await speak(other);
    await page.emulateMedia({ colorScheme: 'light' });
    await expectAccessible(page, `${name} ${other} light`);
    await picture(`${name}-${other}-light`);
    await speak(own);
    await heading(title);
  };
  return {
    page,
    heading,
    tabTo,
    keys,
    speak,
    looked,
    type: async (label, text) => {
      await tabTo(page.getByLabel(label, { exact: true }));
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(text);
    },
    press: async (name) => {
      await tabTo(page.getByRole('button', { name, exact: typeof name === 'string' }));
      await page.keyboard.press('Enter');
    },
    leave: async () => {
      await context.close();
      expect(complaints).toEqual([]);
    },
  };
}
