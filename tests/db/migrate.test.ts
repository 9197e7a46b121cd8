import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#db/connect.ts';
import { migrate, pendingMigrations } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';
import { start } from '../../api/start.ts';
import { dump, emptyDatabase, tableNames } from '../support/databases.ts';
import { dialects } from '../support/world.ts';

const now = (): string => '2012-02-15T09:00:00.000Z';

/** A little of everything the first two steps know, so that later steps have something to spoil. */
async function furnish(db: Database): Promise<void> {
  await db.write.raw(
    `insert into insurer (id, name, portal_name, mailbox_name, portal_url, colours) values (1, 'Minta Biztosító', 'Ügyfélportál', 'Küldeményeim', '', '{}')`,
  );
  await db.write.raw(`insert into cohort (id, insurer_id, name, deadline) values (1, 1, '2012', '2012-02-20')`);
  await db.write.raw(
    `insert into intermediary (id, code, name, name_sort, kind) values (1, 'K0001', 'Közvetítő 1 Kft.', 'kozvetito', 'broker')`,
  );
}

async function account(db: Database): Promise<void> {
  await db.write.raw(
    `insert into account (insurer_id, cohort_id, account_number, account_key, holder_id, holder_name, holder_kind, name_sort, search_text, manager_kind, intermediary_id, reachable, deadline, created_at)
     values (1, 1, '0410000001', '0410000001', 'h1', 'Őze Ágnes', 'person', 'oze agnes', 'oze agnes 0410000001', 'owner', 1, 1, '2012-02-20', '2012-02-01T00:00:00.000Z')`,
  );
}

describe.each(dialects)('migrations on %s', (dialect) => {
  const steps = migrations.map((migration, index) => ({ name: migration.name, index }));

  it.each(steps)('$name keeps every row that was there before it', async ({ index }) => {
    const { source, drop } = await emptyDatabase(dialect);
    const database = await openDatabase(source);
    try {
      await migrate(database, migrations.slice(0, index), now);
      if (index > 0) await furnish(database);
      if (index > 1) await account(database);
      const before = await dump(database);
      expect(await migrate(database, migrations.slice(0, index + 1), now)).toEqual([migrations[index]?.name]);
      const after = await dump(
        database,
        Object.keys(before).filter((table) => table !== 'migration'),
      );
      for (const [table, rows] of Object.entries(after)) {
        const was = (before[table] ?? []).map((row) => expect.objectContaining(JSON.parse(row) as object) as unknown);
        // A step may add columns, never lose or change what stood in the others.
        expect(
          rows.map((row) => JSON.parse(row) as unknown),
          table,
        ).toEqual(expect.arrayContaining(was));
      }
    } finally {
      await database.close();
      await drop();
    }
  });

  it('does nothing the second time', async () => {
    const { source, drop } = await emptyDatabase(dialect);
    const database = await openDatabase(source);
    await migrate(database, migrations, now);
    const before = await dump(database);
    expect(await migrate(database, migrations, now)).toEqual([]);
    expect(await dump(database)).toEqual(before);
    await database.close();
    await drop();
  });

  it('two programs starting at once do each step once', async () => {
    if (dialect === 'sqlite') return expect(migrations.length).toBeGreaterThan(1);
    const { source, drop } = await emptyDatabase(dialect);
    const [one, other] = await Promise.all([openDatabase(source), openDatabase(source)]);
    await Promise.all([migrate(one, migrations, now), migrate(other, migrations, now)]);
    expect(await pendingMigrations(one, migrations)).toEqual([]);
    await Promise.all([one.close(), other.close()]);
    await drop();
    return undefined;
  });

  it('a database of a newer program is refused and left as it was', async () => {
    const { source, folder, drop } = await emptyDatabase(dialect);
    const database = await openDatabase(source);
    await migrate(database, migrations, now);
    await database.write('migration').insert({ name: '9999-from-the-future', applied_at: now() });
    const before = await dump(database);
    await database.close();
    const file = join(folder, 'kapocs.sqlite');
    const print = (): string => (existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : '');
    const printed = print();
    const begin = start({
      dataDir: folder,
      port: 0,
      portalPort: 'off',
      key: 'sqlite' in source ? source.sqlite.key : null,
      keyFile: null,
      training: true,
      demo: null,
      clock: null,
      launchSecret: null,
      databaseUrl: 'postgresql' in source ? source.postgresql.url : null,
      bundles: folder,
    });
    await expect(begin).rejects.toMatchObject({ code: 'DATABASE_NEWER' });
    expect(print()).toBe(printed);
    expect(readdirSync(join(folder, 'backups'))).toEqual([]);
    const again = await openDatabase(source);
    expect(await dump(again)).toEqual(before);
    await again.close();
    await drop();
  });

  it('a copy is made before an existing database changes', async () => {
    const { source, folder, drop } = await emptyDatabase(dialect);
    const database = await openDatabase(source);
    await migrate(database, migrations.slice(0, -1), now);
    await furnish(database);
    await database.close();
    const running = await start({
      dataDir: folder,
      port: 0,
      portalPort: 'off',
      key: 'sqlite' in source ? source.sqlite.key : null,
      keyFile: null,
      training: true,
      demo: null,
      clock: null,
      launchSecret: null,
      databaseUrl: 'postgresql' in source ? source.postgresql.url : null,
      bundles: folder,
    });
    await running.close();
    if ('sqlite' in source) {
      const [copy = ''] = readdirSync(join(folder, 'backups'));
      const opened = await openDatabase({
        sqlite: { filename: join(folder, 'backups', copy), key: source.sqlite.key },
      });
      expect(await pendingMigrations(opened, migrations)).toHaveLength(1);
      expect((await dump(opened, ['insurer']))['insurer']).toHaveLength(1);
      await opened.close();
    } else {
      const opened = await openDatabase(source);
      const schemas = await opened
        .read('pg_namespace')
        .select<{ nspname: string }[]>('nspname')
        .where('nspname', 'like', 'kapocs\\_%');
      expect(schemas).toHaveLength(1);
      const copied = await opened.read.raw<{ rows: unknown[] }>(`select name from "${schemas[0]?.nspname}".insurer`);
      expect(copied.rows).toHaveLength(1);
      await opened.close();
    }
    await drop();
  });

  it('names tables the same in both databases', async () => {
    const { source, drop } = await emptyDatabase(dialect);
    const database = await openDatabase(source);
    await migrate(database, migrations, now);
    const names = await tableNames(database);
    expect(names).toEqual(
      expect.arrayContaining(['account', 'account_tally', 'cohort', 'history', 'insurer', 'staff']),
    );
    await database.close();
    await drop();
  });
});
