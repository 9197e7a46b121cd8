import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App as Real, ProcessMetric } from 'electron';
import { type Browser, startBrowser } from './browser.ts';
import { Emitter } from './emitter.ts';
import { host, refusable } from './host.ts';
import { handedOver, takeInstanceLock } from './single-instance.ts';

type Folder = Parameters<Real['getPath']>[0];

/** Pids of utility processes, for getAppMetrics. */
export const utilities = new Map<number, string>();

class App
  extends Emitter
  implements
    Pick<
      Real,
      | 'isReady'
      | 'whenReady'
      | 'enableSandbox'
      | 'requestSingleInstanceLock'
      | 'getPath'
      | 'getVersion'
      | 'getName'
      | 'getLocale'
      | 'getAppMetrics'
      | 'isPackaged'
      | 'quit'
      | 'exit'
      | 'relaunch'
      | 'setBadgeCount'
    >
{
  /** What was asked of the system, for tests to look at. */
  readonly asked: { badge?: number; relaunched?: boolean } = {};
  readonly commandLine = {
    appendSwitch: (name: string, value = '') =>
      void host.switches.push(value === '' ? `--${name}` : `--${name}=${value}`),
  };
  readonly #ready = Promise.withResolvers<void>();
  readonly #windows = new Set<{ close: () => void }>();
  #isReady = false;
  #quitting = false;
  #browser: Browser | undefined;

  constructor() {
    super('app', [
      'ready',
      'activate',
      'second-instance',
      'web-contents-created',
      'window-all-closed',
      'before-quit',
      'will-quit',
      'quit',
    ]);
  }

  get isPackaged(): boolean {
    return host.packaged;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  async whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  requestSingleInstanceLock(): boolean {
    return takeInstanceLock(this.getPath('userData'), (argv, cwd) =>
      this.emit('second-instance', refusable({}), argv, cwd),
    );
  }

  getPath(name: Folder): string {
    const config = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
    const userData = host.userDataDir ?? join(config, host.manifest.productName);
    const folders: Partial<Record<Folder, string>> = {
      home: homedir(),
      temp: tmpdir(),
      userData,
      logs: join(userData, 'logs'),
      documents: join(homedir(), 'Documents'),
    };
    const folder = folders[name];
    if (folder === undefined) throw new Error(`The Electron double has no app.getPath('${name}').`);
    return folder;
  }

  getVersion(): string {
    return host.manifest.version;
  }

  getName(): string {
    return host.manifest.productName;
  }

  getLocale(): string {
    const named = host.switches.find((one) => one.startsWith('--lang='));
    return named?.slice('--lang='.length) ?? 'hu';
  }

  getAppMetrics(): ProcessMetric[] {
    const list = [...utilities].map(([pid, serviceName]) => ({ pid, serviceName, type: 'Utility' }));
    return [{ pid: process.pid, type: 'Browser' }, ...list] as ProcessMetric[];
  }

  setBadgeCount(count = 0): boolean {
    this.asked.badge = count;
    return true;
  }

  relaunch(): void {
    this.asked.relaunched = true;
  }

  quit(): void {
    if (this.#quitting) return;
    const before = refusable({});
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.#quitting = true;
    if (this.#windows.size === 0) this.#leave();
    for (const window of this.#windows) window.close();
  }

  /** Electron closes the windows before it leaves; their end is followed here. */
  windowOpened(window: { close: () => void }): void {
    this.#windows.add(window);
  }

  windowGone(window: { close: () => void }): void {
    this.#windows.delete(window);
    if (this.#windows.size > 0) return;
    if (this.#quitting) this.#leave();
    else if (!this.emit('window-all-closed')) this.quit();
  }

  #leave(): void {
    const will = refusable({});
    this.emit('will-quit', will);
    if (!will.defaultPrevented) this.exit(0);
  }

  exit(code = 0): void {
    this.#quitting = true;
    this.emit('quit', refusable({}), code);
    if (this.#browser === undefined) {
      void handedOver.then(() => process.exit(code));
      return;
    }
    this.#browser.process.once('exit', () => process.exit(code));
    this.#browser.cdp.leave();
    this.#browser.process.kill('SIGKILL');
  }

  /** Brings Chromium up, then tells the program. */
  async start(beforeReady: () => Promise<void>): Promise<void> {
    if (this.#quitting) return;
    this.#browser = await startBrowser(this.getPath('userData'), host.switches);
    this.#browser.process.once('exit', () => {
      if (!this.#quitting) process.exit(1);
    });
    await beforeReady();
    this.#isReady = true;
    this.emit('ready', refusable({}));
    this.#ready.resolve();
  }
}

export const app = new App();
