import { beforeAll, describe, expect, it } from 'vitest';
import { courseOf } from '../support/import-and-kill.ts';
import { dialects } from '../support/world.ts';

/** On each database: reading and applying are killed ten times in all; each phase thirty times in the long form. */
const KILLS = { reading: 5, applying: 5, undoing: 2 };

describe('lists whose program is killed again and again', () => {
  const course = courseOf({ lines: 2000, seed: 11 });
  let calm: Awaited<ReturnType<typeof course.inPeace>>;
  beforeAll(async () => {
    calm = await course.inPeace('sqlite');
  });

  it('are counted as their lines say', () => {
    expect(calm.counts[0]).toMatchObject(course.truth);
  });

  it.each(dialects)(
    'end on %s as if nothing had happened, killed while reading, applying and taking back',
    async (dialect) => {
      expect(await course.inStorm(dialect, KILLS)).toEqual({ left: calm, kills: KILLS });
    },
    300_000,
  );
});
