import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { session } from '#contract/session.ts';
import { openDatabase, type Database } from '#db/connect.ts';
import { databaseKey } from '../../api/key.ts';
import { Client } from './client.ts';
import { newPostgres } from './databases.ts';
import { startServer, type ServerProcess } from './server-process.ts';
import { ADMIN, type Dialect } from './world.ts';

/** The program in a process of its own, that can be killed and started again on the same data. */
export type Killable = {
  readonly admin: Client;
  /** SIGKILL and a new start; who was signed in still is */
  killed: () => Promise<void>;
  /** ends the program and looks into what it left */
  inspect: <T>(look: (database: Database) => Promise<T>) => Promise<T>;
  remove: () => Promise<void>;
};

const setUp = {
  displayName: 'Teszt Elek',
  ...ADMIN,
  insurer: { name: 'Minta Biztosító' },
  cohort: { name: '2012. évi megújítás', deadline: '2012-02-20' },
};

export async function openKillable(dialect: Dialect): Promise<Killable> {
  const folder = mkdtempSync(join(tmpdir(), 'kapocs-kill-'));
  const postgres = dialect === 'postgresql' ? await newPostgres({ migrated: true }) : null;
  const flags = ['--data', folder, '--port', '0', '--portal-port', 'off', '--training', '--no-open'];
  const begin = (): Promise<ServerProcess> =>
    startServer([...flags, '--clock', '2012-02-15T09:00:00Z'], postgres ? { KAPOCS_DATABASE_URL: postgres.url } : {});
  let server = await begin();
  let admin = new Client(server.url);
  await admin.call(session.setup, setUp);
  const open = (): Promise<Database> =>
    postgres
      ? openDatabase({ postgresql: { url: postgres.url } })
      : openDatabase({
          sqlite: {
            filename: join(folder, 'kapocs.sqlite'),
            key: databaseKey({ key: null, keyFile: null, folder, databaseExists: true }),
          },
        });
  return {
    get admin() {
      return admin;
    },
    killed: async () => {
      await server.kill();
      server = await begin();
      admin = new Client(server.url, admin);
    },
    inspect: async (look) => {
      await server.stop();
      const database = await open();
      try {
        return await look(database);
      } finally {
        await database.close();
      }
    },
    remove: async () => {
      await server.kill();
      await postgres?.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
