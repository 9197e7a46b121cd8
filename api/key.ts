import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KapocsError } from '#contract/errors.ts';
import { isFull } from '#db/busy.ts';
import { readKey } from './recovery-key.ts';

export type KeySource = { key: string | null; keyFile: string | null; folder: string; databaseExists: boolean };

/**
 * The raw 256-bit key of the database as 64 hex digits: given by the desktop, or from a key file (mode 0600), which
 * may hold it as printed too; made on first start. Throws KEY_MISSING when there is a database but no key, KEY_WRONG when the file is not a key,
 * KEY_UNREACHABLE when it can be neither read nor written.
 */
export function databaseKey({ key, keyFile, folder, databaseExists }: KeySource): string {
  if (key !== null) return key;
  const file = keyFile ?? join(folder, 'kapocs.key');
  try {
    const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    const read = readKey(text);
    if (read !== null) return read;
    if (text !== '') throw new KapocsError('KEY_WRONG', { file });
    if (databaseExists) throw new KapocsError('KEY_MISSING', { file });
    // A start that was cut off here has left an empty file: it holds no key, and nothing was locked with one.
    return made(file);
  } catch (error) {
    throw error instanceof KapocsError || isFull(error) ? error : new KapocsError('KEY_UNREACHABLE', { file }, error);
  }
}

/** On the disk before anything is locked with it. */
function made(file: string): string {
  const key = randomBytes(32).toString('hex');
  writeFileSync(file, `${key}\n`, { mode: 0o600, flush: true });
  return key;
}
