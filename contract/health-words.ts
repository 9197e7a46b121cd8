import { fold } from './hungarian.ts';

/** Beginnings of words that speak of health or another kind of data nobody may note without need (GDPR 9). */
const beginnings = [
  'beteg',
  'rakos',
  'rakja',
  'daganat',
  'tumor',
  'kemoterap',
  'mutet',
  'operac',
  'korhaz',
  'gyogyszer',
  'gyogykezel',
  'orvos',
  'diagnoz',
  'infarkt',
  'stroke',
  'cukorbeteg',
  'diabet',
  'depresszi',
  'pszich',
  'demenc',
  'alzheimer',
  'terhes',
  'varandos',
  'fogyatek',
  'rokkant',
  'tolokocsi',
  'covid',
  'fertoz',
  'szivritmus',
  'szivbeteg',
  'epileps',
  'alkohol',
  'drog',
  'hiv',
  'vallas',
  'reformatus',
  'katolikus',
  'zsido',
  'muszlim',
  'cigany',
  'roma',
  'partta',
  'szakszervezet',
  'homoszex',
  'disease',
  'cancer',
  'surgery',
  'hospital',
  'medicin',
  'pregnan',
  'disab',
  'illness',
  'religio',
  'ethnic',
] as const;

/** Whole words that begin like one of them and mean something else. */
const harmless = [
  'hivas',
  'hivja',
  'hivjam',
  'hivjak',
  'hivjuk',
  'hivtam',
  'hivott',
  'hivd',
  'hivni',
  'hivo',
  'hivta',
  'romai',
  'orvosol',
];

const short = new Set(['hiv', 'roma', 'drog']);

/** Words of a note that may say something about health, faith or origin, as they are written; a warning, not a judgement. */
export function healthWords(note: string): string[] {
  return (note.match(/[\p{L}-]+/gu) ?? []).filter((word) => {
    const plain = fold(word);
    if (harmless.some((start) => plain.startsWith(start))) return false;
    return beginnings.some((start) => (short.has(start) ? plain === start : plain.startsWith(start)));
  });
}
