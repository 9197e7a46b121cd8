import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../api/exports/csv-file.ts';
import type { ExportColumn, ExportPages, ExportRow } from '../../../api/exports/columns.ts';
import { readAll, testFolder } from '../../support/list-files.ts';

const columns: ExportColumn[] = [
  { heading: 'Ügyfélszámla', kind: 'text', width: 16 },
  { heading: 'Díj', kind: 'decimal', width: 10 },
  { heading: 'Határidő', kind: 'day', width: 14 },
  { heading: 'Utolsó', kind: 'instant', width: 18 },
];

async function written(pages: ExportPages): Promise<{ path: string; text: string; rows: number }> {
  const path = join(await testFolder(), 'riport.csv');
  const { rows, bytes } = await writeCsv(path, columns, pages);
  const content = await readFile(path);
  expect(content.length).toBe(bytes);
  return { path, text: content.toString('utf8'), rows };
}

describe('a list as .csv', () => {
  it('is what Hungarian Excel opens: byte order mark, semicolons, decimal comma, local time', async () => {
    const { text, rows } = await written([
      [['0410000001', -12.5, '2012-02-20', '2012-07-20T08:30:00Z']],
      [[null, null, null, null]],
    ]);
    expect(rows).toBe(2);
    expect(text).toBe(
      '\uFEFFÜgyfélszámla;Díj;Határidő;Utolsó\r\n0410000001;-12,5;2012-02-20;2012-07-20 10:30\r\n;;;\r\n',
    );
  });

  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+36201234567', "'+36201234567"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠1', "'＠1"],
    ['a;b', '"a;b"'],
    ['Kovács "Béla"', '"Kovács ""Béla"""'],
    ['két\nsor', '"két\nsor"'],
    [' szóköz', '" szóköz"'],
    ['Őri-Szűcs = jó', 'Őri-Szűcs = jó'],
  ])('writes %j as %j', async (value, field) => {
    const { text } = await written([[[value, null, null, null]]]);
    expect(text.split('Utolsó\r\n')[1]).toBe(`${field};;;\r\n`);
  });

  it('escapes text where a number or a day should be, and headings', async () => {
    const { text } = await written([[['a', '=1', '=2', '=3']]]);
    expect(text).toContain("a;'=1;'=2;'=3\r\n");
  });

  it('is read back by our own reader', async () => {
    const { path } = await written([[['0410000001', 3, '2012-02-20', null]]]);
    const { summary, rows } = await readAll(path);
    expect(summary.csv).toEqual({ encoding: 'utf-8', separator: ';' });
    expect(rows[1]?.cells).toEqual(['0410000001', '3', '2012-02-20']);
  });

  it('that fails leaves nothing behind', async () => {
    const folder = await testFolder();
    function* pages(): Generator<readonly ExportRow[]> {
      yield [['a', 1, null, null]];
      throw new Error('cancelled');
    }
    await expect(writeCsv(join(folder, 'a.csv'), columns, pages())).rejects.toThrow('cancelled');
    expect(await readdir(folder)).toEqual([]);
  });
});
