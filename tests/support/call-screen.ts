import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { agents, WORKDAY } from './calling.ts';
import { launchChromium } from './chromium.ts';
import type { Client } from './client.ts';
import { openWorld, type World } from './world.ts';

/* What a story of the call desk has at hand; the page and the agent are new for each test. */
export let world: World;
export let page: Page;
export let agent: Client;
/** Keys pressed so far. */
export let pressed = 0;

let browser: Browser;
let context: BrowserContext;

/** One office on a workday morning for a group of tests. */
export function atTheDesk(): void {
  const faults: string[] = [];
  beforeAll(async () => {
    [browser, world] = await Promise.all([launchChromium(), openWorld('sqlite', { at: WORKDAY })]);
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });
  beforeEach(async () => {
    const [one] = await agents(world, 1);
    if (!one) throw new Error('nobody calls');
    agent = one;
    context = await browser.newContext({
      viewport: { width: 1280, height: 720 },
      locale: 'hu-HU',
      reducedMotion: 'reduce',
    });
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
  });
  afterEach(async () => {
    await context.close();
    const found = faults.splice(0);
    if (found.length > 0) throw new Error(found.join('\n'));
  });
}

/** Opens the program at a screen; whatever comes after is done on the screens. */
export async function signIn(client: Client, screen = '/calls'): Promise<void> {
  const url = new URL(world.running.url);
  const [name = '', value = ''] = client.cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, domain: url.hostname, path: '/' }]);
  await page.goto(new URL(screen, url).href);
}

export async function picture(name: string): Promise<void> {
  const folder = process.env['KAPOCS_PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/calls-${name}.png` });
}

export const told = (text: string | RegExp): Promise<void> => page.getByRole('status').getByText(text).last().waitFor();

export async function press(key: string): Promise<void> {
  pressed += 1;
  await page.keyboard.press(key);
}

/** The name of the client in hand. */
export const heading = () => page.locator('[data-client]');
const next = () => page.getByRole('button', { name: 'Következő ügyfél' });

/** The name of the client who is on the screen after the key for the next one. */
export async function nextClient(): Promise<string> {
  await next().waitFor();
  await press('n');
  return heading().innerText();
}

/** An outcome that asks nothing, by its key. */
export async function logged(key: string): Promise<void> {
  await press(key);
  await next().waitFor();
}
