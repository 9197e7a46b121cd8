/** What `import … from 'electron'` gives in the double. Everything the product does not use fails on first touch. */
import { missing } from './missing.ts';
import { allContents, type WebContents } from './web-contents.ts';

export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export {
  crashReporter,
  dialog,
  Menu,
  nativeImage,
  Notification,
  powerMonitor,
  screen,
  seen,
  shell,
  Tray,
} from './desk.ts';
export { ipcMain } from './ipc-main.ts';
export { safeStorage } from './safe-storage.ts';
export { utilityProcess } from './utility-process.ts';

export { session } from './session.ts';

/** Playwright goes from its page to the program's window through this. */
export const webContents = {
  fromDevToolsTargetId: (id: string): WebContents | undefined =>
    [...allContents].find(({ targetId }) => targetId === id),
};

export const autoUpdater = missing('autoUpdater');
export const BrowserView = missing('BrowserView');
export const clipboard = missing('clipboard');
export const contentTracing = missing('contentTracing');
export const desktopCapturer = missing('desktopCapturer');
export const globalShortcut = missing('globalShortcut');
export const MessageChannelMain = missing('MessageChannelMain');
export const nativeTheme = missing('nativeTheme');
export const net = missing('net');
export const powerSaveBlocker = missing('powerSaveBlocker');
export const protocol = missing('protocol');
export const systemPreferences = missing('systemPreferences');
export const WebContentsView = missing('WebContentsView');
