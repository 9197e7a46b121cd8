import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { electronTarget } from './electron-target.ts';
import { askToEnd, ended, type Folders, ownFolders, spawnShell } from './open-shell.ts';

let folders: Folders;

test.beforeEach(() => {
  folders = ownFolders();
});
test.afterEach(() => folders.remove());

/** Starts and, once it is ready, asks it to end. */
async function run(
  flags: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): ReturnType<typeof ended> {
  const child = spawnShell(folders, flags, env);
  child.stdout.on('data', (chunk: Buffer) => {
    if (chunk.toString().includes('Kapocs: http')) askToEnd(child);
  });
  return ended(child);
}

function keyFile(name: string, digit: string): { KAPOCS_KEY_FILE: string } {
  const path = join(folders.home, name);
  writeFileSync(path, digit.repeat(64), { mode: 0o600 });
  return { KAPOCS_KEY_FILE: path };
}

test('an unknown flag: one line, exit 2, nothing touched', async () => {
  const { code, err } = await run(['--colour=red']);
  expect(code, err).toBe(2);
  expect(err).toContain('Unknown flag "--colour"; --help lists them.');
  expect(readdirSync(folders.home)).not.toContain('data');
});

test('asked to end, it ends in order, exit 0', async () => {
  const { code, out } = await run();
  expect(code).toBe(0);
  expect(out).toContain('Kapocs: http://127.0.0.1:');
});

test('a demo in a folder that is not empty: one line, exit 2', async () => {
  mkdirSync(folders.data);
  writeFileSync(join(folders.data, 'mine.txt'), 'kept');
  const { code, err } = await run(['--demo=3']);
  expect(code, err).toBe(2);
  expect(err).toContain(`(FOLDER_NOT_EMPTY: ${folders.data})`);
  expect(readdirSync(folders.data)).toEqual(['mine.txt']);
});

test('the wrong key: one line, exit 2, and the right one still opens', async () => {
  const [right, wrong] = [keyFile('right.key', 'a'), keyFile('wrong.key', 'b')];
  expect(await run([], right)).toMatchObject({ code: 0 });
  const refused = await run([], wrong);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('The key does not open this database; nothing was changed.');
  expect(await run([], right)).toMatchObject({ code: 0 });
});

test('without a keychain the data folder keeps its own key file', async () => {
  expect(await run(['--password-store=basic'])).toMatchObject({ code: 0 });
  expect(readdirSync(folders.data)).toContain('kapocs.key');
});

// Whether a Linux machine has a keyring is the machine's business; the double has one.
if (electronTarget().kind === 'double' || process.platform !== 'linux') {
  test('with a keychain no key lies on the disk, and the next start opens the same database', async () => {
    expect(await run()).toMatchObject({ code: 0 });
    expect(readdirSync(folders.data)).toContain('kapocs.sqlite');
    expect(readdirSync(folders.data)).not.toContain('kapocs.key');
    const [stored = ''] = readdirSync(join(folders.home, 'profile', 'keys'));
    expect(readFileSync(join(folders.home, 'profile', 'keys', stored), 'latin1')).not.toMatch(/^[0-9a-f]{64}/);
    expect(await run()).toMatchObject({ code: 0 });
  });

  test('a keychain that does not unwrap: one line, exit 2, the database untouched', async () => {
    expect(await run()).toMatchObject({ code: 0 });
    const keys = join(folders.home, 'profile', 'keys');
    const [stored = ''] = readdirSync(keys);
    writeFileSync(join(keys, stored), 'damaged');
    const { code, err } = await run();
    expect(code).toBe(2);
    expect(err).toContain('The system keychain does not give out the database key');
  });
}
