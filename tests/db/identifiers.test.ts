import { describe, expect, it } from 'vitest';
import { addMany } from '../support/accounts.ts';
import { dialects, openWorld } from '../support/world.ts';

describe.each(dialects)('a row’s number on %s', (dialect) => {
  it('is never given again: the history may tell of who had it', async () => {
    const world = await openWorld(dialect);
    try {
      const taken = await world.ctx.write(async ({ db }) => {
        const ids = await addMany(db, 3);
        await db('account').whereIn('id', ids).delete();
        return ids;
      });
      const next = await world.ctx.write(({ db }) => addMany(db, 1));
      expect(Math.min(...next)).toBeGreaterThan(Math.max(...taken));
    } finally {
      await world.close();
    }
  });
});
