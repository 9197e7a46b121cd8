import { cpSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { backups } from '#contract/backups.ts';
import { erasure } from '#contract/erasure.ts';
import { history } from '#contract/history.ts';
import { session } from '#contract/session.ts';
import { settings } from '#contract/settings.ts';
import { openDatabase, type DatabaseSource } from '#db/connect.ts';
import { start, type Running } from '../../api/start.ts';
import { addMany } from '../support/accounts.ts';
import { Client } from '../support/client.ts';
import { KEY, dump, emptyDatabase } from '../support/databases.ts';
import { dialects } from '../support/world.ts';

/* What docs/…/backup.md tells an administrator to do, done. */

const root = join(import.meta.dirname, '..', '..');

async function putBack(source: DatabaseSource, folder: string, id: string): Promise<void> {
  if ('sqlite' in source) {
    const { filename } = source.sqlite;
    for (const file of [filename, `${filename}-wal`, `${filename}-shm`])
      if (existsSync(file)) renameSync(file, `${file}.aside`);
    cpSync(join(folder, 'backups', `${id}.sqlite`), filename);
    return;
  }
  const client = new pg.Client({ connectionString: source.postgresql.url });
  await client.connect();
  try {
    await client.query(readFileSync(join(root, 'docs', 'restore-copy.sql'), 'utf8').replace(`:'copy'`, `'${id}'`));
  } finally {
    await client.end();
  }
}

async function rows(source: DatabaseSource): Promise<Record<string, string[]>> {
  const database = await openDatabase(source);
  try {
    return await dump(database);
  } finally {
    await database.close();
  }
}

it.each(dialects)(
  'a copy put back by hand on %s is everything as it was but for who was erased since, and work goes on',
  async (dialect) => {
    const { source, folder, drop } = await emptyDatabase(dialect);
    const begin = (): Promise<Running> =>
      start({
        dataDir: folder,
        port: 0,
        portalPort: 'off',
        key: KEY,
        keyFile: null,
        training: true,
        demo: null,
        clock: null,
        launchSecret: null,
        databaseUrl: 'postgresql' in source ? source.postgresql.url : null,
        bundles: folder,
      });
    const firm = (code: string) => ({ code, name: `${code} Kft.`, kind: 'broker' as const });

    let running = await begin();
    let admin = new Client(running.url);
    const person = { username: 'admin', password: 'nagyon titkos jelmondat' };
    await admin.call(session.setup, {
      displayName: 'Teszt Elek',
      ...person,
      insurer: { name: 'Minta Biztosító' },
      cohort: { name: '2012', deadline: '2012-02-20' },
    });
    const [erased = 0, other = 0] = await running.ctx.write((tx) => addMany(tx.db, 2));
    await admin.call(settings.addIntermediary, firm('K1'));
    await running.close();
    const then = await rows(source);

    running = await begin();
    admin = new Client(running.url);
    await admin.call(session.signIn, person);
    const { id } = await admin.call(backups.make, {});
    await admin.call(settings.addIntermediary, firm('K2'));
    const { accountNumber } = await admin.call(accounts.card, { id: erased });
    await admin.call(erasure.erase, { id: erased, reason: 'asked', accountNumber });
    await running.close();
    expect((await rows(source))['intermediary']).toHaveLength(2);

    await putBack(source, folder, id);
    const now = await rows(source);
    // Signing in to make the copy left its trace before the copy was made; so did the jobs that note how far they looked.
    const { history: were = [], history_head: _head, staff_session: _open, call_setting: _seen, ...others } = then;
    expect(now).toMatchObject(others);
    expect(now['history']).toEqual(expect.arrayContaining(were));

    running = await begin();
    admin = new Client(running.url);
    await admin.call(session.signIn, person);
    expect((await admin.call(accounts.card, { id: erased })).erasedOn).not.toBeNull();
    expect((await admin.call(accounts.card, { id: other })).erasedOn).toBeNull();
    expect(
      (await admin.call(history.list, { action: 'account.erased_again' })).rows.map(({ object }) => object),
    ).toEqual([`account:${erased}`]);
    expect(await admin.call(history.verify, {})).toMatchObject({ intact: true });
    await admin.call(settings.addIntermediary, firm('K3'));
    const { rows: firms } = await admin.call(settings.intermediaries, {});
    expect(firms.map(({ code }) => code)).toEqual(['K1', 'K3']);
    await running.close();
    await drop();
  },
);
