import axe from 'axe-core';
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
  await page.evaluate(stillness);
  const hanging = (await page.locator('.MuiPopover-root').count()) > 0;
  // There are no frames to gather from: one page looks at itself, and what has once been told to it stays.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (options) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, options);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }, optionsFor(hanging));
}

/** What passed need not be listed. */
const optionsFor = (hanging: boolean): axe.RunOptions => ({
  resultTypes: ['violations'],
  rules: hanging ? { region: { enabled: false } } : {},
});

/** What is still fading in has colours nobody will see; what turns for ever is not waited for. */
async function stillness(): Promise<void> {
  const moves = () =>
    document
      .getAnimations()
      .some(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
  for (let still = false; !still;) {
    const began = moves();
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    still = !began && !moves();
  }
}
