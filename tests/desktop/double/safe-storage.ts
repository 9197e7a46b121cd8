import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { app } from './app.ts';
import { host } from './host.ts';
import { only } from './missing.ts';

/** A keychain in a file. Like Electron on Linux it is unprotected under `--password-store=basic`. */
export const safeStorage = only('safeStorage', {
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () =>
    host.switches.includes('--password-store=basic') ? 'basic_text' : 'gnome_libsecret',
  encryptStringAsync: async (text) => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key(), iv);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]);
  },
  decryptStringAsync: async (wrapped) => {
    const decipher = createDecipheriv('aes-256-gcm', key(), wrapped.subarray(0, 12));
    decipher.setAuthTag(wrapped.subarray(12, 28));
    return {
      result: decipher.update(wrapped.subarray(28), undefined, 'utf8') + decipher.final('utf8'),
      shouldReEncrypt: false,
    };
  },
} satisfies Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
>);

function key(): Buffer {
  const path = join(app.getPath('userData'), 'double-keychain');
  if (!existsSync(path)) {
    mkdirSync(app.getPath('userData'), { recursive: true });
    writeFileSync(path, randomBytes(32), { mode: 0o600 });
  }
  return readFileSync(path);
}
