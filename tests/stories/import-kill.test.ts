import { expect, it } from 'vitest';
import { importAndKill } from '../support/import-and-kill.ts';
import { dialects } from '../support/world.ts';

const KILLS = 10;

it.each(dialects)(
  'lists whose program is killed ten times each while reading, applying and taking back end on %s as if nothing had happened',
  async (dialect) => {
    const { truth, calm, stormy, kills } = await importAndKill(dialect, { lines: 2000, kills: KILLS, seed: 11 });
    expect(calm.counts[0]).toMatchObject(truth);
    expect(kills).toEqual({ reading: KILLS, applying: KILLS, undoing: KILLS });
    expect(stormy).toEqual(calm);
  },
  240_000,
);
