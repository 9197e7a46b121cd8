import type { Page } from 'playwright';
import { colourRules } from './axe.ts';

/**
 * Looks at a page in both languages and both lights. It is loaded once for each language (`ready` says when it
 * stands); the light changes under it, as it does in the evening. `rules`: all in the light, those about colours in
 * the dark, where words and structure are the same.
 */
export async function inEveryDress(
  page: Page,
  ready: () => Promise<unknown>,
  look: (dress: string, rules: string[]) => Promise<unknown>,
): Promise<void> {
  for (const language of ['hu', 'en'] as const) {
    await page.evaluate((spoken) => localStorage.setItem('kapocs.language', JSON.stringify(spoken)), language);
    await page.reload();
    await ready();
    for (const light of ['light', 'dark'] as const) {
      await inLight(page, light);
      await look(`${language} ${light}`, light === 'light' ? [] : colourRules);
    }
  }
}

/** Follows the system, as nobody has chosen otherwise. */
export async function inLight(page: Page, light: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: light });
  await page.waitForFunction((wanted) => document.documentElement.dataset['scheme'] === wanted, light);
}
