import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import type { DesktopAnswer } from '#contract/desktop.ts';
import type { DesktopCall } from '#contract/desktop-names.ts';
import { openShell, ownFolders, type Shell } from './open-shell.ts';

const folders = ownFolders();
let shell: Shell;

test.beforeAll(async () => {
  shell = await openShell(folders);
});
test.afterAll(async () => {
  await shell.app.close();
  folders.remove();
});

/** Calls the bridge as a screen does, also with what the types would not allow. */
async function ask(call: DesktopCall, input?: unknown): Promise<DesktopAnswer<unknown>> {
  return shell.page.evaluate(
    async ([name, argument]) => {
      const bridge = window.kapocsDesktop as unknown as Record<
        string,
        (input: unknown) => Promise<DesktopAnswer<unknown>>
      >;
      return (await bridge[name]?.(argument)) ?? { code: 'FAILED' };
    },
    [call, input] as const,
  );
}

async function nextSave(path: string | null): Promise<void> {
  await shell.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: chosen === null, filePath: chosen ?? '' });
  }, path);
}

test('about tells version, platform and what guards the key', async () => {
  const answer = await ask('about');
  // Playwright starts Chromium with the unprotected password store, which on Linux protects nothing
  const keyProtection = process.platform === 'linux' ? 'file' : 'keychain';
  expect(answer).toEqual({
    ok: { version: '0.1.0', platform: process.platform, keyProtection, teamServer: null },
  });
});

test('a wrong argument is answered with a code', async () => {
  expect(await ask('setBadge', { count: -1 })).toEqual({ code: 'BAD_ARGUMENTS' });
  expect(await ask('setBadge')).toEqual({ code: 'BAD_ARGUMENTS' });
  expect(await ask('saveFile', { address: 'https://example.org/', suggestedName: 'x.csv' })).toEqual({
    code: 'BAD_ARGUMENTS',
  });
  expect(await ask('saveFile', { address: '/api/health', suggestedName: '../x.csv' })).toEqual({
    code: 'BAD_ARGUMENTS',
  });
  expect(await ask('chooseTeamServer', { address: 'http://office.example' })).toEqual({ code: 'BAD_ARGUMENTS' });
});

test('a file of the API is saved where the person chose, and can then be shown', async () => {
  const path = join(folders.home, 'állapot.json');
  await nextSave(path);
  expect(await ask('saveFile', { address: '/api/health', suggestedName: 'állapot.json' })).toEqual({
    ok: { savedAs: 'állapot.json' },
  });
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ status: 'ok' });
  await shell.app.evaluate(({ shell: system }) => {
    system.showItemInFolder = (shown) => Object.assign(globalThis, { shown });
  });
  expect(await ask('showSavedFile', { savedAs: 'állapot.json', open: false })).toEqual({ ok: undefined });
  expect(await shell.app.evaluate(() => Reflect.get(globalThis, 'shown') as unknown)).toBe(path);
  expect(await ask('showSavedFile', { savedAs: 'passwd', open: true })).toEqual({ code: 'NOT_ALLOWED' });
});

test('a failed or cancelled save leaves no file', async () => {
  const path = join(folders.home, 'nothing.json');
  await nextSave(path);
  expect(await ask('saveFile', { address: '/api/no-such-thing', suggestedName: 'nothing.json' })).toEqual({
    code: 'FAILED',
  });
  expect(existsSync(path)).toBe(false);
  expect(existsSync(`${path}.part`)).toBe(false);
  await nextSave(null);
  expect(await ask('saveFile', { address: '/api/health', suggestedName: 'nothing.json' })).toEqual({
    code: 'CANCELLED',
  });
});

test('the screen is saved as PDF', async () => {
  const path = join(folders.home, 'page.pdf');
  await nextSave(path);
  expect(await ask('savePdf', { suggestedName: 'page.pdf' })).toEqual({ ok: { savedAs: 'page.pdf' } });
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
});

test('a phone number is dialled, a program is not started', async () => {
  await shell.app.evaluate(({ shell: system }) => {
    system.openExternal = async (address) => void Object.assign(globalThis, { dialled: address });
  });
  expect(await ask('openAddress', { address: 'tel:+36301234567' })).toEqual({ ok: undefined });
  expect(await shell.app.evaluate(() => Reflect.get(globalThis, 'dialled') as unknown)).toBe('tel:+36301234567');
  expect(await ask('openAddress', { address: 'file:///usr/bin/true' })).toEqual({ code: 'NOT_ALLOWED' });
});

test('a clicked notification leads to its screen', async () => {
  await shell.app.evaluate(({ Notification }) => {
    Notification.prototype.show = function show() {
      Object.assign(globalThis, { shownNotification: this });
    };
  });
  await shell.page.evaluate(() => {
    window.kapocsDesktop?.on('goTo', (path) => Object.assign(globalThis, { wentTo: path }));
  });
  const notice = { title: 'Visszahívás', body: '10:30', goTo: '/calls' };
  expect(await ask('notify', notice)).toEqual({ ok: undefined });
  await shell.app.evaluate(() => {
    const shown = Reflect.get(globalThis, 'shownNotification') as { emit: (event: 'click') => void };
    shown.emit('click');
  });
  await expect.poll(async () => shell.page.evaluate(() => Reflect.get(globalThis, 'wentTo') as unknown)).toBe('/calls');
});

test('the screens hear when the system is locked, until they stop listening', async () => {
  await shell.page.evaluate(() => {
    const heard: string[] = [];
    const stop = window.kapocsDesktop?.on('lock', (why) => {
      heard.push(why);
      stop?.();
    });
    Object.assign(globalThis, { heard });
  });
  const lock = async (): Promise<void> =>
    shell.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen'));
  await lock();
  const heard = async (): Promise<unknown> => shell.page.evaluate(() => Reflect.get(globalThis, 'heard') as unknown);
  await expect.poll(heard).toEqual(['system']);
  await lock();
  await shell.page.waitForTimeout(200);
  expect(await heard()).toEqual(['system']);
});

test('badge, idle lock and language are taken', async () => {
  expect(await ask('setBadge', { count: 3 })).toEqual({ ok: undefined });
  expect(await ask('lockWhenIdle', { minutes: 15 })).toEqual({ ok: undefined });
  expect(await ask('setLanguage', { language: 'en' })).toEqual({ ok: undefined });
  const kept: unknown = JSON.parse(readFileSync(join(folders.home, 'profile', 'shell.json'), 'utf8'));
  expect(kept).toMatchObject({ language: 'en' });
});
