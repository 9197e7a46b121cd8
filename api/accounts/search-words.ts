import { fold } from '#contract/hungarian.ts';

const SHORTEST = 3;

/**
 * The pieces of a query that must all stand in `search_text`. A query of digits and signs is one number:
 * `06 20 123 4567`, `+36 20/123-4567` and `20 1234567` find the same; `06` opens the inland form of `+36`.
 * One or two letters are asked for at the beginning of a word, which makes them three characters.
 */
export function searchWords(query: string): string[] {
  const text = fold(query);
  if (/^[\d\s+()/.]+$/.test(text) && /\d/.test(text)) {
    const digits = text.replace(/\D/g, '');
    return asked([/^06\d{3}/.test(digits) ? digits.slice(2) : digits]);
  }
  return asked(text.split(' '));
}

const asked = (words: readonly string[]): string[] => [
  ...new Set(words.filter((word) => word !== '').map((word) => word.padStart(SHORTEST, ' '))),
];
