import { join } from 'node:path';
import { app, crashReporter, session, shell } from 'electron';
import { type Flags, parseFlags } from '#contract/flags.ts';
import { serveBridge } from './bridge.ts';
import { desktopCallHandlers, restartWith } from './desktop-calls.ts';
import { guardContents, guardSession } from './guard.ts';
import type { Home } from './home.ts';
import { openLog } from './log.ts';
import { setMenu } from './menu.ts';
import type { NoticeAction } from './notice-page.ts';
import { workWithOffice } from './office-server.ts';
import { ownArguments } from './own-arguments.ts';
import { workOnOwnMachine } from './own-machine.ts';
import { quitInOrder } from './quit.ts';
import { openMemory } from './remembered.ts';
import { type Language, languageOf, textsIn } from './texts.ts';
import { showTray } from './tray.ts';
import { mainWindow } from './window.ts';

crashReporter.start({ uploadToServer: false });
app.enableSandbox();
const parsed = parseFlags(ownArguments(process.argv, app.isPackaged), process.env);

if (!parsed.ok) {
  (parsed.code === 0 ? process.stdout : process.stderr).write(`${parsed.message}\n`);
  app.exit(parsed.code);
} else if (app.requestSingleInstanceLock()) {
  // Not awaited here: Electron becomes ready only after this module has run to its end.
  void app.whenReady().then(() => start(parsed.flags));
} else {
  process.stderr.write('Kapocs is already running; its window comes forward.\n');
  app.exit(0);
}

function start(flags: Flags): void {
  const log = openLog(app.getPath('logs'));
  const memory = openMemory(join(app.getPath('userData'), 'shell.json'));
  const language = (): Language => memory.now().language ?? languageOf(app.getLocale());
  const texts = () => textsIn(language());
  let home: Home | undefined;

  const window = mainWindow({ memory, language, texts, act, pageFailed: () => home?.pageFailed() });
  guardSession(session.defaultSession, window.isOwn);
  guardContents(window.isOwn);

  const tray = showTray(texts(), window.comeForward);
  setMenu(texts(), log.folder, !app.isPackaged);
  serveBridge(window.isOwn, desktopCallHandlers({ window, memory, tray, texts, home: () => home, speak }), log);

  app.on('second-instance', window.comeForward);
  app.on('activate', window.comeForward);
  const end = quitInOrder(async () => home?.stop());

  const { teamServer } = memory.now();
  home =
    teamServer === null
      ? workOnOwnMachine(flags, { window, log, texts, giveUp: (line) => end(2, line) })
      : workWithOffice(teamServer, window, texts, flags.open);

  function speak(chosen: Language): void {
    memory.change({ language: chosen });
    setMenu(texts(), log.folder, !app.isPackaged);
    tray.relabel(texts());
  }

  function act(action: NoticeAction): void {
    switch (action) {
      case 'again':
        home?.again();
        return;
      case 'logs':
        void shell.openPath(log.folder);
        return;
      case 'backups':
        void shell.openPath(home?.backups ?? log.folder);
        return;
      case 'own-machine':
        restartWith(memory, null);
        return;
      case 'quit':
        app.quit();
        return;
    }
  }
}
