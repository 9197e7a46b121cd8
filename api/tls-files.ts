import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { KapocsError } from '#contract/errors.ts';
import type { Network } from '#contract/network.ts';

export type TlsFiles = { cert: Buffer; key: Buffer };

/** What the doors speak TLS with. Throws TLS_UNUSABLE when the files cannot be read or do not belong together. */
export function readTls(tls: Network['tls']): TlsFiles | null {
  if (tls === null) return null;
  try {
    const files = { cert: readFileSync(tls.certificate), key: readFileSync(tls.key) };
    createSecureContext(files);
    return files;
  } catch (error) {
    throw new KapocsError('TLS_UNUSABLE', { file: `${tls.certificate}, ${tls.key}` }, error);
  }
}
