import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
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

/** Takes out again what a start has put into a folder that was empty: a demo that could not begin can be tried again. */
export function emptyAgain({ data, ...inside }: Folders): void {
  const ours = new Set(Object.values(inside).map((folder) => basename(folder)));
  for (const name of readdirSync(data))
    if (ours.has(name) || name.startsWith('kapocs.')) rmSync(join(data, name), { recursive: true, force: true });
}
