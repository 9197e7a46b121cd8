import { type BrowserWindow, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import type { Texts } from './texts.ts';

/** The application menu; on macOS copy and paste work through it only. */
export function setMenu(texts: Texts, logFolder: string, development: boolean): void {
  const template: MenuItemConstructorOptions[] = [
    { label: 'Kapocs', submenu: [{ label: texts.quit, role: 'quit' }] },
    { label: texts.edit, submenu: editing(texts) },
    {
      label: texts.view,
      submenu: [
        { label: texts.zoomIn, role: 'zoomIn' },
        { label: texts.zoomOut, role: 'zoomOut' },
        { label: texts.zoomReset, role: 'resetZoom' },
        { type: 'separator' },
        { label: texts.fullScreen, role: 'togglefullscreen' },
        { label: texts.reload, role: 'reload' },
        ...(development ? [{ role: 'toggleDevTools' } as const] : []),
      ],
    },
    { label: texts.help, submenu: [{ label: texts.openLogs, click: () => void shell.openPath(logFolder) }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** Electron shows no menu on a right click by itself. */
export function offerContextMenu(window: BrowserWindow, textsNow: () => Texts): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText }) => {
    const items = isEditable ? editing(textsNow()) : editing(textsNow()).filter(({ role }) => role === 'copy');
    if (isEditable || selectionText !== '') Menu.buildFromTemplate(items).popup({ window });
  });
}

function editing(texts: Texts): MenuItemConstructorOptions[] {
  return [
    { label: texts.undo, role: 'undo' },
    { label: texts.redo, role: 'redo' },
    { type: 'separator' },
    { label: texts.cut, role: 'cut' },
    { label: texts.copy, role: 'copy' },
    { label: texts.paste, role: 'paste' },
    { label: texts.selectAll, role: 'selectAll' },
  ];
}
