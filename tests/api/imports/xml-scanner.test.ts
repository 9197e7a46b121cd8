import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute, xmlScanner } from '../../../api/imports/formats/xml-scanner.ts';

/** What a scanner reports, runs of text joined as a reader joins them. */
function scan(...pieces: string[]): string[] {
  const seen: string[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') seen.push(`"${text}"`);
    text = '';
  };
  const scanner = xmlScanner({
    open: (name, attributes) => {
      flush();
      seen.push(`<${name}${attributes.trim() === '' ? '' : ' ' + attributes.trim()}>`);
    },
    close: (name) => {
      flush();
      seen.push(`</${name}>`);
    },
    text: (piece) => (text += piece),
  });
  for (const piece of pieces) scanner.push(piece);
  scanner.end();
  return seen;
}

const document =
  '<?xml version="1.0"?><!-- <no> --><x:a one="1" two=\'>"\'><b/>T&#337;th &amp; Tsa &lt;Kft.&gt;<c ><![CDATA[<raw> & ]] ]]></c></x:a>\n';

describe('scanning XML', () => {
  it('reports tags, attributes and decoded text', () => {
    expect(scan(document)).toEqual([
      '<a one="1" two=\'>"\'>',
      '<b>',
      '</b>',
      '"Tőth & Tsa <Kft.>"',
      '<c>',
      '"<raw> & ]] "',
      '</c>',
      '</a>',
    ]);
  });

  it('reports the same however the document is cut into pieces', () => {
    const cuts = fc
      .array(fc.nat(document.length), { maxLength: 12 })
      .map((places) => [...places].sort((a, b) => a - b));
    fc.assert(
      fc.property(cuts, (places) => {
        const pieces = [0, ...places].map((from, index) => document.slice(from, places[index] ?? document.length));
        expect(scan(...pieces)).toEqual(scan(document));
      }),
    );
  });

  it.each([
    ['an unfinished tag', '<a><b', 'FILE_CUT_OFF'],
    ['an element left open', '<a><b></b>', 'FILE_CUT_OFF'],
    ['an unfinished comment', '<a/><!-- ', 'FILE_CUT_OFF'],
    ['a tag closed that was never opened', '<a/></b>', 'FILE_DAMAGED'],
    ['a document type', '<!DOCTYPE a []><a/>', 'FILE_ENTITIES'],
    ['an entity declared', '<a><!ENTITY b "c"></a>', 'FILE_ENTITIES'],
    ['an entity used', '<a>&b;</a>', 'FILE_ENTITIES'],
    ['a bare ampersand', '<a>b & c</a>', 'FILE_DAMAGED'],
    ['a mark that is none', '<a><!x></a>', 'FILE_DAMAGED'],
    ['a character that is none', '<a>&#x110000;</a>', 'FILE_DAMAGED'],
    ['a tag without end', `<a ${'b'.repeat(2_000_000)}`, 'FILE_DAMAGED'],
    ['elements without end', '<a>'.repeat(300), 'FILE_BOMB'],
  ])('refuses %s', (_what, xml, code) => expect(() => scan(xml)).toThrow(expect.objectContaining({ code })));
});

describe('an attribute', () => {
  it.each([
    ['r="A1" s="2"', 's', '2'],
    [" r = 'A1'\n\ts='2'", 's', '2'],
    ['name="r=&quot;5&quot;" r="6"', 'r', '6'],
    ['state="s=1"', 's', null],
    ['xr="1"', 'r', null],
    ['r', 'r', null],
    ['r="never closed', 'r', null],
    ['', 'r', null],
  ])('in %j named %s is %j', (attributes, name, value) => expect(attribute(attributes, name)).toBe(value));
});
