import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { app, session } from 'electron';
import { usualDataFolder } from '#contract/data-folder.ts';
import { type ApiReady, LAUNCH_COOKIE } from '#contract/desktop.ts';
import { placeOf } from '#contract/errors.ts';
import type { Flags } from '#contract/flags.ts';
import { type Api, type ApiState, keepApiRunning } from './api-process.ts';
import type { Home, KeyProtection } from './home.ts';
import type { Log } from './log.ts';
import { cannotStartNotice, pageGoneNotice, startingNotice, stoppedNotice } from './notices.ts';
import { databaseKey } from './secrets.ts';
import type { Texts } from './texts.ts';
import type { MainWindow } from './window.ts';

const SLOW_START_MS = 2_000;

type Setting = { window: MainWindow; log: Log; texts: () => Texts; giveUp: (line: string) => void };

/** Runs the API as a process of our own and shows its screens, or why there are none. */
export function workOnOwnMachine(flags: Flags, { window, log, texts, giveUp }: Setting): Home {
  const { data, open, ...forApi } = flags;
  const dataDir = data ?? usualDataFolder(process.platform, process.env, app.getPath('home'));
  const launchSecret = randomBytes(32).toString('hex');
  const slow = setTimeout(() => open && window.showNotice(startingNotice(texts())), SLOW_START_MS);
  let protection: KeyProtection = flags.databaseUrl === null ? 'file' : 'server';
  let api: Api | undefined;
  let ready: ApiReady | undefined;
  let everReady = false;

  async function begin(): Promise<void> {
    try {
      const key = await askKeychain();
      if (key !== null) protection = 'keychain';
      api = keepApiRunning({ ...forApi, dataDir, key, launchSecret }, log, hear);
    } catch (error) {
      log.line(`the keychain gave no key: ${error instanceof Error ? error.message : 'unknown cause'}`);
      refuse('KEYCHAIN_CLOSED', 'The system keychain does not give out the database key; nothing was changed.');
    }
  }

  /** A key named by the person, or a database kept by a server, is none of the keychain's business. */
  async function askKeychain(): Promise<string | null> {
    if (flags.keyFile !== null || flags.databaseUrl !== null) return null;
    return databaseKey(dataDir, join(app.getPath('userData'), 'keys'));
  }

  function hear(state: ApiState): void {
    clearTimeout(slow);
    ready = undefined;
    switch (state.kind) {
      case 'running':
        void showScreens(state.ready);
        return;
      case 'restarting':
        window.tell('apiState', 'restarting');
        return;
      case 'refused':
        refuse(state.refusal.code, state.refusal.message, placeOf(state.refusal.details));
        return;
      case 'gave-up':
        window.showNotice(stoppedNotice(texts()));
        return;
    }
  }

  async function showScreens(now: ApiReady): Promise<void> {
    ready = now;
    await letWindowIn(now.url, launchSecret);
    if (window.isOwn(now.url)) window.tell('apiState', 'running');
    else window.openScreens(now.url, open || everReady);
    if (!everReady) process.stdout.write([`Kapocs: ${now.url}`, ...now.notes, ''].join('\n'));
    everReady = true;
  }

  /** In a terminal a refusal ends the program with one line; whoever clicked an icon reads it in the window. */
  function refuse(code: string, line: string, place: string | null = null): void {
    clearTimeout(slow);
    if (!app.isPackaged && !everReady) giveUp(line);
    else window.showNotice(cannotStartNotice(texts(), code, place));
  }

  void begin();
  return {
    keyProtection: () => protection,
    again: () => {
      if (ready !== undefined) window.openScreens(new URL('/', ready.url).href, true);
      else if (api !== undefined) api.again();
      else void begin();
    },
    backups: join(dataDir, 'backups'),
    pageFailed: () => window.showNotice(pageGoneNotice(texts())),
    stop: async () => {
      clearTimeout(slow);
      await api?.stop();
    },
  };
}

/** Without this cookie no program on the machine gets even to the sign-in page. */
async function letWindowIn(url: string, value: string): Promise<void> {
  const cookie = { name: LAUNCH_COOKIE, value, httpOnly: true, sameSite: 'strict' } as const;
  await session.defaultSession.cookies.set({ url: new URL(url).origin, ...cookie });
}
