import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import type { DesktopEventData } from '#contract/desktop.ts';
import { type DesktopEvent, eventChannel } from '#contract/desktop-names.ts';
import { offerContextMenu } from './menu.ts';
import { chosenAction, type Notice, type NoticeAction, noticePage } from './notice-page.ts';
import type { Memory } from './remembered.ts';
import type { Language, Texts } from './texts.ts';
import { placeFor } from './window-place.ts';

const preload = join(import.meta.dirname, '../preload/index.cjs');
const ABORTED = -3;

export type MainWindow = {
  /**
   * Opens the screens, or only keeps their address for when the window is asked for. From now on their origin
   * is the only one the window visits and the bridge obeys.
   */
  openScreens: (url: string, now: boolean) => void;
  showNotice: (notice: Notice) => void;
  comeForward: () => void;
  isOwn: (url: string) => boolean;
  tell: <E extends DesktopEvent>(event: E, data: DesktopEventData<E>) => void;
  /** The window itself, for dialogs; made when there is none. */
  browser: () => BrowserWindow;
};

type Shown = { screens: string } | { notice: Notice };

/** What the window needs from its surroundings. */
export type WindowSetting = {
  memory: Memory;
  language: () => Language;
  texts: () => Texts;
  act: (action: NoticeAction) => void;
  pageFailed: (why: 'gone' | 'unreachable') => void;
};

/** The one window. It is made on first need, and again when it is asked for after having been closed. */
export function mainWindow(setting: WindowSetting): MainWindow {
  let window: BrowserWindow | undefined;
  let shown: Shown | undefined;

  const origin = (): string | undefined =>
    shown !== undefined && 'screens' in shown ? new URL(shown.screens).origin : undefined;

  function make(): BrowserWindow {
    const kept = setting.memory.now().place;
    const made = new BrowserWindow({
      ...placeFor(
        kept,
        screen.getAllDisplays().map(({ workArea }) => workArea),
      ),
      minWidth: 480,
      minHeight: 480,
      show: false,
      autoHideMenuBar: true,
      webPreferences: {
        preload,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false, // would fetch dictionaries from a foreign server
      },
    });
    if (kept?.maximized === true) made.maximize();
    made.once('ready-to-show', () => made.show());
    made.on('close', () => remember(made));
    made.on('closed', () => {
      window = undefined;
    });
    made.webContents.on('will-frame-navigate', ({ url }) => {
      const action = shown !== undefined && 'notice' in shown ? chosenAction(url, shown.notice) : undefined;
      if (action !== undefined) setting.act(action);
    });
    made.webContents.on('did-fail-load', (_event, code, _text, _url, isMainFrame) => {
      if (isMainFrame && code !== ABORTED) setting.pageFailed('unreachable');
    });
    made.webContents.on('render-process-gone', () => setting.pageFailed('gone'));
    offerContextMenu(made, setting.texts);
    return made;
  }

  function remember(made: BrowserWindow): void {
    setting.memory.change({ place: { ...made.getNormalBounds(), maximized: made.isMaximized() } });
  }

  function show(next: Shown): void {
    shown = next;
    window ??= make();
    const url = 'screens' in next ? next.screens : noticePage(next.notice, setting.language());
    // a failure comes back as did-fail-load
    window.loadURL(url).catch(() => undefined);
  }

  return {
    openScreens: (url, now) => {
      shown = { screens: url };
      if (now) show(shown);
      // an address may carry a ticket that serves once
      shown = { screens: new URL('/', url).href };
    },
    showNotice: (notice) => show({ notice }),
    comeForward: () => {
      if (window === undefined && shown !== undefined) show(shown);
      if (window?.isMinimized() === true) window.restore();
      window?.show();
      window?.focus();
    },
    isOwn: (url) => origin() !== undefined && URL.parse(url)?.origin === origin(),
    tell: (event, data) => window?.webContents.send(eventChannel(event), data),
    browser: () => (window ??= make()),
  };
}
