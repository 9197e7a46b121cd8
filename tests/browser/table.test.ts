import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright';
import { build, type Rolldown } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectAccessible } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';

const MILLION = 1_000_000;
const origin = 'http://kapocs.test';

let browser: Browser;
let page: Page;
let files: Map<string, Rolldown.OutputChunk | Rolldown.OutputAsset>;
/** What the list was asked for. */
let asked: URLSearchParams[];
let total = MILLION;
/** The columns the API remembers. */
let chosen: unknown;

const rowOf = (index: number) => ({
  id: index + 1,
  name: `Ügyfél ${index + 1}`,
  number: `SZ-${String(index + 1).padStart(8, '0')}`,
  days: index % 90,
});

async function answer(route: Route): Promise<void> {
  const { pathname, searchParams } = new URL(route.request().url());
  if (pathname === '/api/accounts' || pathname === '/api/calls') {
    asked.push(searchParams);
    const from = Number(searchParams.get('skip') ?? searchParams.get('after') ?? 0);
    const until = Math.min(total, from + Number(searchParams.get('limit')));
    const rows = Array.from({ length: Math.max(0, until - from) }, (_, offset) => rowOf(from + offset));
    return route.fulfill({ json: { rows, next: until < total ? String(until) : null, total } });
  }
  if (pathname.startsWith('/api/columns/')) {
    if (route.request().method() === 'PUT') chosen = (route.request().postDataJSON() as { layout: unknown }).layout;
    return route.fulfill({ json: { layout: chosen } });
  }
  const file = files.get(pathname === '/' ? 'index.html' : pathname.slice(1));
  if (file === undefined) return route.fulfill({ status: 404 });
  const body = file.type === 'chunk' ? file.code : Buffer.from(file.source);
  const type = { js: 'text/javascript', css: 'text/css', html: 'text/html' }[file.fileName.split('.').at(-1) ?? ''];
  return route.fulfill({ body, contentType: type ?? 'application/octet-stream' });
}

beforeAll(async () => {
  const root = join(import.meta.dirname, 'table');
  const made = (await build({ root, logLevel: 'error', build: { write: false } })) as Rolldown.RolldownOutput;
  files = new Map(made.output.map((file) => [file.fileName, file]));
  browser = await launchChromium();
});
afterAll(async () => browser.close());

beforeEach(async () => {
  asked = [];
  total = MILLION;
  chosen = null;
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  page = await context.newPage();
  await page.route(`${origin}/**`, answer);
});
afterEach(async () => page.context().close());

const grid = () => page.getByRole('grid');
const open = async (search = ''): Promise<void> => {
  await page.goto(`${origin}/${search}`);
  await page.getByText('Ügyfél 1', { exact: true }).waitFor();
};
const activeRow = async (): Promise<string> => {
  const id = await grid().getAttribute('aria-activedescendant');
  return (await page.locator(`[id="${id}"] [role=gridcell]`).nth(1).textContent()) ?? '';
};

