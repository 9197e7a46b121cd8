import { KapocsError } from '#contract/errors.ts';

const rows = [
  'qwertzuiopőú',
  'asdfghjkléáű',
  'yxcvbnm',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '0123456789',
  'abcdefghijklmnopqrstuvwxyz',
];
const common = [
  'password',
  'passwort',
  'jelszo',
  'jelszó',
  'titok',
  'admin',
  'letmein',
  'welcome',
  'iloveyou',
  'kapocs',
  'biztosito',
  'biztosító',
];

const runs = (text: string): boolean =>
  rows.some((row) => {
    const loop = row.repeat(12);
    return loop.includes(text) || Array.from(loop).reverse().join('').includes(text);
  });

/** The shortest piece that, repeated, gives the whole text. */
function period(text: string): string {
  for (let size = 1; size <= text.length / 2; size += 1)
    if (
      text.startsWith(
        text
          .slice(0, size)
          .repeat(Math.ceil(text.length / size))
          .slice(0, text.length),
      )
    )
      return text.slice(0, size);
  return text;
}

/**
 * Whether a long password is nevertheless one of the first a guesser tries: one piece repeated, a keyboard run,
 * or a common word, the user's own or the product's name with nothing but digits and signs around it.
 */
export function guessable(password: string, ownNames: readonly string[]): boolean {
  const text = password.normalize('NFKC').toLocaleLowerCase('hu');
  const words = [...common, ...ownNames.map((name) => name.toLocaleLowerCase('hu'))].filter((word) => word.length > 2);
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), text).replace(/[\d\s\p{P}\p{S}]/gu, '');
  return period(text).length <= 4 || runs(text) || rest.length <= 3;
}

/** Throws PASSWORD_POLICY. */
export function refuseGuessable(password: string, ownNames: readonly string[]): void {
  if (guessable(password, ownNames)) throw new KapocsError('PASSWORD_POLICY', { rules: ['GUESSABLE'] });
}
