import { readFile } from 'node:fs/promises';
import { CFB, read, utils, write, type BookType, type WorkBook } from 'xlsx';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ErrorCode } from '#contract/errors.ts';
import { fileWith, readAll, sampleList } from '../../support/list-files.ts';
import { buildZip } from '../../support/zip-builder.ts';

// The library grumbles about date formats when it writes an .ods.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));

function sampleBook(date1904 = false): WorkBook {
  const list = utils.aoa_to_sheet([
    ['Tulajdonos', '', 'Szám', 'Ő'],
    ['Őrsi Űr', { t: 'n', v: 40959, z: 'm/d/yy' }, 12.5, true],
    [],
    ['0410000001', 'b', { t: 'n', v: 3, f: '1+2' }, { t: 'e', v: 0x17 }],
  ]);
  list['!merges'] = [utils.decode_range('A1:B1')];
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['Tudnivalók']]), 'Tudnivalók');
  utils.book_append_sheet(book, list, 'Lista');
  book.Workbook = { WBProps: { date1904 } };
  return book;
}

const save = (book: WorkBook, bookType: BookType): Buffer => write(book, { type: 'buffer', bookType }) as Buffer;

const refusal = async (file: Buffer): Promise<ErrorCode | 'read'> =>
  readAll(await fileWith(file)).then(
    () => 'read' as const,
    ({ code }: { code: ErrorCode }) => code,
  );

describe.each([
  ['xls', 'biff8'],
  ['xlsb', 'xlsb'],
  ['ods', 'ods'],
] as const)('a list as .%s', (format, bookType) => {
  it('is found behind its notice, with its cells as they are', async () => {
    const { summary, rows } = await readAll(await fileWith(save(sampleBook(), bookType)));
    expect(summary).toMatchObject({ format, likelySheet: 1, csv: null, dateSystem: 1900 });
    expect(summary.sheets.map(({ name }) => name)).toEqual(['Tudnivalók', 'Lista']);
    expect(summary.sheets[1]).toMatchObject({
      lastLine: 4,
      merges: [{ firstLine: 1, lastLine: 1, firstColumn: 0, lastColumn: 1 }],
    });
    expect(rows.map((row) => row.line)).toEqual([1, 2, 4]);
    expect(rows[1]?.cells).toEqual(['Őrsi Űr', { serial: 40959 }, 12.5, true]);
    expect(rows[2]?.cells.slice(0, 2)).toEqual(['0410000001', 'b']);
  });

  it('moves dates of the 1904 system over', async () => {
    const { summary, rows } = await readAll(await fileWith(save(sampleBook(true), bookType)));
    expect(summary.dateSystem).toBe(1904);
    expect(rows[1]?.cells[1]).toEqual({ serial: 40959 + 1462 });
  });

  it('holds as many rows as the same list as .xlsx', async () => {
    const tidy = read(await readFile(sampleList('minta-lista.xlsx')), { type: 'buffer', cellNF: true });
    const old = await readAll(await fileWith(save(tidy, bookType)));
    const { rows } = await readAll(sampleList('minta-lista.xlsx'));
    expect(old.rows.map(({ cells }) => cells)).toEqual(rows.map(({ cells }) => cells));
  });

  it('begins where asked, in batches', async () => {
    const { rows } = await readAll(await fileWith(save(sampleBook(), bookType)), { fromLine: 2, rowsPerBatch: 1 });
    expect(rows.map((row) => row.line)).toEqual([2, 4]);
  });

  it('is refused with a cell or a column beyond the limits', async () => {
    const path = await fileWith(save(sampleBook(), bookType));
    await expect(readAll(path, { limits: { columns: 3 } })).rejects.toMatchObject({ code: 'FILE_TOO_MANY_COLUMNS' });
    await expect(readAll(path, { limits: { cellCharacters: 5 } })).rejects.toMatchObject({
      code: 'FILE_CELL_TOO_LONG',
    });
    await expect(readAll(path, { limits: { lines: 3 } })).rejects.toMatchObject({ code: 'FILE_TOO_MANY_ROWS' });
  });

  it('cut off is refused as such', async () => {
    const file = save(sampleBook(), bookType);
    expect(await refusal(file.subarray(0, file.length * 0.6))).toBe('FILE_CUT_OFF');
  });
});

describe('formulas in an .ods', () => {
  it('say so beside their value', async () => {
    const { rows } = await readAll(await fileWith(save(sampleBook(), 'ods')));
    expect(rows[2]?.cells[2]).toEqual({ formula: '1+2', value: 3 });
  });
});

describe('hidden rows in an .xlsb', () => {
  it('are marked', async () => {
    const book = sampleBook();
    const list = book.Sheets['Lista'];
    if (list) list['!rows'] = [{}, { hidden: true }];
    const { rows } = await readAll(await fileWith(save(book, 'xlsb')));
    expect(rows.map((row) => row.hidden ?? false)).toEqual([false, true, false]);
  });
});

describe('what comes in the container of old files', () => {
  const container = (...names: string[]): Buffer => {
    const file = CFB as {
      utils: { cfb_new(): unknown; cfb_add(file: unknown, name: string, content: Buffer): void };
      write(file: unknown, choice: { type: 'buffer' }): Buffer;
    };
    const made = file.utils.cfb_new();
    for (const name of names) file.utils.cfb_add(made, name, Buffer.alloc(5000, 1));
    return file.write(made, { type: 'buffer' });
  };
  it.each<[string, ErrorCode, Buffer]>([
    ['a workbook with a password', 'FILE_PASSWORD_PROTECTED', container('/EncryptionInfo', '/EncryptedPackage')],
    ['a text document', 'FILE_NOT_SPREADSHEET', container('/WordDocument', '/1Table')],
    ['a workbook with macros', 'FILE_MACRO', container('/Workbook', '/_VBA_PROJECT_CUR/VBA/dir')],
    ['a workbook without anything inside', 'FILE_NO_ROWS', container('/Workbook')],
    ['the beginning alone', 'FILE_CUT_OFF', container('/Workbook').subarray(0, 600)],
  ])('%s → %s', async (_what, code, file) => expect(await refusal(file)).toBe(code));
});

describe('an .ods archive', () => {
  const kind = { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true };
  const content = { name: 'content.xml', data: '<office:document-content/>' };
  it('with a password is refused', async () => {
    const manifest = { name: 'META-INF/manifest.xml', data: '<m><e><manifest:encryption-data/></e></m>' };
    expect(await refusal(buildZip([kind, content, manifest]))).toBe('FILE_PASSWORD_PROTECTED');
  });
  it('with a part larger than it declares is refused before its reader sees it', async () => {
    const bomb = { name: 'content.xml', data: `<a>${' '.repeat(200_000)}</a>`, declaredSize: 100 };
    expect(await refusal(buildZip([kind, bomb]))).toBe('FILE_BOMB');
  });
  it('with macros is refused', async () => {
    expect(await refusal(buildZip([kind, content, { name: 'Basic/Standard/Module1.xml', data: '<a/>' }]))).toBe(
      'FILE_MACRO',
    );
  });
});
