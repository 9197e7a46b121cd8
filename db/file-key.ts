import { pbkdf2, randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { promisify } from 'node:util';

// SQLCipher 4: what it makes of a key before it can read the first page.
const ROUNDS = 256_000;
const KEY_BYTES = 32;
/** The first bytes of the file. */
const SALT_BYTES = 16;

function saltOf(filename: string): Buffer {
  const fresh = randomBytes(SALT_BYTES);
  if (!existsSync(filename)) return fresh;
  const salt = Buffer.alloc(SALT_BYTES);
  const file = openSync(filename, 'r');
  try {
    return readSync(file, salt, 0, SALT_BYTES, 0) === SALT_BYTES ? salt : fresh;
  } finally {
    closeSync(file);
  }
}

/**
 * The key of one file, worked out once for all its connections: each would spend 140 ms on it. The file is the same
 * as if the key itself (64 hex digits) had been told; a copy keeps the salt and opens with it too.
 */
export async function fileKey(filename: string, key: string): Promise<string> {
  const salt = saltOf(filename);
  const derived = await promisify(pbkdf2)(Buffer.from(key, 'hex'), salt, ROUNDS, KEY_BYTES, 'sha512');
  return `x'${derived.toString('hex')}${salt.toString('hex')}'`;
}
