import type { AccountCard } from '#contract/accounts.ts';
import type { Held } from '#contract/calls.ts';

const DOTS = '•••••';
/** Shorter than this a value would be found in words that have nothing to do with it. */
const SHORTEST = 4;

const secretsOf = ({ account, task }: Held, card: AccountCard | undefined): readonly string[] =>
  [
    account.accountNumber,
    ...task.accounts.map(({ accountNumber }) => accountNumber),
    account.email,
    ...(card === undefined ? [] : ofCard(card)),
  ].filter((value): value is string => typeof value === 'string' && value.length >= SHORTEST);

const ofCard = (card: AccountCard): readonly (string | null | undefined)[] => [
  ...card.siblings.map(({ accountNumber }) => accountNumber),
  card.listed?.email,
  card.birthDate,
  card.birthDate?.replaceAll('-', '. '),
  card.birthDate?.replaceAll('-', '.'),
  card.street,
  card.taxNumber,
  ...(card.policyNumbers?.split(/[\s,;]+/) ?? []),
];

const exactly = (value: string): string => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Takes out of a text what a client may prove itself by, and what nobody else may hear. */
export function hiding(held: Held, card: AccountCard | undefined): (text: string) => string {
  const values = [...new Set(secretsOf(held, card))].toSorted((a, b) => b.length - a.length).map(exactly);
  const secret = new RegExp(values.join('|'), 'giu');
  return (text) => text.replace(secret, DOTS);
}
