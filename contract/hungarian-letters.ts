/**
 * One collation element of a name: where the letter stands in the alphabet, its accents, its case.
 * The three are compared in this order, each over the whole name.
 */
export type Element = { primary: string; accents: string; form: string };

const signs = Array.from(' _-‐–—,;:!?.…·\'"«»()[]{}§@*/\\&#%•`´^°+±<=>|~$€');
const letters = 'a b c cs d dz dzs e f g gy h i j k l ly m n ny o ö p q r s sz t ty u ü v w x y z zs'.split(' ');

/** Accents in the order they count among names that are otherwise alike; the stroke of đ ł ø is one of them. */
const marks = [
  '\u0301',
  '\u0300',
  '\u0306',
  '\u0302',
  '\u030c',
  '\u030a',
  '\u0308',
  '\u030b',
  '\u0303',
  '\u0307',
  '\u0338',
  '\u0327',
  '\u0328',
  '\u0304',
];
const noAccent = '0';
const anyOtherMark = '?';
const ligature = '@';
const lower = '0';

const primaries = new Map<string, string>([
  ...signs.map((sign, at): [string, string] => [sign, `!${String.fromCharCode(0x21 + at)}`]),
  ...Array.from('0123456789', (digit): [string, string] => [digit, digit]),
  ...letters.map((letter, at): [string, string] => [letter, String.fromCharCode(0x41 + at)]),
]);

/** Letters outside the alphabet come last, by code. */
const primaryOf = (base: string): string => primaries.get(base) ?? `~${base}`;

const markCode = (mark: string): string => {
  const at = marks.indexOf(mark);
  return at < 0 ? anyOtherMark : String.fromCharCode(0x31 + at);
};

const strokes: Record<string, string> = { đ: 'd\u0338', ł: 'l\u0338', ø: 'o\u0338' };

function elementOf(base: string, accents: string, form: string): Element {
  return { primary: primaryOf(base), accents: noAccent + accents, form };
}

/** What Unicode takes apart otherwise: ö and ü are letters, ő and ű theirs with an accent; quotation marks are one sign. */
const wholes = new Map<string, readonly [base: string, accents: string]>([
  ['ö', ['ö', '']],
  ['ő', ['ö', '1']],
  ['ü', ['ü', '']],
  ['ű', ['ü', '1']],
  ['‑', ['‐', '']],
  ['‘', ["'", '1']],
  ['’', ["'", '2']],
  ['“', ['"', '1']],
  ['”', ['"', '2']],
  ['„', ['"', '3']],
]);

const ligatures: Record<string, readonly [string, string]> = { ß: ['s', 's'], æ: ['a', 'e'] };

/** The elements of one composed character; none for what does not count (soft hyphen, controls). */
function analyse(character: string): Element[] {
  if (/\s/.test(character)) return [elementOf(' ', '', lower)];
  if (/\p{C}/u.test(character)) return [];
  const small = character.toLowerCase();
  const form = small === character ? lower : '2';
  const pair = ligatures[small];
  if (pair) return [elementOf(pair[0], ligature, form), elementOf(pair[1], '', form)];
  return [elementOf(...(wholes.get(small) ?? split(strokes[small] ?? small.normalize('NFD'))), form)];
}

function split(decomposed: string): [base: string, accents: string] {
  const [base = '', ...accents] = decomposed;
  return [base, accents.map(markCode).join('')];
}

const known = new Map<string, readonly Element[]>();

export function elementsOf(character: string): readonly Element[] {
  const found = known.get(character) ?? analyse(character);
  known.set(character, found);
  return found;
}

/**
 * Letters written with several characters, and their doubled forms (`ssz` is sz + sz). Only these ways of
 * writing case are one letter: `cs Cs CS`; `cS` is c and s. Doubled forms follow the spelled-out ones.
 */
export const compounds: ReadonlyMap<string, readonly Element[]> = new Map(
  ['cs', 'dz', 'dzs', 'gy', 'ly', 'ny', 'sz', 'ty', 'zs'].flatMap((letter): [string, Element[]][] => {
    const first = letter.charAt(0);
    const capital = first.toUpperCase() + letter.slice(1);
    const all = letter.toUpperCase();
    const one = (form: string): Element => elementOf(letter, '', form);
    return [
      [letter, [one('0')]],
      [first + letter, [one('1'), one('0')]],
      [capital, [one('2')]],
      [first.toUpperCase() + letter, [one('3'), one('0')]],
      [all, [one('4')]],
      [first.toUpperCase() + all, [one('5'), one('4')]],
    ];
  }),
);
export const longestCompound = 4;
