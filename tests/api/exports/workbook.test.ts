import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { read, utils, type CellObject, type WorkBook } from 'xlsx';
import type { ExportColumn, ExportPages, ExportRow } from '../../../api/exports/columns.ts';
import { sheetName } from '../../../api/exports/sheet-name.ts';
import { openWorkbook } from '../../../api/exports/workbook.ts';
import { readAll, testFolder } from '../../support/list-files.ts';

const columns: ExportColumn[] = [
  { heading: 'Ügyfélszámla', kind: 'text', width: 16 },
  { heading: 'Díj', kind: 'whole', width: 10 },
  { heading: 'Arány', kind: 'share', width: 8 },
  { heading: 'Határidő', kind: 'day', width: 14 },
  { heading: 'Utolsó', kind: 'instant', width: 18 },
  { heading: 'Átlag', kind: 'decimal', width: 10 },
];
const row: ExportRow = ['0410000001', 12345, 0.25, '2012-02-20', '2012-02-20T08:30:00.000Z', 1.5];

async function written(pages: ExportPages, linesPerSheet?: number): Promise<string> {
  const path = join(await testFolder(), 'riport.xlsx');
  const book = await openWorkbook(
    path,
    linesPerSheet === undefined ? { language: 'hu' } : { language: 'hu', linesPerSheet },
  );
  await book.addList('Ügyfélszámlák', columns, pages);
  await book.addFacts('Adatok', [
    ['Szűrő', '=HYPERLINK("http://x")'],
    ['Sorok', 1],
    ['Ok', null],
  ]);
  expect(await book.finish()).toBe((await readFile(path)).length);
  return path;
}

const opened = async (path: string): Promise<WorkBook> =>
  read(await readFile(path), { type: 'buffer', cellNF: true, cellFormula: true, cellStyles: true });
const cell = (book: WorkBook, sheet: string, at: string): CellObject | undefined =>
  book.Sheets[sheet]?.[at] as CellObject | undefined;

describe('a workbook as another library reads it', () => {
  it('keeps types: text with its zeros, numbers, days, the time of the Hungarian clock', async () => {
    const book = await opened(await written([[row]]));
    expect(book.SheetNames).toEqual(['Ügyfélszámlák', 'Adatok']);
    const at = (address: string): unknown[] => {
      const { t, v, z } = cell(book, 'Ügyfélszámlák', address) ?? { t: 'z' };
      return [t, v, z];
    };
    expect(at('A2')).toEqual(['s', '0410000001', '@']);
    expect(at('B2')).toEqual(['n', 12345, '#,##0']);
    expect(at('C2')).toEqual(['n', 0.25, '0.0%']);
    expect(at('D2')).toEqual(['n', 40959, 'yyyy". "mm". "dd"."']);
    expect(at('E2')[1]).toBeCloseTo(40959 + 9.5 / 24, 8);
    expect(at('F2')).toEqual(['n', 1.5, '#,##0.00']);
    expect(cell(book, 'Adatok', 'B1')).toMatchObject({ t: 's', v: '=HYPERLINK("http://x")' });
    expect(cell(book, 'Adatok', 'B2')).toMatchObject({ t: 'n', v: 1 });
  });

  it('has a heading row that stays, filter buttons, widths', async () => {
    const bytes = await readFile(await written([[row, row]]));
    const { sheets } = await readXlsx(bytes, { readStyles: true });
    expect(sheets[0]).toMatchObject({ freezePane: { rows: 1 }, autoFilter: { range: 'A1:F3' } });
    expect(sheets[0]?.columns?.map(({ width }) => width)).toEqual([16, 10, 8, 14, 18, 10]);
    expect(sheets[0]?.rows[0]).toEqual(columns.map(({ heading }) => heading));
    const book = await opened(await written([[row, row]]));
    expect(book.Workbook?.Names?.map(({ Name, Ref }) => [Name, Ref])).toEqual([
      ['_xlnm._FilterDatabase', "'Ügyfélszámlák'!$A$1:$F$3"],
      ['_xlnm.Print_Titles', "'Ügyfélszámlák'!$1:$1"],
    ]);
  });

  it('is read by our own reader as it was written', async () => {
    const { summary, rows } = await readAll(await written([[row]]));
    expect(summary.sheets.map(({ name }) => name)).toEqual(['Ügyfélszámlák', 'Adatok']);
    expect(rows[1]?.cells).toEqual([
      '0410000001',
      12345,
      0.25,
      { serial: 40959 },
      { serial: expect.closeTo(40959.395833, 5) as number },
      1.5,
    ]);
  });
});

