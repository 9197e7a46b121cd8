import type { Context } from '../context.ts';
import { keyedHash } from './bearer.ts';

/** From this many failures in a row on a security code is needed; at the second number the login is locked (portal.md K15, K16). */
export const CODE_FROM = 3;
export const LOCKED_AT = 10;

/** What failures are counted under: the same for names that exist and names that do not. */
export const nameHash = (ctx: Pick<Context, 'pepper'>, name: string): string => keyedHash(ctx.pepper, 'name', name);
