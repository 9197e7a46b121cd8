import type { Page } from 'playwright';

/**
 * Looks at a page in both languages and both lights. It is loaded once for each language (`ready` says when it
 * stands); the light changes under it, as it does in the evening.
 */
export async function inEveryDress(
  page: Page,
  ready: () => Promise<unknown>,
  look: (dress: string) => Promise<unknown>,
): Promise<void> {
  for (const language of ['hu', 'en'] as const) {
    await page.evaluate((spoken) => localStorage.setItem('kapocs.language', JSON.stringify(spoken)), language);
    await page.reload();
    await ready();
    for (const light of ['light', 'dark'] as const) {
      await inLight(page, light);
      await look(`${language} ${light}`);
    }
  }
}

/** Follows the system, as nobody has chosen otherwise. */
export async function inLight(page: Page, light: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: light });
  await page.waitForFunction((wanted) => document.documentElement.dataset['scheme'] === wanted, light);
}
