import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBasic, isExtension } from '#contract/sms-alphabet.ts';
import { softenSms } from '#contract/sms-soften.ts';
import { measureSms, smsModes, splitSms } from '#contract/sms-text.ts';

const a = (count: number): string => 'a'.repeat(count);
const wide = (count: number): string => 'ő'.repeat(count);

describe('alphabet', () => {
  test('of the Hungarian accented letters only é É ö Ö ü Ü are in it', () => {
    const inside = Array.from('áÁéÉíÍóÓöÖőŐúÚüÜűŰ').filter((letter) => measureSms(letter).alphabet === 'gsm7');
    expect(inside.join('')).toBe('éÉöÖüÜ');
  });

  test('it holds 127 characters beside the escape, and ten in the extension', () => {
    const all = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code));
    expect(all.filter(isBasic)).toHaveLength(127);
    expect(all.filter(isExtension)).toHaveLength(10);
  });

  test.each(Array.from('^{}\\[~]|€'))('%s costs two', (sign) => {
    expect(measureSms(sign)).toMatchObject({ alphabet: 'gsm7', units: 2, parts: 1, unitsLeft: 158, offending: [] });
  });

  test.each(Array.from('„”–—…`’áű\t\u00a0ç'))('%j forces the wide alphabet', (character) => {
    expect(measureSms(`ab${character}`)).toMatchObject({ alphabet: 'ucs2', offending: [{ character, index: 2 }] });
  });
});

describe('parts', () => {
  test.each<[string, string, number, number, number]>([
    ['empty', '', 0, 1, 160],
    ['159', a(159), 159, 1, 1],
    ['160', a(160), 160, 1, 0],
    ['161', a(161), 161, 2, 145],
    ['306', a(306), 306, 2, 0],
    ['307', a(307), 307, 3, 152],
    ['459', a(459), 459, 3, 0],
    ['460', a(460), 460, 4, 152],
    ['€ as the 160th', `${a(158)}€`, 160, 1, 0],
    ['€ over the edge', `${a(159)}€`, 161, 2, 145],
    ['an escape pair is not torn at 153', `${a(152)}€${a(10)}`, 164, 2, 141],
    ['which may cost a part', `${a(152)}€${a(152)}`, 306, 3, 152],
    ['wide 69', wide(69), 69, 1, 1],
    ['wide 70', wide(70), 70, 1, 0],
    ['wide 71', wide(71), 71, 2, 63],
    ['wide 134', wide(134), 134, 2, 0],
    ['wide 135', wide(135), 135, 3, 66],
    ['an emoji is two', `${wide(68)}😀`, 70, 1, 0],
    ['an emoji over the edge', `${wide(69)}😀`, 71, 2, 63],
    ['a surrogate pair is not torn at 67', `${wide(66)}😀${wide(5)}`, 73, 2, 60],
    ['€ is one in the wide alphabet', `${wide(1)}€`, 2, 1, 68],
  ])('%s', (_name, text, units, parts, unitsLeft) => {
    expect(measureSms(text)).toMatchObject({ units, parts, unitsLeft });
    expect(splitSms(text)).toHaveLength(parts);
  });

  test('a reminder of 162 characters: three wide parts, two once softened', () => {
    const reminder = `Tisztelt Ügyfelünk! Kérjük, regisztráljon az Ügyfélportálon. ${a(101)}`;
    expect(reminder).toHaveLength(162);
    expect(measureSms(reminder)).toMatchObject({ alphabet: 'ucs2', parts: 3 });
    expect(measureSms(softenSms(reminder, 'soft'))).toMatchObject({ alphabet: 'gsm7', parts: 2, offending: [] });
  });

  test('parts join to the text, each fits, none begins or ends inside a pair', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '€', '[', 'ő', '😀', '\n'), maxLength: 500 });
    fc.assert(
      fc.property(text, fc.boolean(), (typed, plain) => {
        const sent = plain ? typed.replace(/[ő😀]/gu, 'x') : typed;
        const { alphabet, parts } = measureSms(sent);
        const pieces = splitSms(sent);
        const size = (piece: string): number => (alphabet === 'gsm7' ? measureSms(piece).units : piece.length);
        const limit = alphabet === 'gsm7' ? { one: 160, many: 153 } : { one: 70, many: 67 };
        expect(pieces.join('')).toBe(sent);
        expect(pieces).toHaveLength(parts);
        for (const piece of pieces) {
          expect(size(piece)).toBeLessThanOrEqual(parts === 1 ? limit.one : limit.many);
          expect(piece.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});

describe('softening', () => {
  test.each([
    ['soft', 'Árvíztűrő tükörfúrógép', 'Arvizt\u00fcr\u00f6 tükörfurogép'],
    ['ascii', 'Árvíztűrő tükörfúrógép', 'Arvizturo tukorfurogep'],
    ['exact', 'Árvíztűrő tükörfúrógép', 'Árvíztűrő tükörfúrógép'],
    ['soft', 'ÁÉÍÓÖŐÚÜŰ', 'AÉIOÖÖUÜÜ'],
    ['ascii', 'ÁÉÍÓÖŐÚÜŰ', 'AEIOOOUUU'],
    ['soft', '„idézet” – ‘így’ … x', '"idézet" - \'igy\' ... x'],
    ['soft', 'o\u030b', 'ö'],
    ['soft', 'Škoda, Łódź', 'Skoda, Lodz'],
    ['soft', '5\u00a0000\u00a0€', '5 000 €'],
    ['ascii', '5 € `a´ ß', "5 EUR 'a' ss"],
    ['soft', '👍 Ω', '👍 Ω'],
    ['soft', 'a\u200bb\u00adc', 'abc'],
    ['exact', '\ufb2a o\u030b', '\ufb2a ő'],
  ] as const)('%s: %s', (mode, before, after) => {
    expect(softenSms(before, mode)).toBe(after);
  });

  test('softening twice is softening once, and never makes a text dearer in kind', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...smsModes), (text, mode) => {
        const once = softenSms(text, mode);
        expect(softenSms(once, mode)).toBe(once);
        expect(measureSms(once).offending.length).toBeLessThanOrEqual(measureSms(text).offending.length);
      }),
    );
  });

  test('every Hungarian text becomes cheap', () => {
    const hungarian = fc.string({
      unit: fc.constantFrom(...Array.from('aábcdeéfghiíjklmnoóöőpqrstuúüűvwxyzÁÉÍÓÖŐÚÜŰ „”–0123456789.,:;!?-()')),
    });
    fc.assert(
      fc.property(hungarian, (text) => {
        expect(measureSms(softenSms(text, 'soft')).offending).toEqual([]);
        expect(softenSms(text, 'ascii')).toMatch(/^[\u0020-\u007e]*$/);
      }),
    );
  });
});
