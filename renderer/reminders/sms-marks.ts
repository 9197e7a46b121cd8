import { isGsm } from '#contract/sms-alphabet.ts';
import { softenSms } from '#contract/sms-soften.ts';
import type { SmsMode } from '#contract/sms-text.ts';

/** `dear`: forces the costly alphabet; `softened`: would, but goes out as its nearest cheap letter. */
export type Mark = 'dear' | 'softened';
/** `at`: where it begins, in UTF-16 units. */
export type Piece = { at: number; text: string; mark: Mark | null };

/** Fields and tags of a template; what they hold is no letter that is sent. */
const tags = /(\{\{.*?\}\}|\{%.*?%\})/gs;
/** A letter with its loose accents. */
const letters = /.\p{M}*/gsu;
const isTag = (text: string): boolean => text.startsWith('{{') || text.startsWith('{%');

const markOf = (letter: string, mode: SmsMode): Mark | null => {
  if (isGsm(letter)) return null;
  return isGsm(softenSms(letter, mode)) ? 'softened' : 'dear';
};

/** A typed SMS in pieces, so that what makes it dear can be shown where it stands. */
export function marksIn(text: string, mode: SmsMode): Piece[] {
  const pieces: Piece[] = [];
  const add = (part: string, mark: Mark | null): void => {
    const last = pieces.at(-1);
    if (last?.mark === mark) last.text += part;
    else pieces.push({ at: last ? last.at + last.text.length : 0, text: part, mark });
  };
  for (const part of text.split(tags))
    if (isTag(part)) add(part, null);
    else for (const [letter] of part.matchAll(letters)) add(letter, markOf(letter, mode));
  return pieces;
}

export type Offender = { letter: string; mark: Mark; count: number; at: number };

/** Each letter that is marked, with how often and where it first stands. */
export function offendersIn(pieces: readonly Piece[]): Offender[] {
  const found = new Map<string, Offender>();
  for (const { at, text, mark } of pieces)
    if (mark !== null)
      for (const { 0: letter, index } of text.matchAll(letters)) {
        const known = found.get(letter);
        if (known) known.count += 1;
        else found.set(letter, { letter, mark, count: 1, at: at + index });
      }
  return [...found.values()];
}

/** The typed text with cheap letters only; fields and tags are left alone. */
export const softenTyped = (text: string): string =>
  text
    .split(tags)
    .map((part) => (isTag(part) ? part : softenSms(part, 'soft')))
    .join('');
