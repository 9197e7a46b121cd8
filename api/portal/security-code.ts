import { createHmac, randomBytes } from 'node:crypto';
import { KapocsError } from '#contract/errors.ts';
import type { Context } from '../context.ts';
import { later, lifetimes } from './limits.ts';
import * as sql from './login.sql.ts';
import { pictureAlphabet, pictureOf } from './security-code-picture.ts';

const LENGTH = 6;

/** The text belongs to the id by a keyed hash, so nothing is kept until it is used. */
export function securityText({ pepper }: Pick<Context, 'pepper'>, id: string): string {
  const bytes = createHmac('sha256', pepper).update(`security-code:${id}`).digest();
  return Array.from(bytes.subarray(0, LENGTH), (byte) => pictureAlphabet.charAt(byte % pictureAlphabet.length)).join(
    '',
  );
}

/** The picture as a data address; good for ten minutes. */
export function newSecurityCode(ctx: Context): { id: string; image: string } {
  const until = later(ctx.now(), lifetimes.securityCode);
  const id = `${randomBytes(12).toString('hex')}.${Date.parse(until)}`;
  const svg = pictureOf(securityText(ctx, id));
  return { id, image: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` };
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
