import { timingSafeEqual } from 'node:crypto';
import type { Id } from '#contract/basics.ts';
import { keyed } from '../addresses/keyed.ts';

const SIGNS = 12;

const mac = (pepper: Buffer, id: Id): string => keyed(pepper, `message:${id}`).slice(0, SIGNS);

/** Names a message where strangers can see it (bounce address, unsubscribe link) so that nobody can make up another. */
export const tokenOf = (pepper: Buffer, id: Id): string => `${id}.${mac(pepper, id)}`;

/** The message a token names; null for one we never gave out. */
export function idIn(pepper: Buffer, token: string): Id | null {
  const [, id = '', given = ''] = /^(\d{1,15})\.([0-9a-f]{12})$/.exec(token.toLowerCase()) ?? [];
  if (id === '') return null;
  const right = mac(pepper, Number(id));
  return timingSafeEqual(Buffer.from(right), Buffer.from(given)) ? Number(id) : null;
}
