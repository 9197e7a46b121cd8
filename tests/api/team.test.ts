import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { exportsContract } from '#contract/exports.ts';
import { imports } from '#contract/imports.ts';
import { rowsOf } from '#db/rows.ts';
import { addMany } from '../support/accounts.ts';
import { Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { line, listText } from '../support/list-text.ts';
import { openWorld, type World } from '../support/world.ts';

describe('a server of a team whose line to the others is cut', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('postgresql');
  });
  afterAll(() => world.close());

  const cut = (name: string) =>
    rowsOf(
      world.ctx.db,
      'select pg_terminate_backend(pid) from pg_stat_activity where application_name = ? and datname = current_database() and pid <> pg_backend_pid()',
      [name],
    );

  it('says that a change was made, although nobody can be told of it', async () => {
    const [id = 0] = await world.ctx.write((tx) => addMany(tx.db, 1));
    await cut('kapocs-hints');
    const card = await world.admin.call(accounts.correct, { id, email: 'uj@pelda.test' });
    expect(card.email).toBe('uj@pelda.test');
  });

  it(
    'reads and applies a list to its end although the database server hangs up now and then',
    { timeout: 60_000 },
    async () => {
      const lines = Array.from({ length: 2000 }, () => line());
      const { id } = await world.admin.call(imports.upload, { filename: 'lista.csv' }, listText(lines));
      const reached = async (state: string): Promise<void> => {
        for (let cuts = 0; ; cuts += 1) {
          const now = await world.admin.send('GET', `/api/imports/${id}`);
          const said = now.status === 200 ? (now.body as { state: string }).state : 'unknown';
          expect(said).not.toBe('failed');
          if (said === state) return;
          if (cuts < 2) await cut('kapocs').catch(() => undefined);
          await new Promise((resolve) => setTimeout(resolve, 150));
        }
      };
      await reached('preview');
      await world.admin.call(imports.apply, { id });
      await reached('applied');
      expect((await world.admin.call(imports.one, { id })).counts).toMatchObject({ new: 2000, faulty: 0 });
      expect((await world.admin.call(accounts.list, { q: 'Lista' })).total).toBe(2000);
    },
  );

  it('begins a change anew when it and another one wait for each other', async () => {
    const [first = 0, second = 0] = await world.ctx.write((tx) => addMany(tx.db, 2));
    const met = Promise.withResolvers<undefined>();
    let waiting = 0;
    let attempts = 0;
    const crossing = (one: number, other: number): Promise<void> =>
      world.ctx.write(async (tx) => {
        attempts += 1;
        const touch = (id: number) => tx.db('account').where({ id }).increment('revision', 1);
        await touch(one);
        if ((waiting += 1) === 2) met.resolve(undefined);
        await met.promise;
        await touch(other);
      });
    await Promise.all([crossing(first, second), crossing(second, first)]);
    // On a busy machine the one that gave way may have to do so again.
    expect(attempts).toBeGreaterThan(2);
    const revisions = await world.ctx.db('account').whereIn('id', [first, second]).select('revision');
    expect(revisions).toEqual([{ revision: 2 }, { revision: 2 }]);
  });

  it('a report another server wrote is not served as if it were lost, and cleared away there too', async () => {
    const server = await world.neighbour();
    const folder = server.ctx.folders.data;
    const { id } = await world.admin.call(exportsContract.make, {
      kind: 'intermediaries',
      format: 'csv',
      language: 'hu',
      filter: {},
      reason: 'havi jelentés',
    });
    const made = await eventually(async () => {
      const [row] = await world.ctx.db('export').where({ id, state: 'ready' }).select<{ file: string }[]>('file');
      expect(row).toBeDefined();
      return row?.file ?? '';
    });
    const here = existsSync(join(world.folder, 'exports', made));
    const elsewhere = new Client(here ? server.url : world.running.url, world.admin);
    const path = `/api/exports/${id}/file`;
    expect(await elsewhere.send('GET', path)).toMatchObject({
      status: 409,
      body: { error: { code: 'FILE_ELSEWHERE' } },
    });
    expect((await new Client(here ? world.running.url : server.url, world.admin).send('GET', path)).status).toBe(200);
    // The entry goes at the one server; the file goes at the other, which has it.
    await world.ctx.write((tx) => tx.db('export').where({ id }).delete());
    (here ? world.ctx : server.ctx).wakeAll();
    await eventually(async () => expect(existsSync(join(here ? world.folder : folder, 'exports', made))).toBe(false));
  });

  it('goes on after the database server hung up', async () => {
    await cut('kapocs');
    const answers = await Promise.all(Array.from({ length: 8 }, () => world.admin.send('GET', '/api/accounts')));
    for (const { status, body } of answers)
      if (status !== 200) expect(body).toMatchObject({ error: { code: 'DATABASE_UNREACHABLE' } });
    expect((await world.admin.send('GET', '/api/accounts')).status).toBe(200);
  });
});
