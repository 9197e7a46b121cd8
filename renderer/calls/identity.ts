import type { AccountCard } from '#contract/accounts.ts';

export const proofs = ['birthDate', 'numberEnd', 'postcode'] as const;
export type Proof = (typeof proofs)[number];

/** Two of these make a client known. */
export const ENOUGH = 2;

const plain = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

/** What a client may prove itself by, as far as we know it ourselves. */
export const known = (card: AccountCard): Record<Proof, string | null> => ({
  birthDate: card.birthDate && plain(card.birthDate),
  numberEnd: plain(card.accountNumber).slice(-4),
  postcode: card.postcode && plain(card.postcode),
});

/** Whether what the client said is what we know; null while nothing is typed. */
export function matches(expected: string | null, said: string): boolean | null {
  const typed = plain(said);
  if (typed === '' || expected === null) return null;
  return typed === expected;
}
