import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf, rowsOfKept } from '#db/rows.ts';
import * as accounts from '../../api/accounts/accounts.ts';
import { addAccount } from '../support/accounts.ts';
import { eventually } from '../support/eventually.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('what a transaction ends with on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
    await world.ctx.write(({ db }) => db.raw('create table ended_with (id integer primary key)'));
  });
  afterAll(() => world.close());

  const insert = 'insert into ended_with (id) values (?) returning id';
  const kept = async (): Promise<number[]> =>
    (await rowsOf<{ id: number }>(world.ctx.db, 'select id from ended_with order by id')).map(({ id }) => id);

  it('travels with the commit, in the order it was asked, and is answered after it', async () => {
    const { last } = await world.ctx.write((tx) => {
      void tx.along(rowsOfKept(tx.db, insert, [1]));
      return Promise.resolve({ last: tx.along(rowsOfKept(tx.db, 'update ended_with set id = 2 returning id')) });
    });
    expect(await last).toEqual([{ id: 2 }]);
    expect(await kept()).toEqual([2]);
  });

  it('undoes all of it when it fails, says why, and leaves the way free', async () => {
    const failed = world.ctx.write((tx) => {
      void tx.along(rowsOfKept(tx.db, insert, [3]));
      void tx.along(rowsOfKept(tx.db, insert, [2]));
      return Promise.resolve();
    });
    await expect(failed).rejects.toThrow(/unique/i);
    expect(await kept()).toEqual([2]);
    await world.ctx.write((tx) => rowsOfKept(tx.db, insert, [4]));
    expect(await kept()).toEqual([2, 4]);
  });

  it('reminders noted when the power went count at the next turn, each of them', async () => {
    const [twice, once] = [await addAccount(world), await addAccount(world)];
    const notes = [twice, once, twice].map((account_id, at) => ({
      outbox_id: 1000 + at,
      account_id,
      channel: 'email',
      at: `2012-02-15T09:00:0${at}.000Z`,
    }));
    await world.ctx.write(({ db }) => db('reached').insert(notes));
    world.ctx.wake('reached');
    const left = await eventually(async () => {
      const rows = await rowsOf(world.ctx.db, 'select outbox_id from reached');
      if (rows.length > 0) throw new Error(`${rows.length} notes left`);
      return Promise.all([twice, once].map((id) => accounts.find(world.ctx, id)));
    }, 60_000);
    expect(left).toMatchObject([
      { reminders_email: 2, step: 'invited', last_contact_at: '2012-02-15T09:00:02.000Z' },
      { reminders_email: 1, step: 'invited' },
    ]);
  });
});
