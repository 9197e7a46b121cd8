import { pbkdf2 } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { promisify } from 'node:util';

// What SQLCipher 4 makes of a key told as a password; the salt is the first bytes of the file.
const ROUNDS = 256_000;
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/**
 * Opens a file with its key (64 hex digits): the key of the database itself, for 32 random bytes need no stretching.
 * A file of an earlier version has its key worked out of it, once for all its connections: it takes 140 ms. `open`
 * is given the words for `pragma key`; it fails with SQLITE_NOTADB when the key is not the one.
 */
export async function withFileKey<T>(filename: string, key: string, open: (key: string) => Promise<T>): Promise<T> {
  try {
    return await open(`x'${key}'`);
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_NOTADB') throw error;
    return open(await stretched(filename, key));
  }
}

async function stretched(filename: string, key: string): Promise<string> {
  const salt = saltOf(filename);
  const derived = await promisify(pbkdf2)(Buffer.from(key, 'hex'), salt, ROUNDS, KEY_BYTES, 'sha512');
  return `x'${derived.toString('hex')}${salt.toString('hex')}'`;
}

function saltOf(filename: string): Buffer {
  const salt = Buffer.alloc(SALT_BYTES);
  const file = openSync(filename, 'r');
  try {
    readSync(file, salt, 0, SALT_BYTES, 0);
    return salt;
  } finally {
    closeSync(file);
  }
}
