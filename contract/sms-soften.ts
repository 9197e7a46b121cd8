import { isGsm } from './sms-alphabet.ts';
import type { SmsMode } from './sms-text.ts';

const long: Record<string, string> = { ő: 'ö', Ő: 'Ö', ű: 'ü', Ű: 'Ü' };

/** Signs that have no base letter: what a reader takes for the same. */
const signs: Record<string, string> = {
  '„': '"',
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '`': "'",
  '´': "'",
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '•': '-',
  '·': '-',
  '…': '...',
  '×': 'x',
  '\t': ' ',
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '\u00ad': '',
  '\u200b': '',
  '\ufeff': '',
  đ: 'd',
  Đ: 'D',
  ł: 'l',
  Ł: 'L',
};

/** Only for plain ASCII, where even GSM's own letters go. */
const asciiSigns: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  ø: 'o',
  Ø: 'O',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '¡': '!',
  '¿': '?',
};

const withoutMarks = (character: string): string => character.normalize('NFD').replace(/\p{M}/gu, '');
/** Printable ASCII that GSM holds too: all but the backtick. */
const isAscii = (text: string): boolean => /^[\n\r\u0020-\u005f\u0061-\u007e]*$/.test(text);

/** The nearest writing the mode allows; what has none stays, and is shown as offending. */
function softened(character: string, mode: 'soft' | 'ascii'): string {
  const fits = mode === 'soft' ? isGsm : isAscii;
  if (fits(character)) return character;
  const candidates = [long[character], signs[character], asciiSigns[character], withoutMarks(character)];
  return candidates.find((text) => text !== undefined && fits(text)) ?? character;
}

/** A letter and its loose accents as one character where there is one; some scripts would come apart instead. */
function joinedAccents(cluster: string): string {
  const joined = cluster.normalize('NFC');
  return joined.length < cluster.length ? joined : cluster;
}

/** The text as it would be sent in a mode, names included; `exact` changes nothing but joins loose accents. */
export function softenSms(text: string, mode: SmsMode): string {
  const joined = text.replace(/.\p{M}+/gsu, joinedAccents);
  if (mode === 'exact') return joined;
  return Array.from(joined, (character) => softened(character, mode)).join('');
}
