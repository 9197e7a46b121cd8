import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect } from 'vitest';

/** Nothing to complain of, every rule on. What is found must still be there at a second look: screens settle. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  const first = await complaints(page);
  const said = first.length === 0 ? first : await complaints(page);
  expect({ where, said }).toEqual({ where, said: [] });
}

/** A menu hanging open lies outside the landmarks by its nature. */
async function complaints(page: Page): Promise<string[]> {
  await stillness(page);
  const hanging = (await page.locator('.MuiPopover-root').count()) > 0;
  // There are no frames to gather from, so no second page need be opened for it; what passed need not be listed.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (hanging ? builder.disableRules(['region']) : builder).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** What is still fading in has colours nobody will see; what turns for ever is not waited for. */
async function stillness(page: Page): Promise<void> {
  const isStill = () =>
    new Promise<boolean>((resolve) => {
      const moves = () =>
        document
          .getAnimations()
          .some(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
      const began = moves();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(!began && !moves())));
    });
  await page.waitForFunction(isStill);
}
