import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { KapocsError } from '#contract/errors.ts';
import { isBusy, isFull } from './busy.ts';

/**
 * Holds a data folder for this program alone. The lock is the operating system's own, taken by SQLite on a
 * file of its own, so it ends with the process however that ends. Throws FOLDER_IN_USE, FOLDER_UNWRITABLE.
 */
export function lockFolder(folder: string): { release: () => void } {
  try {
    const lock = new Database(join(folder, 'kapocs.lock'), { timeout: 0 });
    try {
      lock.pragma('locking_mode = EXCLUSIVE');
      lock.exec('begin exclusive');
    } catch (error) {
      lock.close();
      throw isBusy(error) ? new KapocsError('FOLDER_IN_USE', { folder }, error) : error;
    }
    return { release: () => lock.close() };
  } catch (error) {
    throw error instanceof KapocsError || isFull(error)
      ? error
      : new KapocsError('FOLDER_UNWRITABLE', { folder }, error);
  }
}
