import { createHash, createHmac, randomBytes } from 'node:crypto';

/** 256 random bits for whoever bears them; only the hash is kept. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A name for a value that must not be readable in the database, the same every time in this installation only. */
export const keyedHash = (pepper: Buffer, kind: string, value: string): string =>
  createHmac('sha256', pepper).update(`${kind}:${value}`).digest('hex');
