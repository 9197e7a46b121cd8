import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { killApi, openShell, ownFolders, type Shell } from './open-shell.ts';

const folders = ownFolders();
const faults: string[] = [];
let shell: Shell;

const first = {
  displayName: 'Kiss Ágnes',
  username: 'kiss.agnes',
  password: 'nagyon hosszú jelszó 1',
  insurer: { name: 'Minta Biztosító' },
  cohort: { name: '2012. tavasz', deadline: '2099-03-31' },
};

test.beforeAll(async () => {
  shell = await openShell(folders);
  shell.page.on('pageerror', ({ message }) => faults.push(message));
  shell.page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy')) faults.push(message.text());
  });
});
test.afterAll(async () => {
  await shell.app.close();
  folders.remove();
});

test('a new data folder opens the first-run wizard, drawn under the strict policy', async () => {
  await shell.page.reload();
  await expect(shell.page.getByRole('heading').first()).toBeVisible();
  expect(await shell.page.evaluate(async () => (await fetch('/api/setup')).text())).toBe('{"needed":true}');
  expect(faults).toEqual([]);
});

test('set up, the screens are there; the menu follows their language', async () => {
  const status = await shell.page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/api/setup', { method: 'POST', headers, body: JSON.stringify(body) })).status;
  }, first);
  expect(status).toBe(201);
  await shell.page.reload();
  await expect(shell.page.getByRole('navigation').first()).toBeVisible();
  expect(faults).toEqual([]);
  expect(readFileSync(join(folders.home, 'profile', 'shell.json'), 'utf8')).toContain('"language":"hu"');
});

test('while the API is away a bar says so, and goes when it is back; the session lives on', async () => {
  const bar = shell.page.getByText('A Kapocs háttérprogramja nem érhető el.');
  await expect(shell.page.getByRole('img', { name: 'Élő kapcsolat' })).toBeVisible();
  await killApi(shell.app);
  await expect(bar).toBeVisible();
  await expect(bar).toBeHidden({ timeout: 20_000 });
  await expect(shell.page.getByRole('navigation').first()).toBeVisible();
});

test('the window says where it works; an office server is checked, asked about, and not gone to when told so', async () => {
  const { page, app } = shell;
  const asked = () => app.evaluate(() => (globalThis as { asked?: string }).asked ?? null);
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = async (...told: unknown[]) => {
      (globalThis as { asked?: string }).asked = JSON.stringify(told.at(-1));
      return { response: 1, checkboxChecked: false };
    };
  });
  await page.getByRole('link', { name: 'Beállítások' }).click();
  await page.getByRole('link', { name: 'Ez a gép' }).click();
  await expect(page.getByText('Kapocs 0.1.0')).toBeVisible();
  await page.getByLabel('A kiszolgáló címe').fill('http://kapocs.iroda.example');
  await page.getByRole('button', { name: 'Átállás a kiszolgálóra…' }).click();
  await expect(page.getByText('https://-sel kezdődő cím kell.')).toBeVisible();
  expect(await asked()).toBeNull();
  await page.getByLabel('A kiszolgáló címe').fill('https://kapocs.iroda.example');
  await page.getByRole('button', { name: 'Átállás a kiszolgálóra…' }).click();
  await expect.poll(asked).toContain('https://kapocs.iroda.example');
  expect(readFileSync(join(folders.home, 'profile', 'shell.json'), 'utf8')).not.toContain('iroda.example');
  expect(faults).toEqual([]);
});

test('a locked system locks the screens for the same person', async () => {
  await shell.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen'));
  await expect(shell.page.getByLabel('Jelszó', { exact: true })).toBeVisible();
  await expect(shell.page.getByRole('navigation').first()).toBeHidden();
});
