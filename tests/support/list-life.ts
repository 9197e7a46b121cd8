import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { read, utils } from 'xlsx';
import { columnWords, type AccountColumn } from '#contract/account-columns.ts';
import { exportsContract } from '#contract/exports.ts';
import { imports, type Import } from '#contract/imports.ts';
import { rowsOf } from '#db/rows.ts';
import { anyClients, isFaulty, type AnyClient } from './any-list.ts';
import { eventually } from './eventually.ts';
import { applied, bringIn, settled, undone } from './imports.ts';
import { listText, type Line } from './list-text.ts';
import { seeded, shuffled } from './random.ts';
import type { World } from './world.ts';

export type ListLife = { clients: AnyClient[]; order: number };

export const listLives = (most: number): fc.Arbitrary<ListLife> =>
  fc.record({ clients: anyClients(most), order: fc.nat() });

type Row = Record<string, unknown>;
const rows = (world: World, query: string): Promise<Row[]> => rowsOf<Row>(world.ctx.db, query);

/** The touched tables, byte by byte; counts of accounts as sums. */
async function dump(world: World): Promise<string[]> {
  const all = await Promise.all(
    [
      'select * from account order by id',
      'select * from intermediary order by id',
      'select * from call_task order by id',
      'select * from outbox order by id',
      `select status, step, deadline, sum(n) as n from account_tally
       group by status, step, deadline having sum(n) <> 0 order by 1, 2, 3`,
    ].map((query) => rows(world, query)),
  );
  return all.flat().map((row) => JSON.stringify(row));
}

/** What the clients and their firms have come to, whatever their ids and whenever they came. */
async function cameTo(world: World): Promise<string[]> {
  const passing = new Set(['id', 'intermediary_id', 'created_at']);
  const found = [
    ...(await rows(
      world,
      'select account.*, intermediary.code from account left join intermediary on intermediary.id = intermediary_id',
    )),
    ...(await rows(world, 'select * from intermediary')),
  ];
  return found.map((row) => JSON.stringify(Object.entries(row).filter(([name]) => !passing.has(name)))).toSorted();
}

async function take(world: World, bytes: Buffer, part?: boolean): Promise<Import> {
  const { id } = await world.admin.call(imports.upload, { filename: 'lista', part }, bytes);
  const { state, error } = await settled(world.admin, id);
  assert.equal(state, 'preview', `a list is ${state}: ${error?.code}`);
  return applied(world.admin, id);
}

/** The list of accounts as a workbook. */
async function exported(world: World): Promise<Buffer> {
  const { id } = await world.admin.call(exportsContract.make, { kind: 'accounts', reason: 'oda-vissza' });
  await eventually(async () =>
    assert.equal((await world.admin.call(exportsContract.show, { id })).state, 'ready', 'the file is not ready'),
  );
  return (await world.admin.download(`/api/exports/${id}/file`)).bytes;
}

function cellsOf(workbook: Buffer): Row[] {
  const book = read(workbook, { type: 'buffer' });
  return utils
    .sheet_to_json<Row>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { defval: '' })
    .toSorted((a, b) => (String(Object.values(a)[0]) < String(Object.values(b)[0]) ? -1 : 1));
}

async function takeBack(world: World, { id }: Import): Promise<void> {
  const { state, counts } = await undone(world.admin, id);
  assert.deepEqual([state, counts.kept], ['undone', 0]);
}

/** Brings a list in only to look at what it would change. */
async function look(world: World, bytes: Buffer, filename: string): Promise<Import['counts']> {
  const { id, state, counts } = await bringIn(world.admin, bytes, { filename });
  assert.equal(state, 'preview');
  await world.admin.call(imports.discard, { id });
  return counts;
}

const serialOf = (day: string): number | '' =>
  day === '' ? '' : Date.parse(day.replace(/\.$/, '').replace(/\.\s?/g, '-')) / 86_400_000 + 25_569;

/** The cells of the file that stand in the list as they are. */
const told = (line: Line): Row => {
  const cells: Partial<Record<AccountColumn, string | number>> = {
    accountNumber: line.number ?? '',
    holderName: line.name ?? '',
    mobile: (line.mobile ?? '').replaceAll(' ', ''),
    email: line.email ?? '',
    intermediaryCode: line.firm ?? '',
    intermediaryName: line.firmName ?? '',
    contractDate: serialOf(line.contractDate ?? ''),
  };
  return Object.fromEntries(Object.entries(cells).map(([name, cell]) => [columnWords.hu[name as AccountColumn], cell]));
};

/**
 * Lives through a list: taken in whole, in another order, as the program gives it out, changed by the next one, taken
 * back, and in two parts. Leaves nothing behind; throws what did not hold.
 */
export async function liveThroughList(world: World, { clients, order }: ListLife): Promise<void> {
  const random = seeded(order);
  const lines = clients.flatMap(({ now, twice }) => (twice ? [now, now] : [now]));
  const good = clients.map(({ now }) => now).filter((line) => !isFaulty(line));
  if (good.length === 0) return;
  const nothing = await dump(world);

  const whole = await take(world, listText(lines));
  const ends = await cameTo(world);
  const before = await dump(world);

  const columns = shuffled(Object.keys(lines[0] ?? {}) as (keyof Line)[], random);
  const { new: added, changed, gone, same } = await look(world, listText(shuffled(lines, random), columns), 'sorrend');
  assert.deepEqual(
    { added, changed, gone, same },
    { added: 0, changed: 0, gone: 0, same: good.length },
    'another order',
  );

  const file = await exported(world);
  const cells = cellsOf(file);
  assert.partialDeepStrictEqual(
    cells,
    good.map(told).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  );
  const again = await look(world, file, 'kapocs.xlsx');
  assert.deepEqual(
    [again.new, again.changed, again.gone, again.faulty, again.same],
    [0, 0, 0, 0, good.length],
    'the list as the program gives it out',
  );

  const nextLines = clients.flatMap(({ next }) => next ?? []);
  if (nextLines.some((line) => !isFaulty(line))) {
    const next = await take(world, listText(shuffled(nextLines, random)));
    await takeBack(world, next);
    assert.deepEqual(await dump(world), before, 'the next list was not taken back to the byte');
  }
  await takeBack(world, whole);
  assert.deepEqual(await dump(world), nothing, 'the list was not taken back to the byte');

  const halves = [true, false].map((half) => clients.filter((client) => client.half === half).map(({ now }) => now));
  const parts: Import[] = [];
  for (const half of halves.filter((part) => part.some((line) => !isFaulty(line))))
    parts.push(await take(world, listText(half), true));
  assert.deepEqual(await cameTo(world), ends, 'two parts came to something else than the whole');
  for (const part of parts.toReversed()) await takeBack(world, part);

  const back = await take(world, file);
  assert.deepEqual(cellsOf(await exported(world)), cells, 'a cell was lost on the way out and in');
  await takeBack(world, back);
  assert.deepEqual(await dump(world), nothing, 'something was left behind');
}
