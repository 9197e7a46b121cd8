import { createHmac, randomBytes } from 'node:crypto';
import { KapocsError } from '#contract/errors.ts';
import type { PortalLanguage, SecurityWay } from '#contract/portal.ts';
import type { Context } from '../context.ts';
import { later, lifetimes } from './limits.ts';
import * as sql from './login.sql.ts';
import { pictureAlphabet, pictureOf } from './security-code-picture.ts';

/** Of the picture's 21 signs and of digits: neither way is easier to guess (21⁶ ≈ 8.6·10⁷, 10⁸). */
const LENGTH = { picture: 6, question: 8 } as const;
const QUESTION = '.q';

const digits: Record<PortalLanguage, readonly string[]> = {
  hu: ['nulla', 'egy', 'kettő', 'három', 'négy', 'öt', 'hat', 'hét', 'nyolc', 'kilenc'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
};

/** The text belongs to the id by a keyed hash, so nothing is kept until it is used. */
export function securityText({ pepper }: Pick<Context, 'pepper'>, id: string): string {
  const bytes = createHmac('sha256', pepper).update(`security-code:${id}`).digest();
  const asked = id.endsWith(QUESTION);
  const alphabet = asked ? '0123456789' : pictureAlphabet;
  return Array.from(bytes.subarray(0, asked ? LENGTH.question : LENGTH.picture), (byte) =>
    alphabet.charAt(byte % alphabet.length),
  ).join('');
}

type Shown = { id: string; image: string; question: string | null };

/** The picture as a data address, or the digits in words; good for ten minutes. */
export function newSecurityCode(
  ctx: Pick<Context, 'pepper' | 'now'>,
  { way, language }: { way: SecurityWay; language: PortalLanguage } = { way: 'picture', language: 'hu' },
): Shown {
  const until = later(ctx.now(), lifetimes.securityCode);
  const name = `${randomBytes(12).toString('hex')}.${Date.parse(until)}`;
  const id = way === 'question' ? name + QUESTION : name;
  if (way === 'question') {
    const words = Array.from(securityText(ctx, id), (digit) => digits[language][Number(digit)] ?? '');
    return { id, image: '', question: words.join(', ') };
  }
  const svg = pictureOf(securityText(ctx, id));
  return { id, question: null, image: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` };
}

/** Good once. Throws SECURITY_CODE_NEEDED without one, SECURITY_CODE_WRONG for a wrong, old or used one. */
export async function spendSecurityCode(ctx: Context, given: { id: string; text: string } | undefined): Promise<void> {
  if (given === undefined) throw new KapocsError('SECURITY_CODE_NEEDED');
  const typed = given.text.replaceAll(/\s/g, '').toUpperCase();
  const until = Number(given.id.split('.')[1] ?? 0);
  const fresh = Date.parse(ctx.now()) < until;
  const first = fresh && (await ctx.write((tx) => sql.useSecurityCode(tx.db, given.id, tx.now())));
  if (!first || typed !== securityText(ctx, given.id)) throw new KapocsError('SECURITY_CODE_WRONG');
}
