import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '#contract/errors.ts';
import { fileWith, readAll, sampleList } from '../../support/list-files.ts';
import { sheetXml, textRows, xlsxFile, xlsxParts, type XlsxParts } from '../../support/xlsx-builder.ts';
import { buildZip, type ZipPart } from '../../support/zip-builder.ts';

const relation = (type: string, mode = ' TargetMode="External"'): string =>
  `<Relationships><Relationship Id="rId1" Type="http://x/relationships/${type}" Target="mailto:a@example.hu"${mode}/></Relationships>`;

const refusal = async (file: string | Buffer): Promise<ErrorCode | 'read'> => {
  try {
    await readAll(await fileWith(file));
    return 'read';
  } catch (error) {
    return (error as { code: ErrorCode }).code;
  }
};

describe('an honest workbook', () => {
  it('passes, also with mail links, pictures and printer settings', async () => {
    const parts: ZipPart[] = [
      { name: 'xl/worksheets/_rels/sheet1.xml.rels', data: relation('hyperlink') },
      { name: 'xl/media/image1.png', data: randomBytes(2000) },
      { name: 'xl/printerSettings/printerSettings1.bin', data: Buffer.alloc(500) },
      { name: 'docProps/', data: '', stored: true },
    ];
    expect(await refusal(xlsxFile({ parts }))).toBe('read');
  });
});

describe('a hostile or unfit archive is refused with its own reason', () => {
  const megabytes = (count: number, text = 'a'): Buffer => Buffer.alloc(count * 1024 * 1024, text);
  const added = (...parts: ZipPart[]): XlsxParts => ({ parts });
  const cases: [what: string, code: ErrorCode, file: () => Buffer][] = [
    ['an encrypted part', 'FILE_PASSWORD_PROTECTED', () => xlsxFile(added({ name: 'xl/a.bin', data: 'x', flags: 1 }))],
    ['a name that climbs out', 'FILE_UNSAFE_NAMES', () => xlsxFile(added({ name: 'xl/../../evil.xml', data: '<a/>' }))],
    ['an absolute name', 'FILE_UNSAFE_NAMES', () => xlsxFile(added({ name: '/etc/passwd', data: '<a/>' }))],
    ['a drive letter', 'FILE_UNSAFE_NAMES', () => xlsxFile(added({ name: 'C:/a.xml', data: '<a/>' }))],
    ['a backslash', 'FILE_UNSAFE_NAMES', () => xlsxFile(added({ name: 'xl\\a.xml', data: '<a/>' }))],
    [
      'a name twice',
      'FILE_UNSAFE_NAMES',
      () => buildZip([...xlsxParts({}), { name: 'XL/workbook.xml', data: '<a/>' }]),
    ],
    [
      'a part that unpacks a thousandfold',
      'FILE_BOMB',
      () => xlsxFile(added({ name: 'xl/a.bin', data: megabytes(40) })),
    ],
    [
      'a part that holds more than it declares',
      'FILE_BOMB',
      () =>
        xlsxFile(
          added({
            name: 'xl/worksheets/sheet1.xml',
            data: sheetXml({ rows: textRows([['a'.repeat(30_000)]]) }),
            declaredSize: 500,
          }),
        ),
    ],
    [
      'parts that share their bytes',
      'FILE_BOMB',
      () =>
        xlsxFile(
          added({ name: 'xl/a.bin', data: megabytes(1) }, { name: 'xl/b.bin', data: megabytes(1), sharesBytesOf: 6 }),
        ),
    ],
    [
      'ten thousand parts',
      'FILE_BOMB',
      () => buildZip(Array.from({ length: 10_001 }, (_, index) => ({ name: `xl/${index}`, data: '', stored: true }))),
    ],
    ['another workbook inside', 'FILE_NESTED_ARCHIVE', () => xlsxFile(added({ name: 'xl/other.xlsx', data: 'x' }))],
    [
      'an embedded object',
      'FILE_NESTED_ARCHIVE',
      () => xlsxFile(added({ name: 'xl/embeddings/oleObject1.bin', data: 'x' })),
    ],
    [
      'an archive called a picture',
      'FILE_NESTED_ARCHIVE',
      () =>
        xlsxFile(
          added({
            name: 'xl/media/image1.png',
            data: buildZip([{ name: 'a', data: 'a' }]),
          }),
        ),
    ],
    ['a macro', 'FILE_MACRO', () => xlsxFile(added({ name: 'xl/vbaProject.bin', data: 'x' }))],
    ['an old macro sheet', 'FILE_MACRO', () => xlsxFile(added({ name: 'xl/macrosheets/sheet1.xml', data: '<a/>' }))],
    [
      'a link to another workbook',
      'FILE_EXTERNAL_LINKS',
      () => xlsxFile(added({ name: 'xl/externalLinks/externalLink1.xml', data: '<a/>' })),
    ],
    [
      'a picture fetched from outside',
      'FILE_EXTERNAL_LINKS',
      () => xlsxFile(added({ name: 'xl/drawings/_rels/drawing1.xml.rels', data: relation('image') })),
    ],
    [
      'a document type',
      'FILE_ENTITIES',
      () => xlsxFile({ sheets: [{ xml: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' }] }),
    ],
    [
      'a document type after a comment',
      'FILE_ENTITIES',
      () => xlsxFile(added({ name: 'docProps/app.xml', data: '<!-- x --><!DOCTYPE x><a/>' })),
    ],
    ['an entity of its own', 'FILE_ENTITIES', () => xlsxFile({ sheets: [{ rows: textRows([['&mine;']]) }] })],
    [
      'XML in another encoding',
      'FILE_DAMAGED',
      () => xlsxFile({ sheets: [{ xml: Buffer.from(sheetXml({}), 'utf16le') }] }),
    ],
    [
      'a wrong checksum',
      'FILE_DAMAGED',
      () => xlsxFile(added({ name: 'xl/styles.xml', data: '<styleSheet/>', crc: 1 })),
    ],
    ['an unknown way of packing', 'FILE_DAMAGED', () => xlsxFile(added({ name: 'xl/a.bin', data: 'x', method: 12 }))],
    [
      'no workbook in the archive',
      'FILE_NOT_SPREADSHEET',
      () => buildZip([{ name: 'word/document.xml', data: '<a/>' }]),
    ],
    ['an archive without parts', 'FILE_NO_ROWS', () => buildZip([])],
    ['a workbook without rows', 'FILE_NO_ROWS', () => xlsxFile({ sheets: [{ rows: '<row r="1"/>' }] })],
  ];
  it.each(cases)('%s → %s', async (_what, code, file) => expect(await refusal(file())).toBe(code));
});

describe('a workbook saved with a password', () => {
  it('is refused as such', async () => {
    const sheets = [{ name: 'Lista', rows: [['a']] }];
    const file = await writeXlsx({ sheets, encryption: { password: 'titok', spinCount: 1000 } });
    expect(await refusal(Buffer.from(file))).toBe('FILE_PASSWORD_PROTECTED');
    expect(await refusal(Buffer.from(await writeXlsx({ sheets })))).toBe('read');
  });
});

describe('a file that is no list', () => {
  const cases: [what: string, code: ErrorCode, content: string | Buffer][] = [
    ['nothing', 'FILE_EMPTY', ''],
    ['only white space', 'FILE_NO_ROWS', ' \r\n\r\n'],
    ['only separators', 'FILE_NO_ROWS', ';;;\r\n;;;\r\n'],
    ['a PDF', 'FILE_NOT_SPREADSHEET', '%PDF-1.7\n'],
    ['a web page', 'FILE_NOT_SPREADSHEET', '<html><table><tr><td>a</td></tr></table></html>'],
    [
      'random bytes',
      'FILE_NOT_SPREADSHEET',
      Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]), randomBytes(5000)]),
    ],
  ];
  it.each(cases)('%s → %s', async (_what, code, content) => expect(await refusal(content)).toBe(code));
});

