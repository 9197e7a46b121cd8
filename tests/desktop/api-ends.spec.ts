import { expect, test } from 'playwright/test';
import { killApi, openShell, ownFolders, type Shell } from './open-shell.ts';

const folders = ownFolders();
let shell: Shell;

test.beforeAll(async () => {
  shell = await openShell(folders);
});
test.afterAll(async () => {
  await shell.app.close();
  folders.remove();
});

const heard = async (): Promise<unknown> => shell.page.evaluate(() => Reflect.get(globalThis, 'heard') as unknown);

test('a killed API comes back on its port and the page is told', async () => {
  const before = shell.page.url();
  await shell.page.evaluate(() => {
    const states: string[] = [];
    Object.assign(globalThis, { heard: states });
    window.kapocsDesktop?.on('apiState', (state) => states.push(state));
  });
  await killApi(shell.app);
  await expect.poll(heard, { timeout: 20_000 }).toEqual(['restarting', 'running']);
  expect(shell.page.url()).toBe(before);
  expect(await shell.page.evaluate(async () => (await fetch('/api/health')).status)).toBe(200);
});

test('ended three times in a minute it is not started again; the window says what to do', async () => {
  await killApi(shell.app);
  await expect.poll(heard, { timeout: 20_000 }).toEqual(['restarting', 'running', 'restarting', 'running']);
  await killApi(shell.app);
  await shell.page.waitForURL(/^data:/, { timeout: 20_000 });
  await expect(shell.page.getByRole('heading')).toHaveText(/Kapocs/);
  await expect(shell.page.getByRole('link')).toHaveCount(4);
});

test('that page has no say over the shell', async () => {
  expect(await shell.page.evaluate(async () => window.kapocsDesktop?.about())).toEqual({ code: 'FOREIGN_SENDER' });
});

test('its log folder opens, and trying again brings the screens back', async () => {
  await shell.app.evaluate(({ shell: system }) => {
    system.openPath = async (path) => {
      Object.assign(globalThis, { openedPath: path });
      return '';
    };
  });
  await shell.page.locator('a[href$="/logs"]').click();
  await expect
    .poll(async () => shell.app.evaluate(() => Reflect.get(globalThis, 'openedPath') as unknown))
    .toBe(await shell.app.evaluate(({ app }) => app.getPath('logs')));
  await shell.page.locator('a[href$="/again"]').click();
  await shell.page.waitForURL(/^http:\/\/127/, { timeout: 20_000 });
  expect(await shell.page.evaluate(async () => (await fetch('/api/health')).status)).toBe(200);
});