describe('no cell can become a formula', () => {
  const hostile = [
    '=HYPERLINK("http://x";"y")',
    '+36201234567',
    '-1',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1',
    '\n=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    "=cmd|' /C calc'!A0",
    "'=1",
  ];
  it('whatever text begins with, in any column, it is a text cell with exactly that text', async () => {
    const rows = hostile.map((text) => columns.map(() => text));
    const path = await written([rows]);
    const book = await opened(path);
    hostile.forEach((text, index) => {
      for (const letter of 'ABCDEF') {
        const found = cell(book, 'Ügyfélszámlák', `${letter}${index + 2}`);
        expect(found).toMatchObject({ t: 's', v: text });
        expect(found?.f).toBeUndefined();
      }
    });
    const sheet = (await readXlsx(await readFile(path))).sheets[0];
    expect(sheet?.rows.slice(1).map((cells) => cells[0])).toEqual(hostile);
    const bytes = (await readAll(path)).rows.flatMap(({ cells }) => cells);
    expect(bytes.some((value) => typeof value === 'object' && value !== null && 'formula' in value)).toBe(false);
  });
});

describe('difficult text', () => {
  it.each([
    ['signs of XML', `<a href="x">&amp; 'b' ]]>`],
    ['Hungarian letters', 'Árvíztűrő tükörfúrógép ŐŰ'],
    ['white space at the ends', '  két sor\nvége\t '],
    ['control characters', 'a\u0001b\u001fc'],
    ['what looks like an escape', 'x_x0041_y _x005F_'],
    ['signs beyond the first plane', '😀 𝒜'],
  ])('with %s comes back the same', async (_what, text) => {
    const path = await written([[[text, null, null, null, null, null]]]);
    expect((await readXlsx(await readFile(path))).sheets[0]?.rows[1]?.[0]).toBe(text);
    expect((await readAll(path)).rows[1]?.cells[0]).toBe(text);
  });

  it('longer than a cell can hold is cut with an ellipsis; halves of signs are replaced', async () => {
    const path = await written([
      [
        ['á'.repeat(40_000), null, null, null, null, null],
        ['a\ud800b', null, null, null, null, null],
      ],
    ]);
    const rows = (await readAll(path)).rows;
    expect(rows[1]?.cells[0]).toBe('á'.repeat(32_766) + '…');
    expect(rows[2]?.cells[0]).toBe('a\ufffdb');
  });

  it('where a number or a day should be is kept as text, an impossible number too', async () => {
    const path = await written([[['1', 'nincs', 'n.a.', '2012-02-30', 'tegnap', Number.NaN]]]);
    expect((await readAll(path)).rows[1]?.cells).toEqual(['1', 'nincs', 'n.a.', '2012-02-30', 'tegnap', 'NaN']);
  });
});

describe('a list longer than a sheet', () => {
  it('goes on to further sheets, each with its headings and filter', async () => {
    const pages = Array.from({ length: 3 }, (_, page) =>
      Array.from({ length: 5 }, (_, index) => [`${page * 5 + index}`, ...row.slice(1)]),
    );
    const book = await opened(await written(pages, 7));
    expect(book.SheetNames).toEqual(['Ügyfélszámlák', 'Ügyfélszámlák (2)', 'Ügyfélszámlák (3)', 'Adatok']);
    const firsts = book.SheetNames.slice(0, 3).map((name) =>
      utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1 }).map((cells) => cells[0]),
    );
    expect(firsts).toEqual([
      ['Ügyfélszámla', '0', '1', '2', '3', '4', '5'],
      ['Ügyfélszámla', '6', '7', '8', '9', '10', '11'],
      ['Ügyfélszámla', '12', '13', '14'],
    ]);
  });

  it('that ends with the sheet needs no further one, and an empty one has headings only', async () => {
    expect((await opened(await written([[row, row]], 3))).SheetNames).toEqual(['Ügyfélszámlák', 'Adatok']);
    expect((await readAll(await written([[], []]))).summary.sheets[0]).toMatchObject({ lastLine: 1 });
  });
});

describe('a workbook given up', () => {
  it('leaves nothing behind, and tells whoever gives the rows', async () => {
    const folder = await testFolder();
    const path = join(folder, 'riport.xlsx');
    const book = await openWorkbook(path, { language: 'hu' });
    let told = false;
    function* pages(): Generator<readonly ExportRow[]> {
      try {
        yield [row];
        throw new Error('cancelled');
      } finally {
        told = true;
      }
    }
    await expect(book.addList('Lista', columns, pages())).rejects.toThrow('cancelled');
    await book.discard();
    expect(told).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });

  it('never shows a half-written file under its name', async () => {
    const path = join(await testFolder(), 'riport.xlsx');
    const book = await openWorkbook(path, { language: 'en' });
    await book.addList('List', columns, [[row]]);
    expect(existsSync(path)).toBe(false);
    await book.finish();
    expect(existsSync(path)).toBe(true);
  });
});

describe('the name of a sheet', () => {
  it.each([
    ['Riport [2012/02]: *?\\', [], 'Riport  2012 02'],
    ["'idézett'", [], 'idézett'],
    ['', [], '1'],
    ['x'.repeat(40), [], 'x'.repeat(31)],
    ['lista', ['Lista'], 'lista (2)'],
    ['y'.repeat(40), ['y'.repeat(31)], `${'y'.repeat(27)} (2)`],
  ])('from %j beside %j is %j', (wanted, taken, name) => expect(sheetName(wanted, taken)).toBe(name));
});
