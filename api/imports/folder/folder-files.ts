import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FolderTrouble } from '#contract/list-folder.ts';

export type FolderFile = { name: string; size: number; mtimeMs: number };

const kinds = new Set(['.xlsx', '.xls', '.xlsb', '.ods', '.csv', '.txt']);

/** Hidden files, and what Excel lays beside an open workbook, are nobody's list. */
export const isListName = (name: string): boolean => kinds.has(extname(name).toLowerCase()) && !/^(\.|~\$)/.test(name);

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

function troubleOf(error: unknown): FolderTrouble {
  const code = codeOf(error);
  if (code === 'ENOENT') return 'missing';
  return code === 'ENOTDIR' ? 'not_folder' : 'unreadable';
}

/** The list files that lie in a folder, links left out, or why it cannot be looked into. */
export async function filesIn(folder: string): Promise<FolderFile[] | FolderTrouble> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const files: FolderFile[] = [];
    for (const { name } of entries.filter((entry) => entry.isFile() && isListName(entry.name)).toSorted(byName)) {
      const { size, mtimeMs } = await stat(join(folder, name)).catch(gone);
      if (size > 0) files.push({ name, size, mtimeMs });
    }
    return files;
  } catch (error) {
    return troubleOf(error);
  }
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);

/** It was taken away since the folder was read. */
function gone(error: unknown): { size: number; mtimeMs: number } {
  if (codeOf(error) === 'ENOENT') return { size: 0, mtimeMs: 0 };
  throw error;
}

/** How a file stood when it was last looked at. */
export type Seen = Omit<FolderFile, 'name'> & { since: number; done: boolean };

/** Milliseconds a file must have stayed the same: whoever copies it there is done by then. */
export const QUIET_MS = 10_000;

/** The files that have stopped growing and are not dealt with yet; keeps in `seen` how each stands at the instant `at`. */
export function stillFiles(seen: Map<string, Seen>, files: readonly FolderFile[], at: number): FolderFile[] {
  const names = new Set(files.map(({ name }) => name));
  for (const name of seen.keys()) if (!names.has(name)) seen.delete(name);
  return files.filter(({ name, size, mtimeMs }) => {
    const before = seen.get(name);
    if (before?.size !== size || before.mtimeMs !== mtimeMs) {
      seen.set(name, { size, mtimeMs, since: at, done: false });
      return false;
    }
    return !before.done && Math.abs(at - before.since) >= QUIET_MS;
  });
}
