import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { safeStorage } from 'electron';

/**
 * The key of the database in `dataDir`, 32 bytes as hex, wrapped by the system's keychain; null when the folder's own
 * key file guards it. A new folder gets a new key, stored in `keysDir` before it is used. Throws when the keychain
 * does not unwrap.
 */
export async function databaseKey(dataDir: string, keysDir: string): Promise<string | null> {
  const path = join(keysDir, `${createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 24)}.key`);
  const wrapped = await readFile(path).catch(missing);
  if (wrapped !== null) {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(wrapped);
    if (shouldReEncrypt) await store(path, await safeStorage.encryptStringAsync(result));
    return result;
  }
  if (!(await isNew(dataDir)) || !(await keychainProtects())) return null;
  const key = randomBytes(32).toString('hex');
  await store(path, await safeStorage.encryptStringAsync(key));
  return key;
}

/** On Linux without a keyring Electron wraps with a password everybody knows, which protects nothing. */
async function keychainProtects(): Promise<boolean> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
  return process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
}

async function store(path: string, wrapped: Buffer): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  await writeFile(`${path}.new`, wrapped, { mode: 0o600, flush: true });
  await rename(`${path}.new`, path);
}

async function isNew(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(missing);
  return names === null || names.length === 0;
}

function missing(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}
