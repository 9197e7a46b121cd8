import { describe, expect, test } from 'vitest';
import { marksIn, offendersIn, softenTyped } from '../../../renderer/reminders/sms-marks.ts';

describe('what makes an SMS dear, where it is typed', () => {
  test.each([
    [
      'exact',
      'Kérjük, hívjon!',
      [
        ['Kérjük, h', null],
        ['í', 'dear'],
        ['vjon!', null],
      ],
    ],
    [
      'soft',
      'Kérjük, hívjon!',
      [
        ['Kérjük, h', null],
        ['í', 'softened'],
        ['vjon!', null],
      ],
    ],
    [
      'soft',
      'őű😀',
      [
        ['őű', 'softened'],
        ['😀', 'dear'],
      ],
    ],
    [
      'ascii',
      'é „x”',
      [
        ['é ', null],
        ['„', 'softened'],
        ['x', null],
        ['”', 'softened'],
      ],
    ],
    ['exact', 'a\u030b', [['a\u030b', 'dear']]],
    [
      'exact',
      '{{ név }} {% if á %}á{% endif %}',
      [
        ['{{ név }} {% if á %}', null],
        ['á', 'dear'],
        ['{% endif %}', null],
      ],
    ],
    ['exact', '', []],
  ] as const)('%s: %j', (mode, text, pieces) => {
    const marked = marksIn(text, mode);
    expect(marked.map((piece) => [piece.text, piece.mark])).toEqual(pieces);
    for (const { at, text: part } of marked) expect(text.slice(at, at + part.length)).toBe(part);
  });

  test('each letter is named once, with its first place', () => {
    expect(offendersIn(marksIn('{{nev}} áíá –', 'exact'))).toEqual([
      { letter: 'á', mark: 'dear', count: 2, at: 8 },
      { letter: 'í', mark: 'dear', count: 1, at: 9 },
      { letter: '–', mark: 'dear', count: 1, at: 12 },
    ]);
  });

  test('softening leaves fields and tags alone', () => {
    expect(softenTyped('Tisztelt {{nev}}! {% if napok < 3 %}Sürgős – „ma”{% endif %}')).toBe(
      'Tisztelt {{nev}}! {% if napok < 3 %}Sürgös - "ma"{% endif %}',
    );
    expect(softenTyped('{{ x | default: "ő" }}ő')).toBe('{{ x | default: "ő" }}ö');
  });
});
