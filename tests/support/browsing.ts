import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { session } from '#contract/session.ts';
import { launchChromium } from './chromium.ts';

/* What a browser story has at hand. */
export let context: BrowserContext;
export let page: Page;

let browser: Browser;
let complaints: string[] = [];

const usual = { viewport: { width: 1280, height: 720 }, locale: 'hu-HU', reducedMotion: 'reduce' } as const;

/** A profile nobody has used. */
export async function newProfile(): Promise<void> {
  await context?.close();
  context = await browser.newContext(usual);
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
}

/** Complaints of this kind were the point. */
export const forgive = (kind: RegExp): void => {
  complaints = complaints.filter((text) => !kind.test(text));
};

/**
 * One browser for a group of tests; `begin` opens what each test begins with. Each finds it as if nobody had been
 * there, but that the program is compiled already: half a second of processor less a test. With `anew` each is given
 * a profile of its own. What the browser complains of fails the test.
 */
export function inOneBrowser({ anew = false, pardoned = /^$/ } = {}): void {
  beforeAll(async () => {
    browser = await launchChromium();
    await newProfile();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    complaints = [];
    if (page.isClosed()) await newProfile();
  });
  afterEach(async () => {
    if (anew) await context.close();
    else if (page.url().startsWith('http') && !page.isClosed()) await forgetAll();
    forgive(pardoned);
    if (complaints.length > 0) throw new Error(`the browser complained: ${complaints.join(' | ')}`);
  });
}

/** Leaves the program with nothing kept: no session, no choice of language or light, no size, no place of the mouse. */
async function forgetAll(): Promise<void> {
  for (const other of context.pages()) if (other !== page) await other.close();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.mouse.move(0, 0);
  // An address of the same program that shows nothing: an empty page would bring a new process of the browser with it.
  await page.goto(new URL(session.setupState.path, page.url()).href);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await context.clearCookies();
  await page.setViewportSize(usual.viewport);
  await page.emulateMedia({ media: null, colorScheme: 'light' });
}
