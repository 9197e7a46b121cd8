import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { CodeKind } from '#contract/portal.ts';

/** No 0 O 1 I L: 31 signs nobody mixes up, five of them 24.8 bits (portal.md 3.2). */
export const codeAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const SECRET_LENGTH = 10;
const LAST = 5;
export const MOST_ATTEMPTS = 5;

/** `spent`: typed wrong too often; `void`: another one took its place. */
export type CodeStanding = 'open' | 'used' | 'void' | 'expired' | 'spent';

/** A fresh secret; it leaves in a message and is kept nowhere else. */
export const newSecret = (): string =>
  Array.from({ length: SECRET_LENGTH }, () => codeAlphabet.charAt(randomInt(codeAlphabet.length))).join('');

/** What is kept of a secret: a keyed hash of its end, good for one registration and one kind only. */
export const codeDigest = (
  pepper: Buffer,
  { registrationId, kind, end }: { registrationId: number; kind: CodeKind; end: string },
): string => createHmac('sha256', pepper).update(`code:${kind}:${registrationId}:${end}`).digest('hex');

export const endOf = (secret: string): string => secret.slice(-LAST);

/** What was typed, as it is compared: no blanks around, capitals. */
const typedCode = (input: string): string => input.trim().toUpperCase();

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

export type KeptCode = { state: CodeStanding; digest: string; attempts: number; expiresAt: string };
export type CodeVerdict = 'right' | 'CODE_LENGTH' | 'CODE_INCORRECT' | 'CODE_EXPIRED' | 'TOO_MANY_ATTEMPTS';

/**
 * The last-five check (portal.md 3.2): only five characters are ever right, the full secret is not; another length
 * costs no attempt. `digestOf` turns what was typed into what is kept.
 */
export function judgeCode(
  kept: KeptCode,
  { input, now, digestOf }: { input: string; now: string; digestOf: (end: string) => string },
): CodeVerdict {
  if (kept.state === 'spent' || kept.attempts >= MOST_ATTEMPTS) return 'TOO_MANY_ATTEMPTS';
  if (kept.state !== 'open' || now >= kept.expiresAt) return 'CODE_EXPIRED';
  const typed = typedCode(input);
  if (typed.length !== LAST) return 'CODE_LENGTH';
  return same(digestOf(typed), kept.digest) ? 'right' : 'CODE_INCORRECT';
}
