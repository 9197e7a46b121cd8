import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import { accounts } from '#contract/accounts.ts';
import { exportsContract } from '#contract/exports.ts';
import { type DifferenceKind, listDifference } from '#contract/list-difference.ts';
import { settings } from '#contract/settings.ts';
import { agents } from '../support/calling.ts';
import { applied, bringIn } from '../support/imports.ts';
import { line, listText, type Line } from '../support/list-text.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('the difference of two lists on %s', (dialect) => {
  let world: World;
  let was: number;
  let now: number;
  const [same, moved, left, comes, returns] = [line, line, line, line, line].map((make, at) =>
    make({ town: `Város ${at}`, registered: 'nem' }),
  ) as [Line, Line, Line, Line, Line];
  const take = async (lines: readonly Line[]): Promise<number> => {
    const { id } = await bringIn(world.admin, listText(lines));
    return (await applied(world.admin, id)).id;
  };
  beforeAll(async () => {
    world = await openWorld(dialect);
    await take([same, moved, left, returns]);
    was = await take([same, moved, left]);
    now = await take([same, { ...moved, town: 'Győr', registered: 'igen' }, comes, returns]);
  });
  afterAll(() => world.close());

  const counts = (pair: { was: number; now?: number }) => world.admin.call(listDifference.counts, pair);
  const rows = async (kind: DifferenceKind, pair: { was: number; now?: number } = { was, now }) =>
    (await world.admin.call(listDifference.rows, { ...pair, kind })).rows;

  it('counts what is new, changed, gone, here again and the same, and shows each', async () => {
    const told = await counts({ was, now });
    expect(told.counts).toEqual({ new: 1, changed: 1, gone: 1, back: 1, same: 1 });
    expect(told).toMatchObject({ was: { id: was, lines: 3 }, now: { id: now, lines: 4 }, leftOut: [] });
    expect((await rows('new')).map((row) => row.accountNumber)).toEqual([comes.number]);
    expect((await rows('gone')).map((row) => row.accountNumber)).toEqual([left.number]);
    expect((await rows('back')).map((row) => row.accountNumber)).toEqual([returns.number]);
    expect((await rows('same')).map((row) => row.accountNumber)).toEqual([same.number]);
    expect(await rows('changed')).toMatchObject([
      {
        accountNumber: moved.number,
        holderName: moved.name,
        changes: [
          { field: 'town', before: 'Város 1', after: 'Győr' },
          { field: 'registered', before: 'no', after: 'yes' },
        ],
      },
    ]);
  });

  it('holds the other way round, and leaves out columns only one of them has', async () => {
    expect((await counts({ was: now, now: was })).counts).toMatchObject({ gone: 2, changed: 1, same: 1 });
    const { id: narrow } = await bringIn(
      world.admin,
      listText([same, moved, comes, returns].map(({ town: _town, ...rest }) => rest)),
    );
    const told = await counts({ was: now, now: narrow });
    expect(told).toMatchObject({ counts: { changed: 1, same: 3, new: 0, gone: 0 }, leftOut: ['town'] });
    expect((await rows('changed', { was: now, now: narrow }))[0]?.changes).toEqual([
      { field: 'registered', heading: null, before: 'yes', after: 'no' },
    ]);
  });

  it('holds a list against the accounts as they are', async () => {
    const told = await counts({ was: now });
    expect(told).toMatchObject({ now: null, counts: { same: 4, changed: 0, new: 0, gone: 0 } });
    const { rows: found } = await world.admin.call(accounts.list, { q: same.number });
    await world.admin.call(accounts.correct, { id: found[0]?.id ?? 0, email: 'masik@pelda.test' });
    expect(await rows('changed', { was: now })).toMatchObject([
      { changes: [{ field: 'email', before: same.email, after: 'masik@pelda.test' }] },
    ]);
  });

  it('pages by account number, and enters anywhere', async () => {
    const many = Array.from({ length: 12 }, () => line());
    const { rows: cohorts } = await world.admin.call(settings.cohorts, {});
    const cohort = (await world.admin.call(settings.addCohort, { name: 'Másik', deadline: '2012-03-31' })).id;
    expect(cohorts).toHaveLength(1);
    const empty = await bringIn(world.admin, listText([line()]), { cohort });
    const full = await bringIn(world.admin, listText(many), { cohort });
    const ask = { was: empty.id, now: full.id, kind: 'new', limit: 5 } as const;
    const first = await world.admin.call(listDifference.rows, ask);
    expect([first.total, first.rows.length]).toEqual([12, 5]);
    const second = await world.admin.call(listDifference.rows, { ...ask, after: first.next ?? '' });
    const jumped = await world.admin.call(listDifference.rows, { ...ask, skip: 5 });
    expect(jumped.rows).toEqual(second.rows);
    expect(new Set([...first.rows, ...second.rows].map((row) => row.accountNumber)).size).toBe(10);
    for (const id of [empty.id, full.id]) await world.admin.send('DELETE', `/api/imports/${id}`);
  });

  it('reads on where a step of reading ends, by what stands in the lines and by their hashes', async () => {
    const cohort = (await world.admin.call(settings.addCohort, { name: 'Hosszú', deadline: '2012-03-31' })).id;
    const steps = 2_100;
    const many = Array.from({ length: steps }, () => line({ town: 'Pécs' }));
    const next = many.slice(3).map((told, at) => (at % 250 === 0 ? { ...told, town: 'Győr' } : told));
    const lists = [many, [...next, line({ town: 'Vác' })], next.map(({ town: _town, ...rest }) => rest)];
    const [whole = 0, later = 0, narrow = 0] = await Promise.all(
      lists.map(async (lines) => (await bringIn(world.admin, listText(lines), { cohort })).id),
    );
    const told = { gone: 3, changed: 9, same: steps - 12, new: 1, back: 0 };
    expect((await counts({ was: whole, now: later })).counts).toEqual(told);
    expect((await counts({ was: whole, now: narrow })).counts).toEqual({
      ...told,
      changed: 0,
      same: steps - 3,
      new: 0,
    });
    const changed = await rows('changed', { was: whole, now: later });
    expect(changed.map(({ accountNumber }) => accountNumber)).toEqual(
      next.flatMap(({ number }, at) => (at % 250 === 0 ? number : [])),
    );
    for (const id of [whole, later, narrow]) await world.admin.send('DELETE', `/api/imports/${id}`);
  }, 60_000);

  it('goes to Excel, a line for each change, for the administrator alone', async () => {
    const asked = { kind: 'difference', difference: { was, now }, reason: 'próba' } as const;
    const { id } = await world.admin.call(exportsContract.make, asked);
    await expect
      .poll(async () => (await world.admin.call(exportsContract.show, { id })).state, { timeout: 60_000 })
      .toBe('ready');
    const { bytes } = await world.admin.download(`/api/exports/${id}/file`);
    const book = read(bytes);
    const sheet = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
    expect(sheet.slice(1).map(([kind, number, , field]) => [kind, number, field])).toEqual([
      ['Új', comes.number, undefined],
      ['Változott', moved.number, 'Település'],
      ['Változott', moved.number, 'Regisztrált'],
      ['Kikerült', left.number, undefined],
      ['Újra megjelent', returns.number, undefined],
    ]);
    const [agent] = await agents(world, 1);
    await expect(agent?.call(exportsContract.make, asked)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    expect((await agent?.send('GET', `/api/imports/difference?was=${was}`))?.status).toBe(403);
    await expect(counts({ was: 999 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
