import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright/test';
import { electronTarget, pointPlaywrightAt } from './electron-target.ts';

const root = join(import.meta.dirname, '../..');
const target = electronTarget();
pointPlaywrightAt(target);

export type Folders = { home: string; data: string; remove: () => void };

/** Folders of one test file's own; nothing of the person's machine is touched. */
export function ownFolders(): Folders {
  const home = mkdtempSync(join(tmpdir(), 'kapocs-desktop-'));
  return {
    home,
    data: join(home, 'data'),
    remove: () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }),
  };
}

const argumentsFor = ({ home, data }: Folders, flags: readonly string[]): string[] => [
  `--user-data-dir=${join(home, 'profile')}`,
  root,
  '--data',
  data,
  '--port=0',
  '--portal-port=off',
  ...flags,
];

const surroundings = ({ home }: Folders): Record<string, string> => {
  const kept = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && !name.startsWith('KAPOCS_'),
  );
  return { ...(Object.fromEntries(kept) as Record<string, string>), HOME: home };
};

export type Shell = { app: ElectronApplication; page: Page; stdout: () => string };

export const launchOptions = (folders: Folders, flags: readonly string[] = []) => ({
  args: argumentsFor(folders, flags),
  env: surroundings(folders),
  cwd: root,
});

/** The program with its window at the screens. */
export async function openShell(folders: Folders, ...flags: string[]): Promise<Shell> {
  const app = await _electron.launch(launchOptions(folders, flags));
  let said = '';
  app.process().stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const page = await app.firstWindow();
  await page.waitForURL(/^http:\/\/127\.0\.0\.1:\d+\//);
  return { app, page, stdout: () => said };
}

/** The program without Playwright, as a person's terminal starts it. */
export function spawnShell(
  folders: Folders,
  flags: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  const sandbox = process.platform === 'linux' ? ['--no-sandbox'] : [];
  return spawn(target.path, [...sandbox, ...argumentsFor(folders, flags)], {
    env: { ...surroundings(folders), ...env },
    cwd: root,
  });
}

/** Asks the program to end as the system does: by a signal, on Windows by closing its window. */
export function askToEnd(child: ChildProcessWithoutNullStreams): void {
  if (process.platform === 'win32') spawn('taskkill', ['/PID', String(child.pid)]);
  else child.kill('SIGTERM');
}

/** What a program said and how it ended. */
export async function ended(
  child: ChildProcessWithoutNullStreams,
): Promise<{ code: number | null; out: string; err: string }> {
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

/** Ends the API process at once. */
export async function killApi(app: ElectronApplication): Promise<void> {
  const pid = await apiPid(app);
  if (pid === undefined) throw new Error('there is no API process');
  process.kill(pid, 'SIGKILL');
}

/** Process id of the API, as Electron's own list of processes gives it. */
async function apiPid(app: ElectronApplication): Promise<number | undefined> {
  return app.evaluate(({ app: program }) => {
    const named = program.getAppMetrics().find(({ serviceName, name }) => [serviceName, name].includes('Kapocs API'));
    return named?.pid;
  });
}
