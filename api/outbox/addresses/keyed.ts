import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

const keys = new WeakMap<Buffer, KeyObject>();

/** HMAC-SHA256 as hex. The key is made ready once: that takes five times as long as a hash, and every message asks for two. */
export function keyed(pepper: Buffer, text: string): string {
  const key = keys.get(pepper) ?? createSecretKey(pepper);
  keys.set(pepper, key);
  return createHmac('sha256', key).update(text).digest('hex');
}
