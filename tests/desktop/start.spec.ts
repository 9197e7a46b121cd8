import { expect, test } from 'playwright/test';
import { LAUNCH_COOKIE } from '#contract/desktop.ts';
import { desktopCalls } from '#contract/desktop-names.ts';
import { ended, openShell, ownFolders, type Shell, spawnShell } from './open-shell.ts';

const folders = ownFolders();
let shell: Shell;

test.beforeAll(async () => {
  shell = await openShell(folders);
});
test.afterAll(async () => {
  await shell.app.close();
  folders.remove();
});

test('the window opens on the API of its own and the terminal hears where', async () => {
  const [, address = ''] = /^Kapocs: (http:\/\/127\.0\.0\.1:\d+\/)/m.exec(shell.stdout()) ?? [];
  expect(address).not.toBe('');
  expect(shell.page.url().startsWith(address)).toBe(true);
});

test('no other program gets through the staff door', async () => {
  const health = new URL('/api/health', shell.page.url());
  const stranger = await fetch(health);
  expect(stranger.status).toBe(403);
  expect(await stranger.json()).toMatchObject({ error: { code: 'LAUNCH_REFUSED' } });
  const guess = await fetch(health, { headers: { cookie: `${LAUNCH_COOKIE}=${'0'.repeat(64)}` } });
  expect(guess.status).toBe(403);
  expect(await shell.page.evaluate(async () => (await fetch('/api/health')).status)).toBe(200);
  expect(await shell.page.evaluate(() => document.cookie)).not.toContain(LAUNCH_COOKIE);
});

test('a page has no Node and nothing of Electron but the bridge', async () => {
  const found = await shell.page.evaluate(() => {
    const names = ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'];
    return { strays: names.filter((name) => name in globalThis), bridge: Object.keys(window.kapocsDesktop ?? {}) };
  });
  expect(found.strays).toEqual([]);
  expect(found.bridge.toSorted()).toEqual([...desktopCalls, 'on'].toSorted());
});

test('a page cannot replace the bridge', async () => {
  const kept = await shell.page.evaluate(() => {
    try {
      Object.assign(globalThis, { kapocsDesktop: undefined });
    } catch {
      // refused aloud is as good as refused quietly
    }
    return typeof window.kapocsDesktop;
  });
  expect(kept).toBe('object');
});

test('a script written into the page does not run', async () => {
  const outcome = await shell.page.evaluate(async () => {
    const told = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective));
      setTimeout(() => resolve('nothing was refused'), 3_000);
    });
    const script = document.createElement('script');
    try {
      script.textContent = 'globalThis.injected = true';
    } catch {
      // trusted types refuse the text itself
    }
    document.documentElement.append(script);
    return { told: await told, ran: 'injected' in globalThis };
  });
  expect(outcome.ran).toBe(false);
  expect(['script-src-elem', 'require-trusted-types-for']).toContain(outcome.told);
});

test('a second start hands over to the first and leaves', async () => {
  await shell.app.evaluate(({ app }) => {
    app.once('second-instance', () => Object.assign(globalThis, { heardOfSecond: true }));
  });
  const second = await ended(spawnShell(folders));
  expect(second.code).toBe(0);
  expect(second.out).not.toContain('Kapocs: http');
  await expect.poll(async () => shell.app.evaluate(() => 'heardOfSecond' in globalThis)).toBe(true);
});
