import { createHmac, randomBytes } from 'node:crypto';
import type { Context } from '../../context.ts';
import { later, lifetimes } from '../limits.ts';
import * as sql from '../login/login.sql.ts';
import { pictureAlphabet, pictureOf } from './security-code-picture.ts';

/** 21⁶ ≈ 8.6·10⁷ possibilities, and each code is good for one try. */
const LENGTH = 6;

/** A picture is for whoever fetched it, a letter for the ladder whose owner it went to. */
export type For = { address: string } | { rung: string };

/** A security code as it was copied, and the network address it comes from. */
export type Copied = { securityCode?: { id: string; text: string } | undefined; address: string };

/** The text belongs to id and bearer by a keyed hash: it stands nowhere, and for nobody else it is another. */
export function securityText({ pepper }: Pick<Context, 'pepper'>, id: string, whom: For): string {
  const bearer = 'address' in whom ? `address:${whom.address}` : `rung:${whom.rung}`;
  const bytes = createHmac('sha256', pepper).update(`security-code:${id}:${bearer}`).digest();
  return Array.from(bytes.subarray(0, LENGTH), (byte) => pictureAlphabet.charAt(byte % pictureAlphabet.length)).join(
    '',
  );
}

/** Good for ten minutes. */
export const newSecurityCode = (ctx: Pick<Context, 'now'>): string =>
  `${randomBytes(12).toString('hex')}.${Date.parse(later(ctx.now(), lifetimes.securityCode))}`;

/** The picture as a data address: only who fetched it can use it. */
export function pictureFor(ctx: Pick<Context, 'pepper' | 'now'>, address: string): { id: string; image: string } {
  const id = newSecurityCode(ctx);
  const png = pictureOf(securityText(ctx, id, { address }));
  return { id, image: `data:image/png;base64,${png.toString('base64')}` };
}

/** Whether it was copied right; good once, whichever way it came. */
export async function isCopiedRight(
  ctx: Context,
  given: Copied['securityCode'],
  { address, rung }: { address: string; rung: string },
): Promise<boolean> {
  if (given === undefined) return false;
  const typed = given.text.replaceAll(/\s/g, '').toUpperCase();
  const until = Number(given.id.split('.')[1] ?? 0);
  if (!(Date.parse(ctx.now()) < until)) return false;
  if (!(await ctx.write((tx) => sql.useSecurityCode(tx.db, given.id, tx.now())))) return false;
  return [{ address }, { rung }].some((whom) => securityText(ctx, given.id, whom) === typed);
}
