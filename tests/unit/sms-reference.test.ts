import { describe, expect, test } from 'vitest';
import { measureSms, splitSms, type SmsAlphabet } from '#contract/sms-text.ts';

/**
 * Worked out by hand from the tables of GSM 03.38: 160 septets alone, 153 in a joined part; 70 and 67 UTF-16 units
 * where one character is in neither table; a sign of the extension table is two septets; no pair is torn apart.
 */
type Row = readonly [what: string, text: string, alphabet: SmsAlphabet, units: number, parts: number];

const a = (count: number): string => 'a'.repeat(count);
const wide = (count: number): string => 'ű'.repeat(count);
const euro = (count: number): string => '€'.repeat(count);
const smile = (count: number): string => '😀'.repeat(count);

const letters: readonly Row[] = [
  ['a to z', 'abcdefghijklmnopqrstuvwxyz', 'gsm7', 26, 1],
  ['A to Z', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'gsm7', 26, 1],
  ['á', 'á', 'ucs2', 1, 1],
  ['Á', 'Á', 'ucs2', 1, 1],
  ['é', 'é', 'gsm7', 1, 1],
  ['É', 'É', 'gsm7', 1, 1],
  ['í', 'í', 'ucs2', 1, 1],
  ['Í', 'Í', 'ucs2', 1, 1],
  ['ó', 'ó', 'ucs2', 1, 1],
  ['Ó', 'Ó', 'ucs2', 1, 1],
  ['ö', 'ö', 'gsm7', 1, 1],
  ['Ö', 'Ö', 'gsm7', 1, 1],
  ['ő', 'ő', 'ucs2', 1, 1],
  ['Ő', 'Ő', 'ucs2', 1, 1],
  ['ú', 'ú', 'ucs2', 1, 1],
  ['Ú', 'Ú', 'ucs2', 1, 1],
  ['ü', 'ü', 'gsm7', 1, 1],
  ['Ü', 'Ü', 'gsm7', 1, 1],
  ['ű', 'ű', 'ucs2', 1, 1],
  ['Ű', 'Ű', 'ucs2', 1, 1],
  ['the six Hungarian letters of the table', 'éÉöÖüÜ', 'gsm7', 6, 1],
  ['é as e and an accent', 'e\u0301', 'ucs2', 2, 1],
  ['the sentence with every accent', 'Árvíztűrő tükörfúrógép', 'ucs2', 22, 1],
  ['the same without', 'Arvizturo tukorfurogep', 'gsm7', 22, 1],
  ['à è ì ò ù Ç', 'àèìòùÇ', 'gsm7', 6, 1],
  ['ç is not Ç', 'ç', 'ucs2', 1, 1],
  ['Greek capitals that look like no Latin one', 'ΔΦΓΛΩΠΨΣΘΞ', 'gsm7', 10, 1],
  ['a Greek alpha that looks like A', '\u0391', 'ucs2', 1, 1],
  ['German and Nordic', 'ÄÖÑÜäöñüßÅåÆæØø', 'gsm7', 15, 1],
];

const signs: readonly Row[] = [
  ['€', '€', 'gsm7', 2, 1],
  ['^', '^', 'gsm7', 2, 1],
  ['{', '{', 'gsm7', 2, 1],
  ['}', '}', 'gsm7', 2, 1],
  ['[', '[', 'gsm7', 2, 1],
  [']', ']', 'gsm7', 2, 1],
  ['~', '~', 'gsm7', 2, 1],
  ['|', '|', 'gsm7', 2, 1],
  ['backslash', '\\', 'gsm7', 2, 1],
  ['all of them', '€^{}[]~|\\', 'gsm7', 18, 1],
  ['€ is one beside ő', 'ő€', 'ucs2', 2, 1],
  ['digits', '0123456789', 'gsm7', 10, 1],
  ['usual signs', '!"#$%&\'()*+,-./:;<=>?@_', 'gsm7', 23, 1],
  ['@ £ $ ¥ § ¤ ¡ ¿', '@£$¥§¤¡¿', 'gsm7', 8, 1],
  ['a line feed', 'a\nb', 'gsm7', 3, 1],
  ['both ends of a line', 'a\r\nb', 'gsm7', 4, 1],
  ['a tab', '\t', 'ucs2', 1, 1],
  ['a backtick', '`', 'ucs2', 1, 1],
  ['Hungarian quotes', '„a”', 'ucs2', 3, 1],
  ['a dash', 'a–b', 'ucs2', 3, 1],
  ['an ellipsis', 'a…', 'ucs2', 2, 1],
  ['an apostrophe of print', 'a’b', 'ucs2', 3, 1],
  ['a hard space', '1\u00a0000', 'ucs2', 5, 1],
];