describe('a list of a million rows', () => {
  test('opens with one page and tells screen readers how long it is', async () => {
    await open();
    expect(asked).toHaveLength(1);
    expect(await grid().getAttribute('aria-rowcount')).toBe(String(MILLION + 1));
    expect(await page.locator('[role=row]').count()).toBeLessThan(60);
    await expectAccessible(page, 'list');
  });

  test('goes to the end and back by keyboard, by one jump', async () => {
    await open();
    await grid().focus();
    await page.keyboard.press('End');
    await page.getByText(`Ügyfél ${MILLION}`, { exact: true }).waitFor();
    expect(await activeRow()).toBe(`Ügyfél ${MILLION}`);
    expect(asked.length).toBeLessThan(5);
    expect(asked.at(-1)?.get('skip')).toBe(String(MILLION - 100));
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: 'Kijelölés törlése' }).waitFor();
    const rowEnd = await page.getByText(`Ügyfél ${MILLION}`, { exact: true }).boundingBox();
    const barStart = await page.getByRole('button', { name: 'Kijelölés törlése' }).boundingBox();
    // The bar that comes up does not hide the row.
    expect((rowEnd?.y ?? 0) + (rowEnd?.height ?? 0)).toBeLessThanOrEqual(barStart?.y ?? 0);
    await page.keyboard.press('ArrowUp');
    expect(await activeRow()).toBe(`Ügyfél ${MILLION - 1}`);
    await page.keyboard.press('Home');
    expect(await activeRow()).toBe('Ügyfél 1');
  });

  test('every row can be reached by the wheel, and the next page comes by its cursor', async () => {
    await open();
    await page.mouse.move(600, 400);
    for (let turn = 0; turn < 40; turn += 1) {
      await page.mouse.wheel(0, 180);
      await page.waitForTimeout(20);
    }
    // 40 × 180 pixels are 200 rows, whatever the scroll bar shows.
    await page.getByText('Ügyfél 201', { exact: true }).waitFor();
    expect(asked.map((query) => query.get('after')).filter(Boolean)).toContain('100');
  });

  test('the scroll bar reaches the middle, and stops fetching what was flown over', async () => {
    await open();
    await grid().evaluate((box) => {
      for (let at = 1; at <= 50; at += 1) setTimeout(() => box.scrollTo(0, (box.scrollHeight / 100) * at), at * 8);
    });
    await page
      .getByText(/^Ügyfél (49|50)\d{4}$/)
      .first()
      .waitFor();
    expect(asked.length).toBeLessThan(12);
  });

  test('a step of scrolling costs little processor time', async () => {
    await open();
    const devtools = await page.context().newCDPSession(page);
    // Processor time of the page's own thread: what else the machine does meanwhile does not count.
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const spent = async (): Promise<number> => {
      const { metrics } = await devtools.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
    };
    const before = await spent();
    const steps = 60;
    await grid().evaluate(async (box, turns) => {
      for (let turn = 0; turn < turns; turn += 1) {
        box.scrollBy(0, 300);
        await new Promise(requestAnimationFrame);
      }
    }, steps);
    const each = ((await spent()) - before) / steps;
    console.log(JSON.stringify({ scrollStepMs: Number(each.toFixed(1)), rowsAStep: 300 / 36 }));
    expect(each).toBeLessThan(30);
  });
});

describe('the keyboard', () => {
  test('space selects, shift extends over pages, ctrl+A takes all that match, escape none', async () => {
    total = 2000;
    await open();
    await grid().focus();
    await page.keyboard.press(' ');
    await page.getByRole('status').getByText('1 kijelölve').waitFor();
    for (let turn = 0; turn < 8; turn += 1) await page.keyboard.press('Shift+PageDown');
    await page
      .getByRole('status')
      .getByText(/^1\d\d kijelölve$/)
      .waitFor();
    await page.keyboard.press('Control+a');
    await page.getByRole('status').getByText('Minden sor kijelölve (2000)').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Kijelölés törlése' }).waitFor({ state: 'hidden' });
  });

  test('ctrl+A takes all that match also while they are on their way', async () => {
    total = 2000;
    const sent = Promise.withResolvers<void>();
    await page.route(`${origin}/api/accounts*`, async (route) => {
      await sent.promise;
      await answer(route);
    });
    await page.goto(`${origin}/`);
    await grid().focus();
    await page.keyboard.press('Control+a');
    sent.resolve();
    await page.getByRole('status').getByText('Minden sor kijelölve (2000)').waitFor();
  });

  test('enter opens the row', async () => {
    await open();
    await grid().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.getByTestId('opened').textContent()).toBe('Ügyfél 2');
  });
});

