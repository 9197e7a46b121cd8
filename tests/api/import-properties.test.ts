import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '#db/rows.ts';
import { applied, bringIn, clearTable, undone } from '../support/imports.ts';
import { line, listText, type Line } from '../support/list-text.ts';
import { seeded, shuffled } from '../support/random.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const towns = ['Szeged', 'Győr', 'Pécs', '', 'Őriszentpéter'];

/** A list in which anything may have become of everybody. */
function nextList(lines: readonly Line[], random: () => number): Line[] {
  const kept = lines.filter(() => random() > 0.1);
  const changed = kept.map((it): Line => {
    const chance = random();
    if (chance < 0.15) return { ...it, town: towns[Math.floor(random() * towns.length)] ?? '' };
    if (chance < 0.25) return { ...it, mobile: `06 70 ${3_000_000 + Math.floor(random() * 999_999)}` };
    if (chance < 0.35)
      return { ...it, registered: 'igen', registeredOn: '2012. 02. 0' + (1 + Math.floor(random() * 8)) };
    if (chance < 0.4) return { ...it, email: '' };
    if (chance < 0.45) return { ...it, firm: `F${Math.floor(random() * 50)}` };
    return it;
  });
  return shuffled([...changed, ...Array.from({ length: 8 }, () => newLine(random))], random);
}

const newLine = (random: () => number): Line =>
  line({
    town: towns[Math.floor(random() * towns.length)] ?? '',
    registered: random() < 0.2 ? 'igen' : 'nem',
    registeredOn: '',
    firm: random() < 0.5 ? `F${Math.floor(random() * 10)}` : '',
    firmName: '',
  });

describe.each(dialects)('what must hold for any list, on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());
  afterEach(() => clearTable(world.admin));

  /** The touched tables, byte by byte; counts of accounts as sums. */
  async function state(): Promise<string[]> {
    const accounts = await rowsOf<Record<string, unknown>>(world.ctx.db, 'select * from account order by id');
    const firms = await rowsOf<Record<string, unknown>>(world.ctx.db, 'select * from intermediary order by id');
    const tally = await rowsOf<{ status: string; n: number }>(
      world.ctx.db,
      'select status, step, deadline, sum(n) as n from account_tally group by status, step, deadline having sum(n) <> 0 order by 1, 2, 3',
    );
    return [...accounts, ...firms, ...tally].map((row) => JSON.stringify(row));
  }

  it('an order of lines and columns means nothing: 0 changes', async () => {
    const random = seeded(2012);
    const lines = Array.from({ length: 60 }, () => newLine(random));
    await applied(world.admin, (await bringIn(world.admin, listText(lines))).id);
    for (let run = 0; run < 2; run += 1) {
      const columns = shuffled(Object.keys(lines[0] ?? {}) as (keyof Line)[], random);
      const other = await bringIn(world.admin, listText(shuffled(lines, random), columns));
      expect(other.counts).toMatchObject({ new: 0, changed: 0, same: 60, faulty: 0, gone: 0, repeated: 0 });
    }
  });

  it.each([1, 2])('undo restores every byte of what a list touched (seed %i)', async (seed) => {
    const random = seeded(seed);
    const first = Array.from({ length: 80 }, () => newLine(random));
    await applied(world.admin, (await bringIn(world.admin, listText(first))).id);
    const second = nextList(first, random);
    await applied(world.admin, (await bringIn(world.admin, listText(second))).id);

    const before = await state();
    const third = await bringIn(world.admin, listText(nextList(second, random)));
    expect(third.counts.changed).toBeGreaterThan(10);
    expect(third.counts.gone).toBeGreaterThan(0);
    await applied(world.admin, third.id);
    expect(await state()).not.toEqual(before);
    const { counts } = await undone(world.admin, third.id);
    expect(counts.kept).toBe(0);
    expect(await state()).toEqual(before);
  });
});
