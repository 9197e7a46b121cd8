import { expect, it } from 'vitest';
import { liveSending } from '../support/sending-life.ts';
import { dialects } from '../support/world.ts';

const seed = Number(process.env['KAPOCS_SEED'] ?? 20120220);

it.each(dialects)(
  'whatever people and power cuts do to campaigns on %s: at most once to each, and nobody who had registered',
  { timeout: 240_000 },
  async (dialect) => {
    const figures = await liveSending(dialect, { seed, rounds: 3 });
    console.log(dialect, JSON.stringify({ seed, ...figures }));
    expect(figures['accepted']).toBeGreaterThan(0);
  },
);