describe('the mouse', () => {
  test('a click opens, the box and ctrl select, shift extends', async () => {
    await open();
    await page.getByText('Ügyfél 3', { exact: true }).click();
    expect(await page.getByTestId('opened').textContent()).toBe('Ügyfél 3');
    await page.getByRole('checkbox', { name: '2. sor kijelölése', exact: true }).click();
    await page.getByText('Ügyfél 5', { exact: true }).click({ modifiers: ['Shift'] });
    await page.getByRole('status').getByText('4 kijelölve').waitFor();
    await page.getByRole('button', { name: 'Az összes kijelölése' }).click();
    await page
      .getByRole('status')
      .getByText(/Minden sor kijelölve/)
      .waitFor();
  });

  test('a click on the head sorts, another turns round', async () => {
    await open();
    await page.getByRole('button', { name: 'Számlaszám' }).click();
    await expect.poll(() => asked.at(-1)?.get('sort')).toBe('number');
    await page.getByRole('button', { name: 'Számlaszám' }).click();
    await expect.poll(() => asked.at(-1)?.get('sort')).toBe('-number');
    expect(await page.getByRole('columnheader', { name: 'Számlaszám' }).getAttribute('aria-sort')).toBe('descending');
  });

  test('columns are chosen, moved and remembered', async () => {
    await open();
    await page.getByRole('button', { name: 'Oszlopok' }).click();
    await expectAccessible(page, 'column chooser');
    await page.getByRole('checkbox', { name: 'Megjegyzés' }).check();
    await page.getByRole('button', { name: 'Nap előrébb' }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => chosen).toMatchObject({ order: ['name', 'days', 'number', 'note'] });
    await page.evaluate(() => localStorage.clear());
    await open();
    await page.getByRole('columnheader', { name: 'Megjegyzés' }).waitFor();
    const heads = await page.getByRole('columnheader').allTextContents();
    expect(heads.filter(Boolean)).toEqual(['Név', 'Nap', 'Számlaszám', 'Megjegyzés']);
  });
});

describe('on paper', () => {
  /** How often the page was given to the printer. */
  const given = (): Promise<number> => page.evaluate(() => Number(document.body.dataset['printed'] ?? 0));
  const withPrinter = (): Promise<void> =>
    page.evaluate(() => {
      window.print = () =>
        void (document.body.dataset['printed'] = String(Number(document.body.dataset['printed'] ?? 0) + 1));
    });

  test('there is the whole list, also what is not on the screen, and nothing else', async () => {
    total = 250;
    await open();
    await withPrinter();
    await page.getByRole('button', { name: 'Nyomtatás' }).click();
    await expect.poll(given).toBe(1);
    expect(await page.getByText('Ügyfél 250', { exact: true }).isVisible(), 'the screen stays as it is').toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.printed tbody tr').count()).toBe(250);
    expect(await page.getByText('Ügyfél 250', { exact: true }).isVisible()).toBe(true);
    expect(await grid().isVisible()).toBe(false);
    expect(await page.getByRole('button').count()).toBe(0);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    // some 250 lines of 15 points on lying sheets of A4
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(5);
    expect(pdf).toMatch(/\/MediaBox \[0 0 841\.\d+ 59[45]/);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect.poll(() => page.locator('.printed').count()).toBe(0);
  });

  test('ctrl+P prints the list too, and says what to do with one too long', async () => {
    total = 3000;
    await open();
    await withPrinter();
    await grid().focus();
    await page.keyboard.press('Control+p');
    await expect.poll(given).toBe(1);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    total = 3001;
    await page.reload();
    await withPrinter();
    await page.getByText('Ügyfél 1', { exact: true }).waitFor();
    await page.keyboard.press('Control+p');
    await page.getByText(/Papírra legfeljebb 3.?000 kerül/).waitFor();
    expect(await given()).toBe(0);
  });
});

describe('odd lists', () => {
  test('a list that cannot be jumped into is read from the top', async () => {
    total = 950;
    await open('?step');
    await grid().focus();
    await page.keyboard.press('End');
    await page.getByText('Ügyfél 950', { exact: true }).waitFor();
    expect(asked.every((query) => !query.has('skip'))).toBe(true);
  });

  test('an empty list says so', async () => {
    total = 0;
    await page.goto(origin);
    await page.getByText('üres').waitFor();
    expect((await page.getByRole('grid').boundingBox())?.height).toBeLessThan(60);
    await expectAccessible(page, 'empty list');
  });
});
