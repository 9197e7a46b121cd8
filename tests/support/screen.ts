import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { launchChromium } from './chromium.ts';
import { ADMIN, openWorld, type World } from './world.ts';

/* What a browser story has at hand; set anew for each group and each test. */
export let world: World;
export let context: BrowserContext;
export let page: Page;
/** What the browser complained of; a refused sign-in is no complaint. */
let complaints: string[];

/** One program for a group of tests, a fresh browser profile for each test. */
export function inOneWorld(setUp: boolean): void {
  let browser: Browser;
  beforeAll(async () => {
    [browser, world] = await Promise.all([launchChromium(), openWorld('sqlite', { setUp })]);
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });
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

/** Complaints of this kind were the point. */
export const forgive = (kind: RegExp): void => {
  complaints = complaints.filter((text) => !kind.test(text));
};

export const at = (path: string): string => new URL(path, world.running.url).href;

export async function signIn(who: { username: string; password: string } = ADMIN): Promise<void> {
  await context.request.post(at('/api/session'), { data: who });
  await page.goto(at('/'));
  await page.getByRole('navigation', { name: 'Fő menü' }).waitFor();
}
