import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { CFB } from 'xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imports } from '#contract/imports.ts';
import { listSize, USUAL_LIST_MB } from '#contract/list-size.ts';
import { session } from '#contract/session.ts';
import { settings } from '#contract/settings.ts';
import { eventually } from '../support/eventually.ts';
import { applied, bringIn, listFile, settled } from '../support/imports.ts';
import { line, listText } from '../support/list-text.ts';
import { textRows, xlsxFile } from '../support/xlsx-builder.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

/** The part of the package that writes compound files; it has no types. */
type CompoundFiles = {
  utils: { cfb_new: () => object; cfb_add: (file: object, name: string, content: Buffer) => void };
  write: (file: object, options: { type: 'buffer' }) => Uint8Array;
};

/** What Excel writes when a workbook is saved with a password. */
function protectedWorkbook(): Buffer {
  const { utils, write } = CFB as CompoundFiles;
  const file = utils.cfb_new();
  utils.cfb_add(file, '/EncryptionInfo', Buffer.from('0400040040000000', 'hex'));
  utils.cfb_add(file, '/EncryptedPackage', Buffer.alloc(4096, 7));
  return Buffer.from(write(file, { type: 'buffer' }));
}

const heading = ['Ügyfélszámlaszám', 'Ügyfél neve', 'Számlakezelő', 'Mobiltelefon', 'E-mail cím'];
const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

/** 1 GB of one letter in one cell: a megabyte in the archive. */
const bomb = (): Buffer =>
  xlsxFile({
    parts: [
      {
        name: 'xl/worksheets/sheet1.xml',
        data: '<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>',
        tail: { piece: Buffer.alloc(2 ** 20, 'A'), times: 1024 },
      },
    ],
  });

/** Small enough to be unpacked, and still more than a cell can hold. */
const longCell = (): Buffer =>
  xlsxFile({
    sheets: [
      {
        rows: `${textRows([heading])}${Array.from({ length: 600 }, (_, at) => `<row r="${at + 2}">${['1', 'a', 'alkusz', '', ''].map(cell).join('')}</row>`).join('')}<row r="900">${cell('A'.repeat(10_000_000))}</row>`,
      },
    ],
  });

