import { app, dialog } from 'electron';
import { type BridgeHandlers, Unanswered } from './bridge.ts';
import { files } from './files.ts';
import { openOutside } from './guard.ts';
import type { Home } from './home.ts';
import { watchIdle } from './idle-lock.ts';
import { notify } from './notify.ts';
import type { Memory } from './remembered.ts';
import type { Language, Texts } from './texts.ts';
import type { TrayIcon } from './tray.ts';
import type { MainWindow } from './window.ts';

type Setting = {
  window: MainWindow;
  memory: Memory;
  tray: TrayIcon;
  texts: () => Texts;
  home: () => Home | undefined;
  speak: (language: Language) => void;
};

/** What each call of the bridge does. */
export function desktopCallHandlers({ window, memory, tray, texts, home, speak }: Setting): BridgeHandlers {
  const { saveFrom, savePdf, show } = files(window.browser);
  const lockWhenIdle = watchIdle((why) => window.tell('lock', why));

  return {
    about: () => ({
      version: app.getVersion(),
      platform: process.platform,
      keyProtection: home()?.keyProtection() ?? 'server',
      teamServer: memory.now().teamServer,
    }),
    saveFile: async ({ address, suggestedName }) =>
      saveFrom(new URL(address, window.browser().webContents.getURL()).href, suggestedName),
    savePdf: async ({ suggestedName, landscape }) => savePdf(suggestedName, landscape),
    showSavedFile: async ({ savedAs, open }) => show(savedAs, open),
    openAddress: async ({ address }) => {
      if (!(await openOutside(address))) throw new Unanswered('NOT_ALLOWED');
    },
    notify: ({ title, body, goTo }) =>
      notify(title, body, () => {
        window.comeForward();
        window.tell('goTo', goTo);
      }),
    setBadge: ({ count }) => {
      app.setBadgeCount(count);
      tray.count(count);
    },
    autostart: () => ({
      supported: startsWithSystem,
      enabled: startsWithSystem && app.getLoginItemSettings(quietly).openAtLogin,
    }),
    setAutostart: ({ enabled }) => {
      if (!startsWithSystem) throw new Unanswered('NOT_SUPPORTED');
      app.setLoginItemSettings({ openAtLogin: enabled, ...quietly });
    },
    setLanguage: ({ language }) => speak(language),
    lockWhenIdle: ({ minutes }) => lockWhenIdle(minutes),
    chooseTeamServer: async ({ address }) => {
      const { response } = await dialog.showMessageBox(window.browser(), {
        type: 'question',
        message: address === null ? texts().ownMachineQuestion : `${texts().serverQuestion}\n${address}`,
        detail: texts().restarts,
        buttons: [texts().yes, texts().no],
        defaultId: 1,
        cancelId: 1,
      });
      if (response !== 0) throw new Unanswered('CANCELLED');
      restartWith(memory, address);
    },
  };
}

/** Remembers where to work from now on and starts the program again. */
export function restartWith(memory: Memory, teamServer: string | null): void {
  memory.change({ teamServer });
  app.relaunch();
  app.quit();
}

// Linux desktops have no common way Electron knows of.
const startsWithSystem = process.platform !== 'linux';
const quietly = { args: ['--no-open'] };
