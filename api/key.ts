import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KapocsError } from '#contract/errors.ts';

export type KeySource = { key: string | null; keyFile: string | null; folder: string; databaseExists: boolean };

const KEY = /^[0-9a-f]{64}$/;

/**
 * The raw 256-bit key of the database as 64 hex digits: given by the desktop, or from a key file (mode 0600),
 * made on first start. Throws KEY_MISSING when there is a database but no key, KEY_WRONG when the file is not a key.
 */
export function databaseKey({ key, keyFile, folder, databaseExists }: KeySource): string {
  if (key !== null) return key;
  const file = keyFile ?? join(folder, 'kapocs.key');
  if (existsSync(file)) {
    const text = readFileSync(file, 'utf8').trim().toLowerCase();
    if (!KEY.test(text)) throw new KapocsError('KEY_WRONG');
    return text;
  }
  if (databaseExists) throw new KapocsError('KEY_MISSING');
  const made = randomBytes(32).toString('hex');
  writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
  return made;
}
