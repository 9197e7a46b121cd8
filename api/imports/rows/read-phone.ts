import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';
import { smsCapable } from '../../accounts/sms-capable.ts';
import { textOf, type CellValue } from './cell-value.ts';

export type PhoneKind = 'mobile' | 'landline' | 'foreign_mobile' | 'no_sms';

/** A number in E.164 and what can be done with it. */
export type ReadPhone = { number: string; kind: PhoneKind };

/** The numbers of a cell in their order, and the pieces with digits that are none. */
export type PhonesInCell = { phones: ReadPhone[]; unread: string[] };

function kindOf(phone: PhoneNumber): PhoneKind {
  if (smsCapable(phone.number)) return phone.country === 'HU' ? 'mobile' : 'foreign_mobile';
  return phone.getType() === 'FIXED_LINE' ? 'landline' : 'no_sms';
}

/** Words and extensions around a number are dropped: `mobil: …`, `… (Kati)`, `… m. 12`. */
const bare = (text: string): string =>
  text
    .replace(/\b(?:m|mell|mellek|mellék|ext)[.:]? ?\d{1,5}$/iu, '')
    .replace(/^[\p{L}\s.:]+(?=[\d+(])/u, '')
    .replace(/[\s,(]*\p{L}[\p{L}\s.:)]*$/u, '')
    .trim();

/** `+36 (0)30 …` keeps a zero too many; a number of a sheet has lost the one before the 6. */
function mended(text: string): string {
  const digits = text.replace(/[^\d+]/g, '');
  const [, national] = /^\+?360(\d{8,9})$/.exec(digits) ?? [];
  if (national) return `+36${national}`;
  return /^6(?:1|20|21|30|31|50|70)\d{7}$/.test(digits) ? `0${digits}` : text;
}

/** The usual mobile in its usual writings; the library, ten times slower, says the same of every such number. */
const usual = /^(?:\+?36|0036|06)?((?:20|30|70)\d{7})$/;

function readOne(text: string): ReadPhone | null {
  const [, mobile] = usual.exec(text.replace(/[ ()/-]/g, '')) ?? [];
  if (mobile) return { number: `+36${mobile}`, kind: 'mobile' };
  const phone = parsePhoneNumberFromString(mended(bare(text)), { defaultCountry: 'HU', extract: false });
  return phone?.isValid() ? { number: phone.number, kind: kindOf(phone) } : null;
}

/** From the surest separator to those that also stand inside numbers (`06-30/123-4567`). */
const separators = [/[;,|\n]|\s(?:vagy|és|and)\s|\/ | \//iu, /\//, /\s+(?=\+|00|06)/];

function split(text: string, separator: RegExp): PhonesInCell {
  const pieces = text.split(separator).map((piece) => piece.trim());
  const read = pieces.filter((piece) => piece !== '').map((piece) => ({ piece, phone: readOne(piece) }));
  return {
    phones: read.flatMap(({ phone }) => phone ?? []),
    unread: read.flatMap(({ piece, phone }) => (phone || !/\d/.test(piece) ? [] : [piece])),
  };
}

/** Every phone number in a cell, each once; a cell that is one number is never split. */
export function readPhones(value: CellValue): PhonesInCell {
  const text = typeof value === 'string' ? value : textOf(value);
  // the library would take what follows a `;` or `,` for an extension
  const whole = /[;,|\n]/.test(text) ? null : readOne(text);
  if (whole) return { phones: [whole], unread: [] };
  const attempts = separators.map((separator) => split(text, separator));
  const best = attempts.find(({ phones }) => phones.length > 0);
  if (!best) return { phones: [], unread: [text] };
  const distinct = new Map(best.phones.map((phone) => [phone.number, phone]));
  return { phones: [...distinct.values()], unread: best.unread };
}
