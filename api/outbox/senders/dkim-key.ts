import { createPublicKey, generateKeyPairSync } from 'node:crypto';

/** A new key pair; what is kept is the private half. 2048 bits: the longest every receiver reads (RFC 8301). */
export const newDkimKey = (): string =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey;

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** What to publish in the DNS of the domain, so that receivers can check the signature. */
export function dnsRecord(key: string, selector: string, address: string): { host: string; record: string } {
  const open = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  return { host: `${selector}._domainkey.${domainOf(address)}`, record: `v=DKIM1; k=rsa; p=${open}` };
}
