import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KapocsError } from '#contract/errors.ts';
import type { Folders } from './context.ts';

/** Makes the data folder and what is in it. Throws FOLDER_UNWRITABLE, FOLDER_NOT_EMPTY (a demo wants an empty one). */
export function foldersIn(data: string, demo: boolean): Folders {
  try {
    makeFolder(data);
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new KapocsError('FOLDER_UNWRITABLE', { folder: data }, error);
  }
  if (demo && readdirSync(data).length > 0) throw new KapocsError('FOLDER_NOT_EMPTY', { folder: data });
  const folders = {
    data,
    files: join(data, 'files'),
    exports: join(data, 'exports'),
    backups: join(data, 'backups'),
    logs: join(data, 'logs'),
  };
  for (const folder of Object.values(folders)) makeFolder(folder);
  return folders;
}

/** From the nearest folder that exists downwards: Node's own `recursive` never ends below /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
