import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type {
  Dialog,
  Display,
  MenuItemConstructorOptions,
  NativeImage,
  NotificationConstructorOptions,
  Shell,
} from 'electron';
import { Emitter } from './emitter.ts';
import { only } from './missing.ts';

/** What reached the desktop around the window, for tests to look at. */
export const seen = {
  menu: undefined as MenuItemConstructorOptions[] | undefined,
  notifications: [] as Notification[],
  tray: undefined as Tray | undefined,
};

const unexpected = (name: string) => async (): Promise<never> => {
  throw new Error(`dialog.${name} came up in a test that did not expect it.`);
};

export const dialog = only('dialog', {
  showSaveDialog: unexpected('showSaveDialog'),
  showOpenDialog: unexpected('showOpenDialog'),
  showMessageBox: unexpected('showMessageBox'),
} satisfies Pick<Dialog, 'showSaveDialog' | 'showOpenDialog' | 'showMessageBox'>);

export const shell = only('shell', {
  openExternal: async (url) => {
    throw new Error(`${url} was opened in a test that did not expect it.`);
  },
  openPath: async () => '',
  showItemInFolder: () => undefined,
} satisfies Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>);

export const Menu = only('Menu', {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => ({ template }),
  setApplicationMenu: ({ template }: { template: MenuItemConstructorOptions[] }) => {
    seen.menu = template;
  },
});

export const nativeImage = only('nativeImage', {
  createFromPath: (path: string): NativeImage => {
    if (!existsSync(path)) throw new Error(`There is no image ${path}.`);
    return {} as NativeImage;
  },
});

export class Tray extends Emitter {
  tip = '';
  template: MenuItemConstructorOptions[] = [];

  constructor(_image: NativeImage) {
    super('Tray', ['click']);
    seen.tray = this;
  }

  setToolTip(tip: string): void {
    this.tip = tip;
  }

  setContextMenu({ template }: { template: MenuItemConstructorOptions[] }): void {
    this.template = template;
  }
}

export class Notification extends Emitter {
  readonly options: NotificationConstructorOptions;

  static isSupported(): boolean {
    return true;
  }

  constructor(options: NotificationConstructorOptions) {
    super('Notification', ['click', 'close']);
    this.options = options;
  }

  show(): void {
    seen.notifications.push(this);
  }
}

export const powerMonitor = Object.assign(new EventEmitter(), { getSystemIdleTime: () => 0 });

export const screen = only('screen', {
  getAllDisplays: (): Display[] => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } } as Display],
});

export const crashReporter = only('crashReporter', {
  start: ({ uploadToServer = true }: { uploadToServer?: boolean }) => {
    if (uploadToServer) throw new Error('Crash reports must stay on the machine.');
  },
});
