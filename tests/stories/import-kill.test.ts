import { expect, it } from 'vitest';
import { importAndKill } from '../support/import-and-kill.ts';
import { dialects } from '../support/world.ts';

/** Taking back is killed as often as the others in the long form. */
const KILLS = { reading: 10, applying: 10, undoing: 3 };

it.each(dialects)(
  'lists whose program is killed ten times each while reading and applying, and while taking back, end on %s as if nothing had happened',
  async (dialect) => {
    const { truth, calm, stormy, kills } = await importAndKill(dialect, { lines: 2000, kills: KILLS, seed: 11 });
    expect(calm.counts[0]).toMatchObject(truth);
    expect(kills).toEqual(KILLS);
    expect(stormy).toEqual(calm);
  },
  300_000,
);
