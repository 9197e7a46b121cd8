import { readFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { detectSeparator } from '../../../api/imports/formats/csv-dialect.ts';
import type { CsvDialect } from '../../../api/imports/formats/sheet-reader.ts';
import { fileWith, readAll, sampleList } from '../../support/list-files.ts';

const dialectOf = async (content: string | Buffer): Promise<CsvDialect | null> =>
  (await readAll(await fileWith(content, 'lista.csv'))).summary.csv;
const rowsOf = async (content: string | Buffer): Promise<unknown[]> =>
  (await readAll(await fileWith(content, 'lista.csv'))).rows.map(({ line, cells }) => [line, ...cells]);

describe('the sample as Hungarian Excel saves it', () => {
  it('is windows-1250 with semicolons, a heading and 120 rows', async () => {
    const { summary, rows } = await readAll(sampleList('minta-lista-1250.csv'));
    expect(summary).toMatchObject({ format: 'csv', csv: { encoding: 'windows-1250', separator: ';' }, likelySheet: 0 });
    expect(summary.sheets).toEqual([{ name: '', hidden: false, lastLine: 121, filledColumns: 17, merges: [] }]);
    expect(rows).toHaveLength(121);
    expect(rows[2]?.cells.slice(0, 5)).toEqual(['0410000009', 'Őrségi Faipar Bt.', 'cég', 'alkusz', null]);
  });

  it('reads the same in every encoding it may come in', async () => {
    const bytes = await readFile(sampleList('minta-lista-1250.csv'));
    const text = iconv.decode(bytes, 'windows-1250');
    const { rows } = await readAll(sampleList('minta-lista-1250.csv'));
    for (const encoding of ['utf-8', 'utf-16le'] as const) {
      for (const addBOM of encoding === 'utf-8' ? [true, false] : [true]) {
        const read = await readAll(await fileWith(iconv.encode(text, encoding, { addBOM }), 'lista.txt'));
        expect(read.summary.csv).toEqual({ encoding, separator: ';' });
        expect(read.rows).toEqual(rows);
      }
    }
  });
});

describe('the encoding', () => {
  it('is UTF-8 wherever the first accented letter stands', async () => {
    const late = 'név;szám\n'.repeat(1) + 'abc;1\n'.repeat(300_000);
    expect((await dialectOf(`${late}ő;2\n`))?.encoding).toBe('utf-8');
    expect(
      (await dialectOf(Buffer.concat([Buffer.from('a;b\n'.repeat(300_000)), Buffer.from([0xf5, 0x3b, 0x0a])])))
        ?.encoding,
    ).toBe('windows-1250');
  });

  it('of Central European text is told by its š, ž and quotation marks', async () => {
    const text = 'név;lakcím\nSzabó Miloš;Žilina\n';
    expect((await dialectOf(iconv.encode(text, 'windows-1250')))?.encoding).toBe('windows-1250');
    expect((await dialectOf(iconv.encode(text, 'iso-8859-2')))?.encoding).toBe('iso-8859-2');
    for (const letter of 'ŠŽšž')
      expect((await dialectOf(iconv.encode(`név\n${letter}\n`, 'iso-8859-2')))?.encoding).toBe('iso-8859-2');
    expect((await rowsOf(iconv.encode(text, 'iso-8859-2')))[1]).toEqual([2, 'Szabó Miloš', 'Žilina']);
  });

  it('and the separator can be given instead', async () => {
    const path = await fileWith(iconv.encode('a,b;c\nõ,b;c\n', 'latin1'), 'lista.csv');
    const { summary, rows } = await readAll(path, { csv: { encoding: 'iso-8859-2', separator: ',' } });
    expect(summary.csv).toEqual({ encoding: 'iso-8859-2', separator: ',' });
    expect(rows[1]?.cells).toEqual(['ő', 'b;c']);
  });
});

describe('the separator', () => {
  it.each([
    ['a;b;c\n1,5;2,5;3\n', ';'],
    ['a,b,c\n1;x,2,3\n4,5,6\n', ','],
    ['a\tb\n1, 2, 3\t4\n5\t6\n', '\t'],
    ['név;cím\nA;"Fő u. 1, 2, 3, 4"\nB;"Kis u. 5, 6, 7, 8"\n', ';'],
    ['egy oszlop\n1\n2\n', ';'],
    ['sep=,\na;b;c;d,e\n', ','],
    ['', ';'],
  ])('of %j is %j', (sample, separator) => expect(detectSeparator(sample)).toBe(separator));
});

describe('rows of text', () => {
  it('keep their physical line through blank lines and breaks inside quotes', async () => {
    expect(await rowsOf('a;b\r\n\r\n"x\r\ny";2\r\n;;\r\n3;4\r\n')).toEqual([
      [1, 'a', 'b'],
      [3, 'x\r\ny', '2'],
      [6, '3', '4'],
    ]);
    expect(await rowsOf('a;b\n"x\ny\nz";2\n3;4')).toEqual([
      [1, 'a', 'b'],
      [2, 'x\ny\nz', '2'],
      [5, '3', '4'],
    ]);
  });

  it('keep quotation marks inside names, leading zeros and what looks like a formula', async () => {
    expect(await rowsOf('név;szám;x\nKovács "Béla" Kft.;="0012";=1+1\n"Tóth ""T"" Bt.";0012;+36201234567\n')).toEqual([
      [1, 'név', 'szám', 'x'],
      [2, 'Kovács "Béla" Kft.', '0012', '=1+1'],
      [3, 'Tóth "T" Bt.', '0012', '+36201234567'],
    ]);
  });

  it('leave out the line in which Excel names the separator', async () => {
    expect(await rowsOf('sep=,\r\na,b\r\n1,2\r\n')).toEqual([
      [2, 'a', 'b'],
      [3, '1', '2'],
    ]);
  });

  it('begin where asked', async () => {
    const { rows } = await readAll(sampleList('minta-lista-1250.csv'), { fromLine: 119 });
    expect(rows.map((row) => row.line)).toEqual([119, 120, 121]);
  });

  it.each([
    ['a quotation mark never closed', 'a;b\n1;"never closed\n', 'FILE_CUT_OFF', { line: 2 }],
    ['a quotation mark that swallows the file', `a;b\n1;"${'x'.repeat(2_000_000)}`, 'FILE_CELL_TOO_LONG', { line: 2 }],
    ['a cell beyond the limit', `a;b\n1;${'x'.repeat(40_000)}\n`, 'FILE_CELL_TOO_LONG', { line: 2, column: 2 }],
    ['a column beyond the limit', `a;b\n${'1;'.repeat(256)}1\n`, 'FILE_TOO_MANY_COLUMNS', { line: 2, limit: 256 }],
  ])('refuse %s', async (_what, content, code, details) => {
    await expect(rowsOf(content)).rejects.toMatchObject({ code, details });
  });
});
