import { isBasic, isExtension } from './sms-alphabet.ts';

export const smsAlphabets = ['gsm7', 'ucs2'] as const;
export type SmsAlphabet = (typeof smsAlphabets)[number];

/** How far a text is simplified before it is sent: as written, accents GSM lacks softened, all accents dropped. */
export const smsModes = ['exact', 'soft', 'ascii'] as const;
export type SmsMode = (typeof smsModes)[number];

/** A character that forces the costly alphabet; `index` counts UTF-16 units from the start of the text. */
export type OffendingCharacter = { character: string; index: number };

export type SmsMeasure = {
  alphabet: SmsAlphabet;
  /** Septets in gsm7, UTF-16 units in ucs2. */
  units: number;
  parts: number;
  /** Units that still fit into the last part. */
  unitsLeft: number;
  offending: OffendingCharacter[];
};

/** Units of a lone message, and of each part of a joined one, which loses room to its header. */
const room: Record<SmsAlphabet, { single: number; joined: number }> = {
  gsm7: { single: 160, joined: 153 },
  ucs2: { single: 70, joined: 67 },
};

const unitsOf = (character: string, alphabet: SmsAlphabet): number => {
  if (alphabet === 'ucs2') return character.length;
  return isExtension(character) ? 2 : 1;
};

function offendingIn(text: string): OffendingCharacter[] {
  const offending: OffendingCharacter[] = [];
  let index = 0;
  for (const character of text) {
    if (!isBasic(character) && !isExtension(character)) offending.push({ character, index });
    index += character.length;
  }
  return offending;
}

type Part = { text: string; units: number };

/** Fills parts character by character, so that neither a surrogate nor an escape pair is torn apart. */
function fill(text: string, alphabet: SmsAlphabet, size: number): Part[] {
  let last: Part = { text: '', units: 0 };
  const parts = [last];
  for (const character of text) {
    const units = unitsOf(character, alphabet);
    if (last.units + units > size) {
      last = { text: '', units: 0 };
      parts.push(last);
    }
    last.text += character;
    last.units += units;
  }
  return parts;
}

function cut(text: string, alphabet: SmsAlphabet): { parts: Part[]; size: number } {
  const { single, joined } = room[alphabet];
  const whole = fill(text, alphabet, single);
  return whole.length === 1 ? { parts: whole, size: single } : { parts: fill(text, alphabet, joined), size: joined };
}

/** What sending exactly this text costs, and which characters make it dear. An empty text is one part. */
export function measureSms(text: string): SmsMeasure {
  const offending = offendingIn(text);
  const alphabet = offending.length === 0 ? 'gsm7' : 'ucs2';
  const { parts, size } = cut(text, alphabet);
  return {
    alphabet,
    units: parts.reduce((sum, part) => sum + part.units, 0),
    parts: parts.length,
    unitsLeft: size - (parts.at(-1)?.units ?? 0),
    offending,
  };
}

/** The text of each part as it travels. */
export const splitSms = (text: string): string[] =>
  cut(text, offendingIn(text).length === 0 ? 'gsm7' : 'ucs2').parts.map((part) => part.text);
