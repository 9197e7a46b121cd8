import type { BrowserWindow as Real, BrowserWindowConstructorOptions, Rectangle, WebPreferences } from 'electron';
import { app } from './app.ts';
import { browser } from './browser.ts';
import { Emitter } from './emitter.ts';
import { refusable } from './host.ts';
import { allContents, WebContents } from './web-contents.ts';

/** What a window must say aloud, and what it must not say. */
const required: WebPreferences = { contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true };
const forbidden: WebPreferences = {
  allowRunningInsecureContent: true,
  experimentalFeatures: true,
  nodeIntegrationInSubFrames: true,
  nodeIntegrationInWorker: true,
  webviewTag: true,
};

const all = new Set<BrowserWindow>();

/** A window nobody sees: its page is a real one in headless Chromium. */
export class BrowserWindow
  extends Emitter
  implements
    Pick<
      Real,
      | 'loadURL'
      | 'show'
      | 'focus'
      | 'isVisible'
      | 'isMinimized'
      | 'restore'
      | 'maximize'
      | 'isMaximized'
      | 'getNormalBounds'
      | 'close'
      | 'isDestroyed'
    >
{
  readonly id: number;
  readonly contents: WebContents;
  readonly #bounds: Rectangle;
  #visible: boolean;
  #maximized = false;

  static getAllWindows(): BrowserWindow[] {
    return [...all];
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...all].find((window) => window.contents === contents) ?? null;
  }

  constructor({
    x = 0,
    y = 0,
    width = 800,
    height = 600,
    show = true,
    webPreferences = {},
  }: BrowserWindowConstructorOptions) {
    super('BrowserWindow', ['ready-to-show', 'close', 'closed']);
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    checkPreferences(webPreferences);
    this.#bounds = { x, y, width, height };
    this.#visible = show;
    this.contents = new WebContents(webPreferences.preload ?? '', { width, height });
    this.id = this.contents.id;
    this.contents.once('dom-ready', () => this.emit('ready-to-show'));
    all.add(this);
    app.windowOpened(this);
    app.emit('web-contents-created', refusable({}), this.contents);
  }

  get webContents(): Electron.WebContents {
    return this.contents as unknown as Electron.WebContents;
  }

  async loadURL(url: string): Promise<void> {
    await this.contents.load(url);
  }

  show(): void {
    this.#visible = true;
  }

  focus(): void {
    if (!this.#visible) throw new Error('A hidden window cannot be focused.');
  }

  isVisible(): boolean {
    return this.#visible;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {
    this.#visible = true;
  }

  maximize(): void {
    this.#maximized = true;
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  getNormalBounds(): Rectangle {
    return { ...this.#bounds };
  }

  isDestroyed(): boolean {
    return !all.has(this);
  }

  close(): void {
    const event = refusable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.contents.close();
  }

  /** Its page is gone from Chromium. */
  gone(): void {
    if (!all.delete(this)) return;
    this.contents.destroyed();
    this.emit('closed');
    app.windowGone(this);
  }
}

function checkPreferences(given: WebPreferences): void {
  for (const [name, value] of Object.entries(required)) {
    if (given[name as keyof WebPreferences] !== value)
      throw new Error(`webPreferences.${name} must be ${String(value)}.`);
  }
  for (const [name, value] of Object.entries(forbidden)) {
    if (given[name as keyof WebPreferences] === value)
      throw new Error(`webPreferences.${name} must not be ${String(value)}.`);
  }
}

type Attached = { sessionId: string; targetInfo: { targetId: string; openerId?: string } };

/** Follows which pages come and go in Chromium. */
export async function followTargets(): Promise<void> {
  const { cdp } = await browser;
  cdp.on('Target.attachedToTarget', ({ sessionId, targetInfo: { targetId, openerId } }: Attached) => {
    const opener = [...allContents].find((contents) => contents.targetId === openerId && openerId !== undefined);
    if (opener === undefined) void cdp.send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(() => undefined);
    else opener.popup(targetId, sessionId);
  });
  cdp.on('Target.targetDestroyed', ({ targetId }: { targetId: string }) =>
    [...all].find(({ contents }) => contents.targetId === targetId)?.gone(),
  );
  await cdp.send('Target.setDiscoverTargets', { discover: true });
  await cdp.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }],
  });
}
