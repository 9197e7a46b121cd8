import { expect, test } from 'playwright/test';
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

test('the window opens on the API of its own and the terminal hears where', async () => {
  expect(shell.stdout()).toMatch(/^Kapocs: http:\/\/127\.0\.0\.1:\d+\//m);
  expect(shell.page.url()).toContain('http://127.0.0.1:');
});