const refused: readonly [what: string, file: () => Buffer, status: number, code: string][] = [
  ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 422, 'FILE_NOT_SPREADSHEET'],
  ['a web page', () => Buffer.from('<html><table><tr><td>x</td></tr></table></html>'), 422, 'FILE_NOT_SPREADSHEET'],
  ['nothing at all', () => Buffer.alloc(0), 422, 'FILE_EMPTY'],
  ['an empty workbook', () => xlsxFile({ sheets: [{ rows: '' }] }), 422, 'FILE_NO_ROWS'],
  ['a workbook with a password', protectedWorkbook, 422, 'FILE_PASSWORD_PROTECTED'],
  ['a workbook cut off', () => listFile('minta-lista.xlsx').subarray(0, 20_000), 422, 'FILE_CUT_OFF'],
  ['a cell of a gigabyte', bomb, 422, 'FILE_BOMB'],
  [
    'a document type',
    () => xlsxFile({ sheets: [{ xml: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>' }] }),
    422,
    'FILE_ENTITIES',
  ],
  ['macros', () => xlsxFile({ parts: [{ name: 'xl/vbaProject.bin', data: 'x' }] }), 422, 'FILE_MACRO'],
];

describe.each(dialects)('lists that cannot be taken in, on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());

  const files = (): string[] => readdirSync(join(world.folder, 'files'));
  const lines = async (): Promise<number> => {
    const [row] = await world.ctx.db('import_row').count<{ n: number }[]>({ n: '*' });
    return row?.n ?? 0;
  };
  async function expectUp(): Promise<void> {
    expect((await world.stranger().call(session.health, {})).status).toBe('ok');
  }

  it.each(refused)('refuses %s at once and leaves nothing behind', async (_what, file, status, code) => {
    const before = await world.ctx.db('history').select<{ seq: number }[]>('seq');
    await expect(world.admin.call(imports.upload, { filename: 'lista.xlsx' }, file())).rejects.toMatchObject({
      status,
      code,
    });
    expect(files()).toEqual([]);
    expect((await world.admin.call(imports.list, {})).total).toBe(0);
    expect(await world.ctx.db('history').select<{ seq: number }[]>('seq')).toEqual(before);
    await expectUp();
  });

  it('refuses a file larger than allowed while it is still coming', async () => {
    async function* endless(): AsyncGenerator<Buffer> {
      for (let sent = 0; sent < 40; sent += 1) yield Buffer.alloc(2 ** 20, 'a');
    }
    expect(await world.admin.call(listSize.see, {})).toEqual({ megabytes: USUAL_LIST_MB });
    await world.admin.call(listSize.set, { megabytes: 30 });
    await expect(world.admin.call(imports.upload, { filename: 'lista.csv' }, Readable.from(endless()))).rejects.toThrow(
      /FILE_TOO_LARGE|fetch failed/,
    );
    await eventually(async () => expect(files()).toEqual([]));
    await world.admin.call(listSize.set, { megabytes: USUAL_LIST_MB });
    await expectUp();
  });

  it.each([
    ['headings and nothing under them', () => Buffer.from(heading.join(';')), 'FILE_NO_ROWS'],
    ['a cell too long somewhere below', longCell, 'FILE_CELL_TOO_LONG'],
  ] as const)('fails on %s with the reason, and keeps only that', async (_what, file, code) => {
    const failed = await bringIn(world.admin, file());
    expect(failed).toMatchObject({ state: 'failed', error: { code } });
    await eventually(async () => expect([files(), await lines()]).toEqual([[], 0]));
    await expectUp();
    await world.admin.call(imports.discard, { id: failed.id });
    await eventually(async () => expect((await world.admin.call(imports.list, {})).total).toBe(0));
  });

  it('says so when the file of a list has been taken away', async () => {
    const asked = await bringIn(world.admin, Buffer.from('alma;körte;szilva\n1;2;3\n'));
    for (const name of files()) rmSync(join(world.folder, 'files', name));
    await world.admin.call(imports.setMapping, { id: asked.id, columns: {} });
    // in a team another server may have the file, so only a server by itself can tell that it is gone
    if (dialect === 'sqlite')
      expect(await settled(world.admin, asked.id)).toMatchObject({ state: 'failed', error: { code: 'FILE_GONE' } });
    await world.admin.call(imports.discard, { id: asked.id });
  });

  it('asks which column is which when none is known', async () => {
    const other = await bringIn(world.admin, Buffer.from('alma;körte;szilva\n1;2;3\n4;5;6\n'));
    expect(other.state).toBe('needs_mapping');
    expect(other.mapping?.missing).toEqual(['accountNumber', 'holderName', 'managerKind', 'mobile', 'email']);
    expect(other.mapping?.columns.map(({ letter, heading, samples }) => [letter, heading, samples])).toHaveLength(3);
    await world.admin.call(imports.discard, { id: other.id });
    await eventually(async () => expect(files()).toEqual([]));
  });

  it('takes what can be taken: a formula as a name, text in a date, two phones in a cell', async () => {
    const rows = [
      [...heading, 'Kötés dátuma'],
      ['0600000001', '=1+1', 'alkusz', '+36 30 111 2233', 'a@pelda.test', '2012.01.05.'],
      ['0600000002', 'Kovács Éva', 'tulajdonos', '+36 30 111 2234', 'b@pelda.test', 'jövő kedden'],
      ['0600000003', 'Nagy Béla', 'tulajdonos', '06 1 421 1421; 06 30/111-2235', 'c@pelda.test', '2012. január 5.'],
    ];
    const preview = await bringIn(world.admin, xlsxFile({ sheets: [{ rows: textRows(rows) }] }));
    expect(preview.counts).toMatchObject({ new: 1, faulty: 2 });
    const faulty = await world.admin.call(imports.rows, { id: preview.id, kind: 'faulty' });
    expect(faulty.rows.map((row) => row.reasons)).toMatchObject([
      [{ column: 'holderName', value: '=1+1', reason: 'formula' }],
      [{ column: 'contractDate', letter: 'F', value: 'jövő kedden', reason: 'date_unreadable' }],
    ]);
    await applied(world.admin, preview.id);
    const [account] = await world.ctx
      .db('account')
      .where('account_key', '0600000003')
      .select<{ mobile: string; secondary_phone: string; contract_date: string }[]>(
        'mobile',
        'secondary_phone',
        'contract_date',
      );
    expect(account).toEqual({ mobile: '+36301112235', secondary_phone: '+3614211421', contract_date: '2012-01-05' });
  });

  it('needs a renewal period, and to know which when there are several', async () => {
    await world.admin.call(settings.addCohort, { name: 'Másik', deadline: '2012-05-31' });
    await expect(world.admin.call(imports.upload, { filename: 'lista.csv' }, listText([line()]))).rejects.toMatchObject(
      { status: 409, code: 'COHORT_NEEDED', details: { several: true } },
    );
    const bare = await openWorld(dialect, { setUp: false });
    try {
      await bare.admin.call(session.setup, {
        displayName: 'Teszt Elek',
        username: 'admin',
        password: 'nagyon titkos jelmondat',
      });
      await expect(
        bare.admin.call(imports.upload, { filename: 'lista.csv' }, listText([line()])),
      ).rejects.toMatchObject({ status: 409, code: 'COHORT_NEEDED' });
    } finally {
      await bare.close();
    }
  });
});
