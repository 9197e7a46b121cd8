import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'playwright/test';
import { openShell, ownFolders, type Shell } from './open-shell.ts';

const folders = ownFolders();
let shell: Shell;
let foreign: Server;
let visits = 0;

const foreignAddress = (): string => `http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`;

test.beforeAll(async () => {
  foreign = createServer((_request, response) => {
    visits += 1;
    response.end('<h1>elsewhere</h1>');
  });
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
  shell = await openShell(folders);
  await shell.app.evaluate(({ shell: system }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    system.openExternal = async (address) => void opened.push(address);
  });
});
test.afterAll(async () => {
  await shell.app.close();
  foreign.close();
  folders.remove();
});

const opened = async (): Promise<unknown> => shell.app.evaluate(() => Reflect.get(globalThis, 'opened') as unknown);

test('the page cannot lead the window to another origin', async () => {
  const before = shell.page.url();
  await shell.page.evaluate((address) => location.assign(address), foreignAddress());
  await shell.page.waitForTimeout(500);
  expect(shell.page.url()).toBe(before);
  expect(visits).toBe(0);
});

test('nor follow a redirect there', async () => {
  const before = shell.page.url();
  await shell.page.route('**/leads-away', async (route) =>
    route.fulfill({ status: 302, headers: { location: foreignAddress() } }),
  );
  await shell.page.evaluate(() => location.assign('/leads-away'));
  await shell.page.waitForTimeout(500);
  await shell.page.unroute('**/leads-away');
  expect(new URL(shell.page.url()).origin).toBe(new URL(before).origin);
  expect(visits).toBe(0);
});

test('its own address may be loaded again', async () => {
  await Promise.all([shell.page.waitForEvent('load'), shell.page.evaluate(() => location.reload())]);
  expect(await shell.page.evaluate(async () => (await fetch('/api/health')).status)).toBe(200);
});

test('a frame of another origin stays empty', async () => {
  await shell.page.evaluate((address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    document.documentElement.append(frame);
  }, foreignAddress());
  await shell.page.waitForTimeout(500);
  expect(visits).toBe(0);
});

test('no window opens; an https address goes to the system browser, others nowhere', async () => {
  await shell.page.evaluate(() => void window.open('https://example.org/help'));
  await expect.poll(opened).toEqual(['https://example.org/help']);
  await shell.page.evaluate((address) => void window.open(address), foreignAddress());
  await shell.page.evaluate(() => void window.open('file:///etc/passwd'));
  await expect.poll(() => shell.app.windows().length, { timeout: 10_000 }).toBe(1);
  expect(await opened()).toEqual(['https://example.org/help']);
  expect(visits).toBe(0);
});

test('two permissions are given, the others refused', async () => {
  const states = await shell.page.evaluate(async () => {
    const asked = ['geolocation', 'camera', 'microphone', 'midi', 'notifications'] as const;
    const answers = asked.map(async (name) => [name, (await navigator.permissions.query({ name })).state] as const);
    return Object.fromEntries(await Promise.all(answers));
  });
  expect(states).toEqual({
    geolocation: 'denied',
    camera: 'denied',
    microphone: 'denied',
    midi: 'denied',
    notifications: 'granted',
  });
});
