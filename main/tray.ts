import { join } from 'node:path';
import { app, Menu, nativeImage, Tray } from 'electron';
import type { Texts } from './texts.ts';

const image = join(import.meta.dirname, 'tray.png');

export type TrayIcon = { relabel: (texts: Texts) => void; count: (waiting: number) => void };

/** The small icon that brings the window back and shows how many callbacks wait. */
export function showTray(texts: Texts, comeForward: () => void): TrayIcon {
  const tray = new Tray(nativeImage.createFromPath(image));
  const relabel = (now: Texts): void =>
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: now.open, click: comeForward },
        { label: now.quit, click: () => app.quit() },
      ]),
    );
  const count = (waiting: number): void => tray.setToolTip(waiting === 0 ? 'Kapocs' : `Kapocs (${waiting})`);
  tray.on('click', comeForward);
  relabel(texts);
  count(0);
  return { relabel, count };
}
