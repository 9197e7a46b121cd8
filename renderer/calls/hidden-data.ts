import type { AccountCard } from '#contract/accounts.ts';

const DOTS = '•••••';
/** Shorter than this a value would be found in words that have nothing to do with it. */
const SHORTEST = 4;

const secretsOf = (card: AccountCard): readonly string[] =>
  [
    card.accountNumber,
    ...card.siblings.map(({ accountNumber }) => accountNumber),
    card.email,
    card.listed?.email,
    card.birthDate,
    card.birthDate?.replaceAll('-', '. '),
    card.birthDate?.replaceAll('-', '.'),
    card.street,
    card.taxNumber,
    ...(card.policyNumbers?.split(/[\s,;]+/) ?? []),
  ].filter((value): value is string => typeof value === 'string' && value.length >= SHORTEST);

const exactly = (value: string): string => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Takes out of a text what a client may prove itself by, and what nobody else may hear. */
export function hiding(card: AccountCard): (text: string) => string {
  const values = [...new Set(secretsOf(card))].toSorted((a, b) => b.length - a.length).map(exactly);
  const secret = new RegExp(values.join('|'), 'giu');
  return (text) => text.replace(secret, DOTS);
}