const pairs: readonly Row[] = [
  ['an emoji', '😀', 'ucs2', 2, 1],
  ['a flag of two', '🇭🇺', 'ucs2', 4, 1],
  ['a family of three and two joiners', '👨\u200d👩\u200d👧', 'ucs2', 8, 1],
  ['35 emoji fill one', smile(35), 'ucs2', 70, 1],
  ['36 emoji', smile(36), 'ucs2', 72, 2],
  ['66 emoji fill two to 66 of 67', smile(66), 'ucs2', 132, 2],
  ['67 emoji do not fit where 134 letters do', smile(67), 'ucs2', 134, 3],
  ['a pair at the end of one', wide(68) + smile(1), 'ucs2', 70, 1],
  ['a pair over the end of one', wide(69) + smile(1), 'ucs2', 71, 2],
  ['a pair on the seam moves whole', wide(66) + smile(1) + wide(66), 'ucs2', 134, 3],
  ['a pair that ends at the seam', wide(65) + smile(1) + wide(67), 'ucs2', 134, 2],
  ['80 € fill one', euro(80), 'gsm7', 160, 1],
  ['81 €', euro(81), 'gsm7', 162, 2],
  ['152 € fill two to 152 of 153', euro(152), 'gsm7', 304, 2],
  ['153 € do not fit where 306 letters do', euro(153), 'gsm7', 306, 3],
  ['€ at the end of one', a(158) + euro(1), 'gsm7', 160, 1],
  ['€ over the end of one', a(159) + euro(1), 'gsm7', 161, 2],
  ['€ on the seam moves whole', a(152) + euro(1) + a(152), 'gsm7', 306, 3],
  ['€ that ends at the seam', a(151) + euro(1) + a(153), 'gsm7', 306, 2],
];

const lengths: readonly Row[] = [
  ['nothing', '', 'gsm7', 0, 1],
  ['152', a(152), 'gsm7', 152, 1],
  ['153', a(153), 'gsm7', 153, 1],
  ['154', a(154), 'gsm7', 154, 1],
  ['159', a(159), 'gsm7', 159, 1],
  ['160', a(160), 'gsm7', 160, 1],
  ['161', a(161), 'gsm7', 161, 2],
  ['305', a(305), 'gsm7', 305, 2],
  ['306', a(306), 'gsm7', 306, 2],
  ['307', a(307), 'gsm7', 307, 3],
  ['459', a(459), 'gsm7', 459, 3],
  ['460', a(460), 'gsm7', 460, 4],
  ['1530', a(1530), 'gsm7', 1530, 10],
  ['160 é are as cheap as 160 e', 'é'.repeat(160), 'gsm7', 160, 1],
  ['wide 67', wide(67), 'ucs2', 67, 1],
  ['wide 69', wide(69), 'ucs2', 69, 1],
  ['wide 70', wide(70), 'ucs2', 70, 1],
  ['wide 71', wide(71), 'ucs2', 71, 2],
  ['wide 133', wide(133), 'ucs2', 133, 2],
  ['wide 134', wide(134), 'ucs2', 134, 2],
  ['wide 135', wide(135), 'ucs2', 135, 3],
  ['wide 201', wide(201), 'ucs2', 201, 3],
  ['wide 202', wide(202), 'ucs2', 202, 4],
  ['wide 306', wide(306), 'ucs2', 306, 5],
  ['one á among 70', `${a(69)}á`, 'ucs2', 70, 1],
  ['one á among 71', `${a(70)}á`, 'ucs2', 71, 2],
  ['one á makes 160 three parts', `${a(159)}á`, 'ucs2', 160, 3],
];

const all = [...letters, ...signs, ...pairs, ...lengths];

describe('SMS as GSM 03.38 counts it', () => {
  test('the table is no small one and repeats nothing', () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(new Set(all.map(([, text]) => text)).size).toBe(all.length);
  });

  test.each(all)('%s', (_what, text, alphabet, units, parts) => {
    expect(measureSms(text)).toMatchObject({ alphabet, units, parts });
    const pieces = splitSms(text);
    expect([pieces.join(''), pieces.length]).toEqual([text, parts]);
    expect(measureSms(text).offending.length > 0).toBe(alphabet === 'ucs2');
  });
});
