import { createHash } from 'node:crypto';
import { writeXlsxStream } from 'hucre';
import { describe, expect, it } from 'vitest';
import { fileWith, readAll, rowsOf, sampleList } from '../../support/list-files.ts';
import { openList } from '../../../api/imports/formats/open-list.ts';
import { textRows, xlsxFile, type XlsxParts } from '../../support/xlsx-builder.ts';

const cellsOf = async (parts: XlsxParts): Promise<unknown[]> =>
  (await readAll(await fileWith(xlsxFile(parts)))).rows.map((row) => row.cells);

describe('the sample lists', () => {
  it('the tidy one has a heading and 300 rows', async () => {
    const { summary, rows } = await readAll(sampleList('minta-lista.xlsx'));
    expect(summary).toMatchObject({ format: 'xlsx', likelySheet: 0, brokenLetters: false, dateSystem: 1900 });
    expect(summary.sheets).toEqual([{ name: 'Lista', hidden: false, lastLine: 301, filledColumns: 17, merges: [] }]);
    expect(rows).toHaveLength(301);
    expect(rows[0]?.cells[0]).toBe('Ügyfélszámlaszám');
    expect(rows[1]?.line).toBe(2);
    expect(rows[1]?.cells.slice(0, 2)).toEqual(['0410000001', 'Ötvös Szűnyogh']);
    expect(rows[1]?.cells[10]).toEqual({ serial: 40912 });
  });

  it('the untidy one is found behind its notice, with titles, gaps, a merged cell and a formula', async () => {
    const { summary, rows } = await readAll(sampleList('minta-lista-rendetlen.xlsx'));
    expect(summary.sheets.map(({ name, lastLine }) => [name, lastLine])).toEqual([
      ['Tudnivalók', 1],
      ['Lista', 248],
    ]);
    expect(summary.likelySheet).toBe(1);
    expect(summary.sheets[1]?.merges).toEqual([{ firstLine: 1, lastLine: 1, firstColumn: 0, lastColumn: 7 }]);
    expect(rows.slice(0, 3).map(({ line, cells }) => [line, cells.length])).toEqual([
      [1, 1],
      [2, 1],
      [4, 17],
    ]);
    expect(
      rows
        .flatMap(({ cells }) => cells)
        .filter((cell) => typeof cell === 'object' && cell !== null && 'formula' in cell),
    ).not.toEqual([]);
    expect(rows.flatMap(({ cells }) => cells).filter((cell) => typeof cell === 'number').length).toBeGreaterThan(100);
  });
});

describe('a workbook another library streamed', () => {
  it.each([
    ['with texts in the cells', {}],
    ['with a table of texts', { inlineStrings: false }],
    ['with a 64-bit directory', { zip64: true }],
    ['without packing', { compress: false }],
  ])('%s reads the same', async (_what, options) => {
    const rows = Array.from({ length: 3000 }, (_, index) => [`0410${index}`, 'Őri Űr', index, new Date('2012-02-20')]);
    const bytes = await new Response(writeXlsxStream(rows, { name: 'Lista', ...options })).bytes();
    const read = await readAll(await fileWith(Buffer.from(bytes)));
    expect(read.summary.sheets[0]).toMatchObject({ name: 'Lista', lastLine: 3000, filledColumns: 4 });
    expect(read.rows).toHaveLength(3000);
    expect(read.rows[2999]).toEqual({ line: 3000, cells: ['04102999', 'Őri Űr', 2999, { serial: 40959 }] });
  });
});

it('a long sheet leaves nothing of what was unpacked lying about', async () => {
  const words = Array.from({ length: 100 }, (_, at) => createHash('sha256').update(`${at}`).digest('hex').padEnd(900));
  const rows = words.map((word) => `<row><c t="inlineStr"><is><t>${word}</t></is></c></row>`).join('');
  const tail = { piece: Buffer.from(rows), times: 400 };
  const part = { name: 'xl/worksheets/sheet1.xml', data: '<worksheet><sheetData>', tail };
  const path = await fileWith(xlsxFile({ parts: [part] }));
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers - before)), 1);
  await (await openList(path)).close();
  clearInterval(timer);
  expect(most).toBeGreaterThan(0);
  expect(most / 2 ** 20).toBeLessThan(16);
});

