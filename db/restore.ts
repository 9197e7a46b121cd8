import { copyFileSync, existsSync, fsyncSync, openSync, closeSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { KapocsError } from '#contract/errors.ts';
import { withFileKey } from './file-key.ts';
import { SqliteConnection } from './sqlite-connection.ts';

type File = { filename: string; key: string };

async function rows(
  { filename, key }: File,
  role: 'copier' | 'writer',
  sql: string,
): Promise<Record<string, unknown>[]> {
  const connection = await withFileKey(filename, key, (told) => SqliteConnection.open({ filename, key: told, role }));
  try {
    const answer = await connection.run(sql);
    return 'rows' in answer ? answer.rows : [];
  } finally {
    await connection.close();
  }
}

/** Whether a copy opens with this key, is whole, and of no newer shape. Throws BACKUP_UNUSABLE. */
export async function checkCopy(file: File, known: readonly string[]): Promise<void> {
  try {
    const [check] = await rows(file, 'copier', 'pragma quick_check(1)');
    const applied = await rows(file, 'copier', 'select name from migration');
    if (check?.['quick_check'] === 'ok' && applied.every(({ name }) => known.includes(String(name)))) return;
  } catch (error) {
    throw new KapocsError('BACKUP_UNUSABLE', {}, error);
  }
  throw new KapocsError('BACKUP_UNUSABLE');
}

function onDisk(path: string): void {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}

export type Swap = {
  /** the database, which nobody has open */
  present: File;
  /** the copy to put in its place; it stays where it is */
  copy: string;
  /** where the present database goes, as a copy like the others */
  keptAs: string;
  known: readonly string[];
};

/**
 * Puts a copy in the place of the database. Killed anywhere and called again it goes on; when it throws
 * (BACKUP_UNUSABLE, a full disk) the present database stands where it stood.
 */
export async function swapDatabase({ present, copy, keptAs, known }: Swap): Promise<void> {
  const { filename, key } = present;
  const incoming = `${filename}.incoming`;
  try {
    // Once the present database has been put aside the way leads forward only.
    if (!existsSync(keptAs)) {
      copyFileSync(copy, incoming);
      onDisk(incoming);
      await checkCopy({ filename: incoming, key }, known);
      // Closing the last connection brings the log back into the file, which is then whole by itself.
      await rows(present, 'writer', 'select 1');
      renameSync(filename, keptAs);
    }
    if (existsSync(incoming)) {
      for (const rest of ['-wal', '-shm']) rmSync(filename + rest, { force: true });
      renameSync(incoming, filename);
    }
    onDisk(dirname(filename));
  } catch (error) {
    if (!existsSync(filename) && existsSync(keptAs)) renameSync(keptAs, filename);
    throw error;
  } finally {
    for (const rest of ['', '-wal', '-shm']) rmSync(incoming + rest, { force: true });
  }
}
