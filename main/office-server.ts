import type { Home } from './home.ts';
import { unreachableNotice } from './notices.ts';
import type { Texts } from './texts.ts';
import type { MainWindow } from './window.ts';

/** Team mode: the window shows the office server's screens; nothing runs here. */
export function workWithOffice(address: string, window: MainWindow, texts: () => Texts, open: boolean): Home {
  window.openScreens(address, open);
  return {
    keyProtection: () => 'server',
    again: () => window.openScreens(address, true),
    backups: null,
    pageFailed: () => window.showNotice(unreachableNotice(texts())),
    stop: async () => undefined,
  };
}
