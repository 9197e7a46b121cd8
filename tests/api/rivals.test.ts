import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { session } from '#contract/session.ts';
import { users } from '#contract/users.ts';
import * as history from '../../api/history/history.ts';
import { addMany } from '../support/accounts.ts';
import { signInAs } from '../support/people.ts';
import { ADMIN, dialects, openWorld, type World } from '../support/world.ts';

const statuses = async (calls: readonly Promise<{ status: number }>[]): Promise<number[]> =>
  (await Promise.all(calls)).map(({ status }) => status).sort();

/** Holds the end of the history, so that all who change something meanwhile stand before it together. */
async function together<T>(world: World, rivals: () => Promise<T>): Promise<T> {
  let going = Promise.resolve() as Promise<unknown> as Promise<T>;
  await world.ctx.write(async (tx) => {
    await history.record(tx, { action: 'view.saved', object: 'view' });
    going = rivals();
    await new Promise((resolve) => setTimeout(resolve, 700));
  });
  return going;
}

describe.each(dialects)('two at once on %s', (dialect) => {
  describe('before anybody is there', () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(dialect, { setUp: false });
    });
    afterAll(() => world.close());

    it('a password anybody would guess is no beginning', async () => {
      await expect(
        world.stranger().call(session.setup, { displayName: 'X', username: 'admin', password: 'adminadminadmin1' }),
      ).rejects.toMatchObject({ code: 'PASSWORD_POLICY' });
    });

    it('only one becomes the first administrator', async () => {
      const setUp = (username: string) =>
        world.stranger().send('POST', '/api/setup', { displayName: 'Első', ...ADMIN, username });
      expect(await together(world, () => statuses(['egy', 'kettő', 'három'].map(setUp)))).toEqual([201, 409, 409]);
    });
  });

  describe('later', () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(dialect);
    });
    afterAll(() => world.close());

    it('administrators who switch each other off leave one', async () => {
      const deputy = await signInAs(world, 'admin', 'helyettes');
      const { rows } = await world.admin.call(users.list, {});
      const idOf = (username: string) => rows.find((row) => row.username === username)?.id;
      const off = (who: typeof deputy, username: string) =>
        who.send('PATCH', `/api/users/${idOf(username)}`, { role: 'agent' });
      const calls = () => statuses([off(world.admin, 'helyettes'), off(deputy, ADMIN.username)]);
      expect(await together(world, calls)).toEqual([200, 409]);
      await world.ctx.write((tx) => tx.db('staff').update({ role: 'admin' }));
      await world.admin.call(session.signIn, ADMIN);
    });

    it('the same name is given once, and the other is told', async () => {
      const person = { displayName: 'Iker', role: 'agent', password: 'nagyon titkos jelmondat' };
      const add = () => world.admin.send('POST', '/api/users', { ...person, username: 'iker' });
      expect(await together(world, () => statuses([add(), add(), add()]))).toEqual([201, 409, 409]);
      const firm = () => world.admin.send('POST', '/api/intermediaries', { code: 'IKER', name: 'Iker', kind: 'agent' });
      expect(await together(world, () => statuses([firm(), firm(), firm()]))).toEqual([201, 409, 409]);
    });

    it('of corrections made from the same card the second one is told to look again', async () => {
      const [id = 0] = await world.ctx.write((tx) => addMany(tx.db, 1));
      const { revision } = await world.admin.call(accounts.card, { id });
      const correct = (email: string) => world.admin.send('PATCH', `/api/accounts/${id}`, { revision, email });
      const calls = () => statuses([correct('egyik@pelda.test'), correct('masik@pelda.test')]);
      expect(await together(world, calls)).toEqual([200, 409]);
    });

    it('each of many wrong passwords counts', async () => {
      await signInAs(world, 'agent', 'sokan');
      const wrong = () => world.stranger().send('POST', '/api/session', { username: 'sokan', password: 'nem ez az' });
      await statuses(Array.from({ length: 8 }, wrong));
      await expect(
        world.stranger().call(session.signIn, { username: 'sokan', password: ADMIN.password }),
      ).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    });
  });
});
