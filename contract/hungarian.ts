import { compounds, elementsOf, longestCompound, type Element } from './hungarian-letters.ts';

const looseLetters: Record<string, string> = { ß: 'ss', æ: 'ae', đ: 'd', ł: 'l', ø: 'o' };

/**
 * The search key of a text: no accents, no case, runs of spaces and hyphens as one space.
 * `Kovács-Őri  Éva` and `kovacs ori eva` have the same.
 */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæđłø]/g, (letter) => looseLetters[letter] ?? letter)
    .replace(/[\s\p{Pd}]+/gu, ' ')
    .trim();

/** A consonant a compound letter may begin with, and a character it may go on with. */
const opens = new Set('cdglnstzCDGLNSTZ');
const follows = new Set('cdglnstyzCDGLNSTYZ');

function compoundAt(text: string, at: number): string | null {
  if (!opens.has(text.charAt(at)) || !follows.has(text.charAt(at + 1))) return null;
  for (let length = longestCompound; length > 1; length -= 1) {
    const piece = text.slice(at, at + length);
    if (piece.length === length && compounds.has(piece)) return piece;
  }
  return null;
}

function* lettersOf(text: string): Generator<readonly Element[]> {
  for (let at = 0; at < text.length;) {
    const piece = compoundAt(text, at) ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
    yield compounds.get(piece) ?? elementsOf(piece);
    at += piece.length;
  }
}

/**
 * A stored key whose bytes (SQLite BINARY, PostgreSQL COLLATE "C") give Hungarian dictionary order:
 * alphabet first, then accents, then case. Signs are `!`, digits themselves, letters `A`–`e`, all else `~`;
 * a space, lower than them all, parts the three levels.
 */
export function sortKey(name: string): string {
  let primary = '';
  let accents = '';
  let forms = '';
  for (const elements of lettersOf(name.normalize('NFC'))) {
    for (const element of elements) {
      primary += element.primary;
      accents += element.accents;
      forms += element.form;
    }
  }
  return `${primary} ${accents.replace(/0+$/, '')} ${forms.replace(/0+$/, '')}`.trimEnd();
}
