import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import { Unanswered } from './bridge.ts';

export type Files = {
  saveFrom: (url: string, suggestedName: string) => Promise<{ savedAs: string }>;
  savePdf: (suggestedName: string, landscape: boolean) => Promise<{ savedAs: string }>;
  show: (savedAs: string, open: boolean) => Promise<void>;
};

/** Save dialogs. Bytes go from the API to the disk; the page learns the file's name only, never a path it could choose. */
export function files(windowNow: () => BrowserWindow): Files {
  const saved = new Map<string, string>();
  let folder = app.getPath('documents');

  async function choose(suggestedName: string): Promise<string> {
    const extension = extname(suggestedName).slice(1);
    const { canceled, filePath } = await dialog.showSaveDialog(windowNow(), {
      defaultPath: join(folder, suggestedName),
      filters: extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
    });
    if (canceled || filePath === '') throw new Unanswered('CANCELLED');
    folder = dirname(filePath);
    return filePath;
  }

  function remember(path: string): { savedAs: string } {
    saved.set(basename(path), path);
    return { savedAs: basename(path) };
  }

  return {
    saveFrom: async (url, suggestedName) => {
      const path = await choose(suggestedName);
      const response = await windowNow().webContents.session.fetch(url);
      if (!response.ok || response.body === null) throw new Error(`the API answered ${response.status}`);
      await writeWhole(path, Readable.fromWeb(response.body as ReadableStream<Uint8Array>));
      return remember(path);
    },
    savePdf: async (suggestedName, landscape) => {
      const path = await choose(suggestedName);
      const pdf = await windowNow().webContents.printToPDF({ pageSize: 'A4', landscape, printBackground: true });
      await writeWhole(path, Readable.from([pdf]));
      return remember(path);
    },
    show: async (savedAs, open) => {
      const path = saved.get(savedAs);
      if (path === undefined) throw new Unanswered('NOT_ALLOWED');
      if (!open) shell.showItemInFolder(path);
      else if ((await shell.openPath(path)) !== '') throw new Unanswered('NOT_SUPPORTED');
    },
  };
}

/** A file under its final name is complete; a broken download leaves what was there before. */
async function writeWhole(path: string, bytes: Readable): Promise<void> {
  const part = `${path}.part`;
  try {
    await pipeline(bytes, createWriteStream(part, { flush: true }));
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
