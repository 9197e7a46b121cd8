import { afterAll, beforeAll } from 'vitest';
import { context, inOneBrowser, page } from './browsing.ts';
import { ADMIN, openWorld, type World, type WorldOptions } from './world.ts';

export { context, forgive, newProfile, page } from './browsing.ts';

/** The program a group of browser stories looks at. */
export let world: World;

/** One program and one browser for a group of tests. */
export function inOneWorld(options: WorldOptions = {}, browsing: Parameters<typeof inOneBrowser>[0] = {}): void {
  inOneBrowser(browsing);
  beforeAll(async () => {
    world = await openWorld('sqlite', options);
  });
  afterAll(() => world.close());
}

export const at = (path: string): string => new URL(path, world.running.url).href;

/** Signs in beside the screens. */
export const session = (who: { username: string; password: string } = ADMIN): Promise<unknown> =>
  context.request.post(at('/api/session'), { data: who });

export async function signIn(who?: { username: string; password: string }): Promise<void> {
  await session(who);
  await page.goto(at('/'));
  await page.getByRole('navigation', { name: 'Fő menü' }).waitFor();
}
