import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errors } from '#contract/errors.ts';
import { imports, type ImportRow, type RowView } from '#contract/imports.ts';
import { rowsOf } from '#db/rows.ts';
import { bringIn } from '../../support/imports.ts';
import { Refused } from '../../support/client.ts';
import { dialects, openWorld, type World } from '../../support/world.ts';
import { clients, corpus, unshown, type Truth } from './corpus-truth.ts';

const folder = join(import.meta.dirname, '..', '..', 'lists', 'corpus');
const truth = new Map(clients.map((client) => [client.accountNumber, client]));

/** A few at once: most of a list's time is the start of the thread that reads it. */
const LANES = 4;

/** Reading knows no database: a handful shows that what was read is kept by both. */
const handful = [
  'kapocs.xlsx',
  'openpyxl-datumok.xlsx',
  'openpyxl-ketszer.xlsx',
  'szoveg-idezojelek.csv',
  'sheetjs.ods',
];
const lists = Object.entries(corpus);
const asked = {
  sqlite: lists,
  postgresql: lists.filter(([name]) => handful.includes(name)),
};

it('all lists of the corpus are told of, and there are enough of them', () => {
  const files = readdirSync(folder).filter((name) => name !== 'README.md');
  expect(files.toSorted()).toEqual(Object.keys(corpus).toSorted());
  expect(files.length).toBeGreaterThan(40);
});

/** Refusals of other files than lists. */
const elsewhere = ['FILE_ELSEWHERE', 'FILE_NOT_PDF', 'FILE_NOT_PHOTO'];

it('every reason to refuse a list has a list in the corpus', () => {
  const reasons = Object.keys(errors).filter((code) => code.startsWith('FILE_') && !elsewhere.includes(code));
  const shown = lists.flatMap(([, told]) => ('refused' in told ? told.refused : 'failed' in told ? told.failed : []));
  expect(reasons.filter((code) => !(shown as string[]).includes(code)).toSorted()).toEqual(unshown.toSorted());
});

describe.each(dialects)('lists as programs write them, on %s', (dialect) => {
  let world: World;
  const ends = new Map<string, Awaited<ReturnType<typeof cameTo>>>();
  beforeAll(async () => {
    world = await openWorld(dialect);
    const waiting = asked[dialect].map(([name]) => name);
    const lane = async (): Promise<void> => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) ends.set(name, await cameTo(name));
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }, 180_000);
  afterAll(() => world.close());

  /** What a list came to, in the words of the truth. */
  async function cameTo(name: string): Promise<{ told: Truth; contents: unknown[] }> {
    const list = await bringIn(world.admin, readFileSync(join(folder, name)), { filename: name }).catch(
      (error: unknown) => {
        if (error instanceof Refused) return error.code;
        throw error;
      },
    );
    if (typeof list === 'string') return { told: { refused: list }, contents: [] };
    const { id, state, error, counts, mapping } = list;
    const rows = async (kind: RowView): Promise<ImportRow[]> =>
      (await world.admin.call(imports.rows, { id, kind })).rows;
    const [faulty, fresh] = [await rows('faulty'), await rows('new')];
    const contents = await rowsOf<{ content: string }>(
      world.ctx.db,
      `select content from import_row where import_id = ? and kind = 'new' order by position`,
      [id],
    );
    await world.admin.call(imports.discard, { id });
    if (error) return { told: { failed: error.code }, contents: [] };
    if (state === 'needs_mapping' && mapping)
      return { told: { asks: { missing: mapping.missing.length, ties: mapping.ties.length } }, contents: [] };
    const remarks = fresh.flatMap(({ line, remarks: made }) =>
      made.map(({ column, reason }) => `${line} ${column} ${reason}`),
    );
    return {
      told: {
        new: counts.new,
        repeated: counts.repeated,
        faults: faulty.flatMap(({ line, reasons }) =>
          reasons.map(({ column, reason }) => `${line} ${column} ${reason}`),
        ),
        remarks,
        header: mapping?.headerLine ?? 0,
        sheet: mapping?.sheet ?? 0,
        csv: mapping?.csv ? `${mapping.csv.encoding} ${mapping.csv.separator}` : '',
        broken: mapping?.brokenLetters ?? false,
      },
      contents: contents.map(({ content }) => JSON.parse(content) as unknown),
    };
  }

  it.each(asked[dialect])('%s', (name, expected) => {
    const { told, contents = [] } = ends.get(name) ?? {};
    if (!('new' in expected)) return expect(told).toEqual(expected);
    const { own, csv, ...rest } = expected;
    expect(told).toMatchObject({
      repeated: 0,
      remarks: [],
      header: 1,
      sheet: 0,
      broken: false,
      ...rest,
      ...(csv !== undefined && { csv }),
    });
    if (own) return;
    for (const content of contents)
      expect(content).toEqual(truth.get((content as { accountNumber: string }).accountNumber));
  });
});
