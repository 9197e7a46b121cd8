import type { AccountCard } from '#contract/accounts.ts';

export const proofs = ['birthDate', 'numberEnd', 'postcode'] as const;
export type Proof = (typeof proofs)[number];

/** What the client said, as the agent typed it. */
export type Said = Readonly<Record<Proof, string>>;
export const nothingSaid: Said = { birthDate: '', numberEnd: '', postcode: '' };

/** Two of these make a client known. */
export const ENOUGH = 2;

const plain = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

/** What a client may prove itself by, as far as we know it ourselves: the end of any of its account numbers will do. */
export const known = ({ birthDate, postcode, accountNumber, siblings }: AccountCard): Record<Proof, string[]> => ({
  birthDate: birthDate === null ? [] : [plain(birthDate)],
  numberEnd: [accountNumber, ...siblings.map((each) => each.accountNumber)].map((number) => plain(number).slice(-4)),
  postcode: postcode === null ? [] : [plain(postcode)],
});

/** Whether what the client said is what we know; null while nothing is typed. */
export function matches(expected: readonly string[], said: string): boolean | null {
  const typed = plain(said);
  if (typed === '' || expected.length === 0) return null;
  return expected.includes(typed);
}

export const isIdentified = (card: AccountCard | undefined, said: Said): boolean => {
  if (card === undefined) return false;
  const expected = known(card);
  return proofs.filter((proof) => matches(expected[proof], said[proof]) === true).length >= ENOUGH;
};