describe('cells', () => {
  it('keep what they are: text, number, date, truth, error', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\.\\ mm\\.\\ dd\\."/><numFmt numFmtId="165" formatCode="#,##0\\ &quot;Ft&quot;"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>';
    const rows =
      '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><v>410000002</v></c><c r="C1" s="1"><v>40959</v></c><c r="D1" s="2"><v>40959.5</v></c>' +
      '<c r="E1" s="3"><v>1234</v></c><c r="F1" t="b"><v>1</v></c><c r="G1" t="e"><v>#REF!</v></c><c r="H1" t="d"><v>2012-02-20T12:00:00</v></c>' +
      '<c r="J1" t="str"><v>0012</v></c><c r="K1" t="inlineStr"><is><t xml:space="preserve"> </t></is></c></row>';
    const sharedStrings =
      '<si><t>más</t></si><si><r><t>Kis</t></r><r><rPr><b/></rPr><t xml:space="preserve"> Éva</t></r><rPh><t>x</t></rPh></si>';
    expect(await cellsOf({ sheets: [{ rows }], styles, sharedStrings })).toEqual([
      [
        'Kis Éva',
        410000002,
        { serial: 40959 },
        { serial: 40959.5 },
        1234,
        true,
        { fault: '#REF!' },
        { serial: 40959.5 },
        null,
        '0012',
      ],
    ]);
  });

  it('of a formula say so beside the value last computed', async () => {
    const rows =
      '<row r="1"><c r="A1" t="str"><f>CONCATENATE("a","b")</f><v>ab</v></c><c r="B1"><f t="shared" si="0"/><v>3</v></c><c r="C1"><f>1+1</f></c></row>';
    expect(await cellsOf({ sheets: [{ rows }] })).toEqual([
      [
        { formula: 'CONCATENATE("a","b")', value: 'ab' },
        { formula: '', value: 3 },
        { formula: '1+1', value: null },
      ],
    ]);
  });

  it('of a text that only looks like a formula are text', async () => {
    expect(await cellsOf({ sheets: [{ rows: textRows([['=HYPERLINK("http://x")', '+36201234567']]) }] })).toEqual([
      ['=HYPERLINK("http://x")', '+36201234567'],
    ]);
  });

  it('with dates of the 1904 system come out as 1900 serials', async () => {
    const parts = {
      sheets: [{ rows: '<row r="1"><c r="A1" s="1"><v>39497</v></c><c r="B1"><v>39497</v></c></row>' }],
      styles: '<cellXfs><xf/><xf numFmtId="14"/></cellXfs>',
      date1904: true,
    };
    const { summary, rows } = await readAll(await fileWith(xlsxFile(parts)));
    expect(summary.dateSystem).toBe(1904);
    expect(rows[0]?.cells).toEqual([{ serial: 40959 }, 39497]);
  });

  it('lose what no database text may hold, and keep escapes and line breaks', async () => {
    expect(await cellsOf({ sheets: [{ rows: textRows([['a_x0000_b', 'sor_x000D_&#10;tör', '_x0041_']]) }] })).toEqual([
      ['ab', 'sor\r\ntör', 'A'],
    ]);
  });
});

describe('rows', () => {
  it('say when they are hidden, and may leave out their numbers', async () => {
    const rows =
      '<row hidden="1"><c t="inlineStr"><is><t>a</t></is></c></row><row/><row r="9" hidden="0"><c><v>1</v></c></row>';
    const { rows: read } = await readAll(await fileWith(xlsxFile({ sheets: [{ rows }] })));
    expect(read).toEqual([
      { line: 1, cells: ['a'], hidden: true },
      { line: 9, cells: [1] },
    ]);
  });

  it('that go back are refused, since a killed import could not find its place again', async () => {
    await expect(
      readAll(
        await fileWith(
          xlsxFile({ sheets: [{ rows: '<row r="5"><c><v>1</v></c></row><row r="5"><c><v>2</v></c></row>' }] }),
        ),
      ),
    ).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  });

  it('begin where asked, in batches of the size asked', async () => {
    const reader = await openList(sampleList('minta-lista.xlsx'));
    const lines: number[][] = [];
    for await (const { rows } of reader.batches({ sheet: 0, fromLine: 290, rowsPerBatch: 5 }))
      lines.push(rows.map((row) => row.line));
    await reader.close();
    expect(lines).toEqual([
      [290, 291, 292, 293, 294],
      [295, 296, 297, 298, 299],
      [300, 301],
    ]);
  });

  it('can be read again and given up in the middle', async () => {
    const reader = await openList(sampleList('minta-lista.xlsx'));
    for await (const { rows } of reader.batches({ sheet: 0, rowsPerBatch: 10 })) {
      expect(rows).toHaveLength(10);
      break;
    }
    expect(await rowsOf(reader)).toHaveLength(301);
    await reader.close();
    await reader.close();
  });
});

describe('the sheet that looks like a list', () => {
  const list = textRows(Array.from({ length: 20 }, (_, index) => [`${index}`, 'b', 'c']));
  it.each([
    ['is the one with most rows and columns', [{ rows: textRows([['Tudnivalók']]) }, { rows: list }], 1],
    ['is not a hidden one', [{ rows: textRows([['a', 'b']]) }, { rows: list, hidden: true }], 0],
    ['is a hidden one when the others are empty', [{ rows: '' }, { rows: list, hidden: true }], 1],
    ['is the first of two alike', [{ rows: list }, { rows: list }], 0],
  ])('%s', async (_what, sheets, likely) => {
    expect((await readAll(await fileWith(xlsxFile({ sheets })))).summary.likelySheet).toBe(likely);
  });

  it('tells its last line and its merged headings also when it is long', async () => {
    const rows = textRows(Array.from({ length: 30_000 }, (_, index) => [`név ${index}`, 'sheetData', `${index}`]));
    const links = '<hyperlink ref="A1"/>'.repeat(5000);
    const after = `<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A500:A900"/></mergeCells><hyperlinks>${links}</hyperlinks>`;
    const { summary, rows: read } = await readAll(await fileWith(xlsxFile({ sheets: [{ rows, after }] })));
    expect(summary.sheets[0]).toMatchObject({
      lastLine: 30_000,
      merges: [{ firstLine: 1, lastLine: 1, firstColumn: 0, lastColumn: 1 }],
    });
    expect(read).toHaveLength(30_000);
  });
});

describe('letters once read in the wrong code page', () => {
  const file = xlsxFile({ sheets: [{ rows: textRows([['Szõke Jenõ', 'Fûzfa u. 1.']]) }] });
  it('are noticed, and repaired when asked', async () => {
    const path = await fileWith(file);
    expect((await readAll(path)).summary.brokenLetters).toBe(true);
    expect((await readAll(path, { repairLetters: true })).rows[0]?.cells).toEqual(['Szőke Jenő', 'Fűzfa u. 1.']);
  });

  it('are left alone where ő and ű stand too', async () => {
    const mixed = xlsxFile({ sheets: [{ rows: textRows([['São Tomé, Jõe', 'Szőke Jenő']]) }] });
    expect((await readAll(await fileWith(mixed))).summary.brokenLetters).toBe(false);
  });
});
