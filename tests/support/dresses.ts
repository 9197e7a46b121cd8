import type { Page } from 'playwright';

/** Words depend on the language and contrast on the light: two of the four dresses show all there is to see. */
export const dresses = [
  ['hu', 'light'],
  ['en', 'dark'],
] as const;

/** Looks at a page in each dress; it is loaded anew for each, `ready` says when it stands. */
export async function inEveryDress(
  page: Page,
  ready: () => Promise<unknown>,
  look: (dress: string) => Promise<unknown>,
): Promise<void> {
  for (const [language, light] of dresses) {
    await page.evaluate((spoken) => localStorage.setItem('kapocs.language', JSON.stringify(spoken)), language);
    await page.emulateMedia({ colorScheme: light });
    await page.reload();
    await ready();
    await look(`${language} ${light}`);
  }
}

/** Follows the system, as nobody has chosen otherwise. */
export async function inLight(page: Page, light: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: light });
  await page.waitForFunction((wanted) => document.documentElement.dataset['scheme'] === wanted, light);
}