describe('a file cut off', () => {
  it.each([0.3, 0.6, 0.99])('at %f of its length is refused as such', async (share) => {
    const whole = await readFile(sampleList('minta-lista.xlsx'));
    expect(await refusal(whole.subarray(0, whole.length * share))).toBe('FILE_CUT_OFF');
  });
});

describe('limits', () => {
  const tryWith = async (
    limits: Partial<Record<'bytes' | 'lines' | 'columns' | 'cellCharacters', number>>,
    file: Buffer,
  ): Promise<unknown> =>
    readAll(await fileWith(file), { limits }).then(
      () => 'read',
      ({ code, details }: { code: string; details: unknown }) => [code, details],
    );

  it('name the size, the row, the column and the cell', async () => {
    const list = xlsxFile({ sheets: [{ rows: textRows([['a', 'b'], ['c', 'dddd'], ['e']]) }] });
    expect(await tryWith({ bytes: 100 }, list)).toEqual(['FILE_TOO_LARGE', { bytes: list.length, limit: 100 }]);
    expect(await tryWith({ lines: 2 }, list)).toEqual(['FILE_TOO_MANY_ROWS', { limit: 2 }]);
    expect(await tryWith({ columns: 1 }, list)).toEqual(['FILE_TOO_MANY_COLUMNS', { line: 1, limit: 1 }]);
    expect(await tryWith({ cellCharacters: 3 }, list)).toEqual(['FILE_CELL_TOO_LONG', { line: 2, column: 2 }]);
    expect(await tryWith({ lines: 3, columns: 2, cellCharacters: 4 }, list)).toBe('read');
  });

  it('do not count formatted cells without content', async () => {
    const rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="XFD1" s="1"/></row>';
    const { rows: read } = await readAll(await fileWith(xlsxFile({ sheets: [{ rows }] })));
    expect(read).toEqual([{ line: 1, cells: ['a'] }]);
  });
});
