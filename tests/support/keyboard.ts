import { page } from './browsing.ts';

export const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
/** Moves the focus on with the keyboard until it is on what is looked for. */
export async function tabTo(name: string | RegExp, role: 'button' | 'radio' | 'link' = 'button'): Promise<void> {
  const wanted = page.getByRole(role, { name }).first();
  await wanted.waitFor();
  for (let step = 0; step < 60; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await press('Tab');
  }
  throw new Error(`the keyboard never came to ${String(name)}`);
}
