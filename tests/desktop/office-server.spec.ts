import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, expect, test } from 'playwright/test';
import { launchOptions, openShell, ownFolders } from './open-shell.ts';

const folders = ownFolders();
// Nothing listens there.
const office = 'https://127.0.0.1:9/';
const remembered = (): unknown => JSON.parse(readFileSync(join(folders.home, 'profile', 'shell.json'), 'utf8'));

test.afterAll(() => folders.remove());

test('an office server is chosen only when the person says yes; then the program starts again', async () => {
  const { app, page } = await openShell(folders);
  const choose = async (response: number): Promise<unknown> => {
    await app.evaluate(({ dialog, app: program }, answer) => {
      dialog.showMessageBox = async () => ({ response: answer, checkboxChecked: false });
      program.relaunch = () => undefined;
    }, response);
    return page.evaluate(async (address) => window.kapocsDesktop?.chooseTeamServer({ address }), office);
  };
  expect(await choose(1)).toEqual({ code: 'CANCELLED' });
  const gone = new Promise((resolve) => app.process().once('exit', resolve));
  await choose(0).catch(() => 'the window went before it could answer');
  expect(await gone).toBe(0);
  expect(remembered()).toMatchObject({ teamServer: office });
});

test('an office server that does not answer is said so, and one can go back to the own machine', async () => {
  const app = await _electron.launch(launchOptions(folders));
  const page = await app.firstWindow();
  await expect(page.getByRole('heading')).toHaveText(/kiszolgáló|server/);
  await app.evaluate(({ app: program }) => {
    program.relaunch = () => undefined;
  });
  const gone = new Promise((resolve) => app.process().once('exit', resolve));
  await page.locator('a[href$="/own-machine"]').click({ noWaitAfter: true });
  expect(await gone).toBe(0);
  expect(remembered()).toMatchObject({ teamServer: null });
});

test('the window remembers where it was', () => {
  expect(remembered()).toMatchObject({ place: { width: 1280, height: 840, maximized: false } });
});
