import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { utils, write } from 'xlsx';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openListInThread, type ThreadChoice } from '../../../api/imports/thread/list-thread.ts';
import type { SheetReader } from '../../../api/imports/formats/sheet-reader.ts';
import { fileWith, readAll, rowsOf, sampleList, testFolder } from '../../support/list-files.ts';
import { sheetXml, textRows, xlsxFile } from '../../support/xlsx-builder.ts';

async function openFor(path: string, choice: ThreadChoice = {}): Promise<SheetReader> {
  const reader = await openListInThread(path, choice);
  onTestFinished(() => reader.close());
  return reader;
}

const manyRows = (count: number): Buffer =>
  xlsxFile({
    sheets: [{ rows: textRows(Array.from({ length: count }, (_, index) => [`${index}`, 'név', 'b'.repeat(200)])) }],
  });

describe('a list read in its thread', () => {
  it.each(['minta-lista.xlsx', 'minta-lista-rendetlen.xlsx', 'minta-lista-1250.csv'])(
    '%s gives the same as read directly',
    async (name) => {
      const reader = await openFor(sampleList(name));
      const direct = await readAll(sampleList(name));
      expect(reader.summary).toEqual(direct.summary);
      expect(await rowsOf(reader)).toEqual(direct.rows);
    },
  );

  it('gives old formats too', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['Őr', 1]]), 'Lista');
    const reader = await openFor(await fileWith(write(book, { type: 'buffer', bookType: 'ods' }) as Buffer));
    expect(await rowsOf(reader)).toEqual([{ line: 1, cells: ['Őr', 1] }]);
  });

  it('goes on from a line, in batches', async () => {
    const reader = await openFor(sampleList('minta-lista.xlsx'));
    const sizes: number[] = [];
    for await (const { rows } of reader.batches({ sheet: 0, fromLine: 100, rowsPerBatch: 100 }))
      sizes.push(rows.length);
    expect(sizes).toEqual([100, 100, 2]);
  });

  it('can be read again after a reading was given up', async () => {
    const reader = await openFor(await fileWith(manyRows(3000)));
    for await (const { rows } of reader.batches({ sheet: 0, rowsPerBatch: 100 })) if (rows[0]?.line === 301) break;
    expect(await rowsOf(reader)).toHaveLength(3000);
  });

  it('stays at most one batch ahead of whoever takes the rows', async () => {
    const reader = await openFor(await fileWith(manyRows(20_000)));
    const progress: number[] = [];
    for await (const batch of reader.batches({ sheet: 0, rowsPerBatch: 1000 })) {
      progress.push(batch.progress);
      await wait(20);
    }
    expect(progress).toHaveLength(20);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress[0]).toBeLessThan(0.3);
    expect(progress.at(-1)).toBeCloseTo(1);
  });

  it('ends at once when closed, and says so to whoever reads on', async () => {
    const reader = await openFor(await fileWith(manyRows(20_000)));
    const batches = reader.batches({ sheet: 0, rowsPerBatch: 10 });
    expect((await batches.next()).value?.rows).toHaveLength(10);
    await reader.close();
    await reader.close();
    await expect(batches.next()).rejects.toMatchObject({ code: 'STATE_WRONG' });
  });
});

describe('what goes wrong in the thread', () => {
  it('comes back with its code and details', async () => {
    await expect(openFor(await fileWith('%PDF-1.4'))).rejects.toMatchObject({ code: 'FILE_NOT_SPREADSHEET' });
    const tooWide = openFor(await fileWith(xlsxFile({ sheets: [{ rows: textRows([['a', 'b']]) }] })), {
      limits: { columns: 1 },
    });
    await expect(tooWide).rejects.toMatchObject({ code: 'FILE_TOO_MANY_COLUMNS', details: { line: 1, limit: 1 } });
  });

  it('is told also in the middle of reading', async () => {
    const rows = textRows(
      Array.from({ length: 5000 }, (_, index) => [index === 4000 ? '&amp;'.repeat(40_000) : `név ${index}`]),
    );
    const reader = await openFor(await fileWith(xlsxFile({ sheets: [{ rows }] })));
    await expect(rowsOf(reader)).rejects.toMatchObject({
      code: 'FILE_CELL_TOO_LONG',
      details: { line: 4001, column: 1 },
    });
  });

  it('is a missing file', async () => {
    const gone = openFor(join(await testFolder(), 'nincs.xlsx'));
    await expect(gone).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  it('is too little memory', async () => {
    const book = utils.book_new();
    const rows = Array.from({ length: 5000 }, (_, index) => [index, `név ${index}`, 'a', 'b', index]);
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Lista');
    const path = await fileWith(write(book, { type: 'buffer', bookType: 'ods' }) as Buffer);
    await expect(openFor(path, { memoryMb: 16 })).rejects.toMatchObject({ code: 'FILE_TOO_MUCH_MEMORY' });
  });

  it('is too long a time', async () => {
    await expect(openFor(sampleList('minta-lista.xlsx'), { openWithinMs: 1 })).rejects.toMatchObject({
      code: 'FILE_TOO_SLOW',
    });
  });
});

describe('a tiny file with one cell of a gigabyte', () => {
  const cell = (size: number): Buffer => {
    const [before = '', after = ''] = sheetXml({ rows: textRows([['@'], ['a', 'b']]) }).split('@');
    return Buffer.concat([Buffer.from(before), Buffer.alloc(size, 'a'), Buffer.from(after)]);
  };
  const bomb = (declaredSize?: number): Buffer =>
    xlsxFile({
      parts: [
        {
          name: 'xl/worksheets/sheet1.xml',
          data: cell(300_000_000),
          ...(declaredSize === undefined ? {} : { declaredSize }),
        },
      ],
    });

  it.each([
    ['that says so', undefined, 'FILE_BOMB'],
    ['that claims to be small', 2000, 'FILE_BOMB'],
    ['that claims what would be allowed', 50_000_000, 'FILE_CELL_TOO_LONG'],
  ])('%s is refused at once and in little memory', { timeout: 60_000 }, async (_what, declared, code) => {
    const path = join(await testFolder(), 'bomba.xlsx');
    await writeFile(path, bomb(declared));
    const before = process.memoryUsage().rss;
    const started = performance.now();
    await expect(openFor(path)).rejects.toMatchObject({ code });
    expect(performance.now() - started).toBeLessThan(4000);
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(100);
  });
});
